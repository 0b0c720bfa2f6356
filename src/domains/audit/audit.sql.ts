// The only SQL on the audit log.
import { actorId, type Ctx } from '../../context.js';
import type { AuditEntry } from '../../contract/generated/audit.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

export type NewEntry = Pick<
  AuditEntry,
  'id' | 'operation' | 'subjectType' | 'subjectId' | 'outcome'
> & { before: object | null; after: object | null };

const actorKindOf = ({ actor }: Ctx): AuditEntry['actor']['kind'] =>
  actor.kind === 'user' ? (actor.isApiKey ? 'apiKey' : 'user') : 'operator';

/** @param tenantId whose log it is; the transaction is bound to it */
export async function insertEntry(ctx: Ctx, tenantId: string, entry: NewEntry): Promise<void> {
  const { actor, db, requestId } = ctx;
  await db.query(
    `insert into audit_entries (tenant_id, id, operation, actor_kind, actor_id, actor_roles, subject_type,
       subject_id, outcome, before, after, request_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      ...[tenantId, entry.id, entry.operation, actorKindOf(ctx), actorId(ctx)],
      ...[actor.kind === 'user' ? actor.roles : [], entry.subjectType, entry.subjectId],
      ...[entry.outcome, entry.before, entry.after, requestId],
    ],
  );
}

/** Says how an operation went whose outcome was unknown; of no other may it be said. */
export async function concludeEntry({ db, tenant }: Ctx, entry: NewEntry): Promise<void> {
  await db.query(
    `update audit_entries set subject_id = $3, outcome = $4, before = $5, after = $6
     where tenant_id = $1 and id = $2`,
    [tenant.id, entry.id, entry.subjectId, entry.outcome, entry.before, entry.after],
  );
}

export type EntryRow = Omit<AuditEntry, 'actor'> & {
  actorKind: AuditEntry['actor']['kind'];
  actorId: string | null;
  actorRoles: AuditEntry['actor']['roles'];
};

export interface EntryFilter {
  operation?: string;
  subjectType?: AuditEntry['subjectType'];
  subjectId?: string;
  actorId?: string;
  /** RFC 3339. */
  createdFrom?: string;
  createdTo?: string;
}

export function selectEntryPage(
  { db, tenant }: Ctx,
  filter: EntryFilter,
  request: PageRequest,
): Promise<Page<EntryRow>> {
  const query = sql
    .queryBuilder()
    .from('audit_entries')
    .where('tenant_id', tenant.id)
    .select(
      sql.raw(`id, operation, actor_kind as "actorKind", actor_id as "actorId",
        actor_roles as "actorRoles", subject_type as "subjectType", subject_id as "subjectId", outcome,
        before, after, request_id as "requestId", created_at as "createdAt"`),
    );
  if (filter.operation !== undefined) query.where('operation', filter.operation);
  if (filter.subjectType !== undefined) query.where('subject_type', filter.subjectType);
  if (filter.subjectId !== undefined) query.where('subject_id', filter.subjectId);
  if (filter.actorId !== undefined) query.where('actor_id', filter.actorId);
  if (filter.createdFrom !== undefined) query.where('created_at', '>=', filter.createdFrom);
  if (filter.createdTo !== undefined) query.where('created_at', '<', filter.createdTo);
  return fetchPage<EntryRow>(db, query, { id: 'id', descending: true }, request);
}
