// The only SQL on idempotency keys.
import type { Ctx } from '../context.js';

export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/**
 * Claims a key; one that is older than 24 hours counts as new. While another transaction holds it,
 * waits for that one to end.
 *
 * @returns whether it was free
 */
export async function claimKey(
  { db, tenant }: Ctx,
  principal: string,
  key: string,
  fingerprint: Buffer,
): Promise<boolean> {
  const rows = await db.query<object>(
    `insert into idempotency_keys as k (tenant_id, principal, key, fingerprint) values ($1, $2, $3, $4)
     on conflict (tenant_id, principal, key) do update
       set fingerprint = excluded.fingerprint, status = null, headers = null, body = null, created_at = now()
       where k.created_at < now() - interval '24 hours'
     returning key`,
    [tenant.id, principal, key, fingerprint],
  );
  return rows.length > 0;
}

export interface HeldKey extends Omit<StoredAnswer, 'status'> {
  fingerprint: Buffer;
  /** Null while the first request is under way. */
  status: number | null;
  /** Seconds since it was claimed. */
  age: number;
}

export async function selectAnswer(
  { db, tenant }: Ctx,
  principal: string,
  key: string,
): Promise<HeldKey | undefined> {
  const rows = await db.query<HeldKey>(
    `select fingerprint, status, headers, body,
       extract(epoch from now() - created_at)::float8 as age from idempotency_keys
     where tenant_id = $1 and principal = $2 and key = $3`,
    [tenant.id, principal, key],
  );
  return rows[0];
}

export async function storeAnswer(
  { db, tenant }: Ctx,
  principal: string,
  key: string,
  answer: StoredAnswer,
): Promise<void> {
  await db.query(
    `update idempotency_keys set status = $4, headers = $5, body = $6
     where tenant_id = $1 and principal = $2 and key = $3`,
    [tenant.id, principal, key, answer.status, answer.headers, answer.body],
  );
}

export async function deleteKey(
  { db, tenant }: Ctx,
  principal: string,
  key: string,
): Promise<void> {
  await db.query(
    'delete from idempotency_keys where tenant_id = $1 and principal = $2 and key = $3 and status is null',
    [tenant.id, principal, key],
  );
}

/** @returns how many that are older than 24 hours, and so count no more, were removed */
export async function deleteOldKeys({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `with gone as (
       delete from idempotency_keys
       where tenant_id = $1 and created_at < now() - interval '24 hours' returning 1
     )
     select count(*)::int as count from gone`,
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}
