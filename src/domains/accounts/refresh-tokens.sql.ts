// The only SQL on refresh tokens.
import type { Ctx } from '../../context.js';

export interface RefreshTokenRow {
  id: string;
  userId: string;
  familyId: string;
  secretHash: Buffer;
  expired: boolean;
  used: boolean;
  revoked: boolean;
}

export async function insertRefreshToken(
  { db, tenant, client, deps }: Ctx,
  token: { id: string; userId: string; familyId: string; secretHash: Buffer },
): Promise<void> {
  await db.query(
    `insert into refresh_tokens
       (tenant_id, id, user_id, family_id, secret_hash, expires_at, user_agent, network)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6), $7, $8)`,
    [
      tenant.id,
      token.id,
      token.userId,
      token.familyId,
      token.secretHash,
      deps.config.REFRESH_TOKEN_DAYS,
      client?.userAgent ?? null,
      client?.network ?? null,
    ],
  );
}

/** @returns the user whose token it is, without a lock */
export async function selectTokenOwner(
  { db, tenant }: Ctx,
  id: string,
): Promise<string | undefined> {
  const rows = await db.query<{ userId: string }>(
    `select user_id as "userId" from refresh_tokens where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0]?.userId;
}

/** Whether a session has a refresh token that still works. */
export async function isSessionOpen(
  { db, tenant }: Ctx,
  familyId: string,
  userId: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `select from refresh_tokens
     where tenant_id = $1 and family_id = $2 and user_id = $3
       and revoked_at is null and expires_at > now()
     limit 1`,
    [tenant.id, familyId, userId],
  );
  return rows.length > 0;
}

/** Whether the user has logged in from the network within the last 90 days. */
export async function isKnownNetwork(
  { db, tenant }: Ctx,
  userId: string,
  network: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `select from refresh_tokens
     where tenant_id = $1 and user_id = $2 and network = $3
       and created_at > now() - interval '90 days'
     limit 1`,
    [tenant.id, userId, network],
  );
  return rows.length > 0;
}

export interface SessionRow {
  id: string;
  userAgent: string | null;
  network: string | null;
  createdAt: string;
  lastUsedAt: string;
}

/** The user's open sessions, the one used last first; at most 100. */
export const selectSessions = ({ db, tenant }: Ctx, userId: string): Promise<SessionRow[]> =>
  db.query(
    `select family_id as id, min(created_at) as "createdAt", max(created_at) as "lastUsedAt",
       (array_agg(user_agent order by created_at desc))[1] as "userAgent",
       (array_agg(network order by created_at desc))[1] as network
     from refresh_tokens where tenant_id = $1 and user_id = $2
     group by family_id
     having bool_or(revoked_at is null and used_at is null and expires_at > now())
     order by max(created_at) desc, family_id limit 100`,
    [tenant.id, userId],
  );

/** For update: of two simultaneous uses of one token, the second finds it used. */
export async function lockRefreshToken(
  { db, tenant }: Ctx,
  id: string,
): Promise<RefreshTokenRow | undefined> {
  const rows = await db.query<RefreshTokenRow>(
    `select id, user_id as "userId", family_id as "familyId", secret_hash as "secretHash",
       expires_at <= now() as expired, used_at is not null as used, revoked_at is not null as revoked
     from refresh_tokens where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function markRefreshTokenUsed({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(`update refresh_tokens set used_at = now() where tenant_id = $1 and id = $2`, [
    tenant.id,
    id,
  ]);
}

/** @returns ids of the sessions that ended */
export async function revokeTokensOfUser(
  { db, tenant }: Ctx,
  userId: string,
  exceptFamily: string | null,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `update refresh_tokens set revoked_at = now()
     where tenant_id = $1 and user_id = $2 and revoked_at is null
       and ($3::uuid is null or family_id <> $3)
     returning family_id as id`,
    [tenant.id, userId, exceptFamily],
  );
  return [...new Set(rows.map(({ id }) => id))];
}

/** @returns whether the user had such a session that was open */
export async function revokeFamily(
  { db, tenant }: Ctx,
  userId: string,
  familyId: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    `update refresh_tokens set revoked_at = now()
     where tenant_id = $1 and user_id = $2 and family_id = $3 and revoked_at is null
     returning id`,
    [tenant.id, userId, familyId],
  );
  return rows.length > 0;
}

/** @returns how many; a used one is kept until then, so that its reuse is noticed */
export async function deleteExpiredTokens({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `with gone as (
       delete from refresh_tokens where tenant_id = $1 and expires_at < now() returning 1
     )
     select count(*)::int as count from gone`,
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}
