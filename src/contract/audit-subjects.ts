// How the rooms say what their writes change, for the audit log: a thing, how it is found in a
// request, and how it reads before and after.
import type { Ctx } from '../context.js';
import type { AuditEntry } from './generated/audit.js';
import type { AnyInput } from './perform.js';
import type { OperationId, Operations, RoomName, RoutesOf } from './types.js';

export interface AuditSubject {
  type: AuditEntry['subjectType'];
  /**
   * The thing as its own operations answer it, without secrets.
   *
   * @throws AppError `not_found`, or answers undefined, where there is none
   */
  read(ctx: Ctx, id: string): Promise<object | undefined>;
  /** Keeps others from changing it until the transaction ends: what is read as before is before. */
  lock(ctx: Ctx, id: string): Promise<unknown>;
  /** Whose log it belongs in, where that is not the caller's tenant's. */
  tenantOf?(id: string): string;
}

export interface AuditedWrite {
  subject: AuditSubject;
  /** Its id as the request names it; null for what is not there yet. */
  idOf(ctx: Ctx, input: AnyInput): Promise<string | null> | string | null;
  /** Of the same kind, what is changed along with it. */
  alsoOf?(ctx: Ctx, input: AnyInput): Promise<string[]>;
  /** Whether there is no entry where nothing has changed: of what is said again and again. */
  onlyChanges?: true;
  /** Its id in the answer, where the request has none. */
  madeOf(body: unknown): string;
}

const idOfBody = (body: unknown) => (body as { id: string }).id;

/** A write that makes the thing. */
export const creates = (
  subject: AuditSubject,
  madeOf: AuditedWrite['madeOf'] = idOfBody,
): AuditedWrite => ({ subject, idOf: () => null, madeOf });

/** A write to the thing that a parameter of the path names. */
export const changes = (subject: AuditSubject, parameter: string): AuditedWrite => ({
  subject,
  idOf: (_ctx, { params }) => (params as Record<string, string>)[parameter]?.toLowerCase() ?? null,
  madeOf: idOfBody,
});

/** For things that two people hardly ever change at once, and that nothing else changes. */
export const noLock = async (): Promise<void> => {};

type Workers = 'staff' | 'admin' | 'service' | 'platform';
/** Writes that others than customers may do. */
export type AuditedId = {
  [K in OperationId]: Operations[K] extends { method: 'GET' }
    ? never
    : Operations[K] extends { access: 'required'; roles: infer R extends readonly string[] }
      ? Extract<R[number], Workers> extends never
        ? never
        : K
      : never;
}[OperationId];

/** What each of a room's writes changes; null for one that changes nothing. */
export type AuditOf<R extends RoomName> = {
  [K in Extract<AuditedId, keyof RoutesOf<R>>]: AuditedWrite | null;
};
export type AuditTable = { [K in AuditedId]: AuditedWrite | null };
