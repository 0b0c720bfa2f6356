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

/** @returns undefined for one that does not exist, is revoked or has expired */
export async function selectUsableApiKey(
  { db, tenant }: Ctx,
  id: string,
): Promise<UsableApiKey | undefined> {
  const rows = await db.query<UsableApiKey>(
    `select roles, secret_hash as "secretHash",
       coalesce(last_used_at > now() - interval '1 minute', false) as recorded
     from api_keys
     where tenant_id = $1 and id = $2 and revoked_at is null
       and (expires_at is null or expires_at > now())`,
    [tenant.id, id],
  );
  return rows[0];
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
