// Carries out one operation for a caller, whichever door it came through: the handler, its answer in
// the form that is stored for repeats, and the idempotency key around both.
import { createHash, createHmac } from 'node:crypto';
import type { Readable } from 'node:stream';
import { stringify } from 'safe-stable-stringify';
import { type Ctx, isStaff, type Log } from '../context.js';
import { tenantReads } from '../db/connect.js';
import type { Deps } from '../deps.js';
import { cachedReads } from '../domains.js';
import { AppError } from '../errors.js';
import { etagOf } from '../http/conditional.js';
import { once, onceAcrossCalls } from '../http/idempotency.js';
import type { StoredAnswer } from '../http/idempotency.sql.js';
import { problemType, toFault, toProblem } from '../http/problem.js';
import type { Caller } from '../http/security.js';
import { carryOut } from './audited.js';
import type { Operation, UploadedFile } from './types.js';

export interface AnyInput {
  params: unknown;
  query: unknown;
  headers: unknown;
  body: unknown;
  isCurrent(version: number): boolean;
}

/** A handler as the server sees it; the rooms see it typed by their operation. */
export type AnyHandler = (
  ctx: Ctx,
  input: AnyInput,
) => Promise<{
  status: number;
  body?: unknown;
  location?: string;
  headers?: Record<string, string>;
}>;

export interface Call {
  operation: Operation;
  handler: AnyHandler;
  caller: Caller;
  log: Log;
  requestId: string;
  /** The path that was asked for, as problem documents name it. */
  instance: string;
  input: AnyInput;
  /** The version that the change is based on, as the client named it. */
  condition: string | null;
  /** The idempotency key. */
  key?: string;
  file?: UploadedFile;
  serialize(status: number, body: unknown): string;
}

/** `replayed` where it is what an earlier request with the same key was answered. */
export type Answer = FreshAnswer & { replayed?: boolean };

/** @throws what the handler throws, unless it is an answer that is stored under the key */
export async function perform(deps: Deps, call: Call): Promise<Answer> {
  const { operation, key } = call;
  const ctx = contextOf(deps, call.caller, call.log, call.requestId);
  const produce = (ctx: Ctx) => produceAnswer(ctx, call);
  if (operation.cached && !isStaff(ctx)) return cachedAnswer(ctx, call);
  if (key === undefined || ctx.actor.kind !== 'user') return produce(ctx);
  const refuse = (error: AppError): StoredAnswer => {
    const fault = toFault(error, deps.constraints);
    return {
      status: fault.status,
      headers: { 'content-type': problemType },
      body: JSON.stringify(toProblem(fault, call.instance, call.requestId)),
    };
  };
  const run = operation.callsOut ? onceAcrossCalls : once;
  const keyed = {
    key,
    principal: ctx.actor.userId,
    fingerprint: fingerprintOf(call, deps.fingerprintKey),
  };
  if (!operation.secretAnswer) return run(ctx, keyed, produce, refuse);
  const sealed = await run(ctx, keyed, withBody(produce, deps.seal.seal), refuse);
  return sealed.status < 300
    ? { ...sealed, body: openSealed(deps, sealed.body as string) }
    : sealed;
}

/** @throws AppError `outcome_unknown` if the key of the configuration was changed since */
function openSealed(deps: Deps, body: string): string {
  try {
    return deps.seal.open(body);
  } catch {
    throw new AppError(
      'conflict',
      'outcome_unknown',
      'The stored answer cannot be read any more; look at what the first request has done.',
    );
  }
}

export function contextOf(
  deps: Deps,
  { tenant, actor, client }: Caller,
  log: Log,
  requestId: string,
): Ctx {
  const db = tenantReads(deps.pool, tenant.id);
  const outside = { called: false };
  const caller = { tenant, actor, ...(client && { client }) };
  return { ...caller, requestId, log, db, inTransaction: false, outside, deps };
}

const produceAnswer = async (ctx: Ctx, call: Call): Promise<FreshAnswer> =>
  finish(call, await carryOut(ctx, call.operation, call.handler, call.input));

type FreshAnswer = StoredAnswer & { stream?: Readable | (() => Promise<Buffer>) };

/** Serialises what a handler answered. */
function finish(
  { operation, serialize }: Call,
  { status, body, location, headers: given }: Awaited<ReturnType<AnyHandler>>,
): FreshAnswer {
  const declared = operation.replies[status];
  if (!declared)
    throw new Error(`${operation.id} answered ${status}, which the contract does not know.`);
  const headers: Record<string, string> = {
    ...given,
    ...(location !== undefined && { location }),
  };
  if (declared.type === null) return { status, headers, body: null };
  const isText = /^text\/|json$/.test(declared.type);
  headers['content-type'] = isText ? `${declared.type}; charset=utf-8` : declared.type;
  if (declared.type !== 'application/json')
    return { status, headers, body: null, stream: body as NonNullable<FreshAnswer['stream']> };
  const text = serialize(status, body);
  if (declared.etag) headers.etag = etagOf((body as { version?: number }).version, text);
  return { status, headers, body: text };
}

/** What the public may see is the same for all who are not staff. */
function cachedAnswer(ctx: Ctx, call: Call): Promise<StoredAnswer> {
  const { operation, input } = call;
  const referencesOf = cachedReads[operation.id as keyof typeof cachedReads] as (
    input: AnyInput,
    body: unknown,
  ) => string[];
  return ctx.deps.readCache.answer({
    tenantId: ctx.tenant.id,
    key: `${operation.id} ${stringify([input.params, input.query])}`,
    async produce() {
      const handled = await call.handler(ctx, input);
      const answer = finish(call, handled);
      return { answer, references: referencesOf(input, handled.body) };
    },
  });
}

const withBody =
  (produce: (ctx: Ctx) => Promise<StoredAnswer>, change: (body: string) => string) =>
  async (ctx: Ctx) => {
    const answer = await produce(ctx);
    return { ...answer, body: answer.body === null ? null : change(answer.body) };
  };

const hasPassword = ({ body }: Operation) => JSON.stringify(body).includes('"format":"password"');

/** What makes two requests the same: operation, path, query, version and body, in any order of members. */
function fingerprintOf({ operation, input, condition, file }: Call, key: Buffer): Buffer {
  const body = file ? null : (input.body ?? null);
  const asked = [operation.id, input.params, input.query, condition, body];
  // A plain hash of a body with a password could be guessed by who has the database.
  const hash = hasPassword(operation) ? createHmac('sha256', key) : createHash('sha256');
  hash.update(stringify(asked));
  if (file) hash.update(file.digest);
  return hash.digest();
}
