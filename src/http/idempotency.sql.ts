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

export async function selectAnswer(
  { db, tenant }: Ctx,
  principal: string,
  key: string,
): Promise<(StoredAnswer & { fingerprint: Buffer }) | undefined> {
  const rows = await db.query<StoredAnswer & { fingerprint: Buffer }>(
    `select fingerprint, status, headers, body from idempotency_keys
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
