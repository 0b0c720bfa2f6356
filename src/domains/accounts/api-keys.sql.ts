// The only SQL on API keys.
import type { Ctx } from '../../context.js';
import type { ApiKey } from '../../contract/generated/accounts.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, name, roles, created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", last_used_at as "lastUsedAt"`;

export async function insertApiKey(
  { db, tenant }: Ctx,
  key: {
    id: string;
    name: string;
    roles: string[];
    secretHash: Buffer;
    createdBy: string | null;
    expiresAt: string | null;
  },
): Promise<ApiKey> {
  const rows = await db.query<ApiKey>(
    `insert into api_keys (tenant_id, id, name, roles, secret_hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning ${columns}`,
    [tenant.id, key.id, key.name, key.roles, key.secretHash, key.createdBy, key.expiresAt],
  );
  return rows[0] as ApiKey;
}

export interface UsableApiKey {
  roles: ApiKey['roles'];
  secretHash: Buffer;
  /** Whether its last use was recorded within the last minute. */
  recorded: boolean;
}

/** Maximum depth of keys created by keys, plus one. Deeper keys are refused. */
const generations = 20;

/**
 * Returns a key that may be used: it, and the keys that it was made by, are neither revoked nor expired,
 * and the user who made the first of them is still an active admin.
 */
export async function selectUsableApiKey(
  { db, tenant }: Ctx,
  id: string,
): Promise<UsableApiKey | undefined> {
  const rows = await db.query<UsableApiKey & { usable: boolean }>(
    `with recursive line as (
       select id, created_by, revoked_at, expires_at, 1 as generation
       from api_keys where tenant_id = $1 and id = $2
       union all
       select maker.id, maker.created_by, maker.revoked_at, maker.expires_at, generation + 1
       from line join api_keys maker on maker.tenant_id = $1 and maker.id = line.created_by
       where generation < $3
     )
     select key.roles, key.secret_hash as "secretHash",
       coalesce(key.last_used_at > now() - interval '1 minute', false) as recorded,
       (select bool_and(revoked_at is null and coalesce(expires_at > now(), true)) from line)
       -- The recursion stopped here, so the first key of a longer chain is unknown.
       and not exists (select from line where generation = $3)
       and not exists (
         select from users maker join line on maker.id = line.created_by
         where maker.tenant_id = $1 and not (maker.active and maker.role = 'admin')
       ) as usable
     from api_keys key where key.tenant_id = $1 and key.id = $2`,
    [tenant.id, id, generations],
  );
  return rows[0]?.usable ? rows[0] : undefined;
}

export async function recordUse({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query('update api_keys set last_used_at = now() where tenant_id = $1 and id = $2', [
    tenant.id,
    id,
  ]);
}

/** @returns whether there is such a key; one that was revoked before keeps its time */
export async function markRevoked({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query<object>(
    `update api_keys set revoked_at = coalesce(revoked_at, now())
     where tenant_id = $1 and id = $2 returning id`,
    [tenant.id, id],
  );
  return rows.length > 0;
}

/** Returns who made the first key of the chain that a key comes from; the id itself for a user. */
export async function selectFirstMaker({ db, tenant }: Ctx, id: string): Promise<string> {
  const rows = await db.query<{ id: string }>(
    `with recursive line as (
       select $2::uuid as id, 0 as generation
       union all
       select key.created_by, generation + 1 from line
       join api_keys key on key.tenant_id = $1 and key.id = line.id
       where key.created_by is not null and generation < $3
     )
     select id from line order by generation desc limit 1`,
    [tenant.id, id, generations],
  );
  return rows[0]?.id ?? id;
}

/** Returns ids of the keys made by a user or a key, including keys made by these keys. */
export async function selectKeysOf({ db, tenant }: Ctx, makerId: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `with recursive made as (
       select id from api_keys where tenant_id = $1 and created_by = $2
       union
       select key.id from made join api_keys key on key.tenant_id = $1 and key.created_by = made.id
     )
     select id from made`,
    [tenant.id, makerId],
  );
  return rows.map(({ id }) => id);
}

export async function selectApiKey({ db, tenant }: Ctx, id: string): Promise<ApiKey | undefined> {
  const rows = await db.query<ApiKey>(
    `select ${columns} from api_keys where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export const selectApiKeyNames = (
  { db, tenant }: Ctx,
  ids: string[],
): Promise<Array<{ id: string; name: string; email: null }>> =>
  db.query(
    `select id, name, null as email from api_keys where tenant_id = $1 and id = any($2::uuid[])`,
    [tenant.id, ids],
  );

export function selectApiKeyPage({ db, tenant }: Ctx, request: PageRequest): Promise<Page<ApiKey>> {
  const query = sql
    .queryBuilder()
    .from('api_keys')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  return fetchPage<ApiKey>(db, query, { id: 'id', descending: true }, request);
}
