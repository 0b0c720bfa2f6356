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
  { db, tenant, deps }: Ctx,
  token: { id: string; userId: string; familyId: string; secretHash: Buffer },
): Promise<void> {
  await db.query(
    `insert into refresh_tokens (tenant_id, id, user_id, family_id, secret_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6))`,
    [
      tenant.id,
      token.id,
      token.userId,
      token.familyId,
      token.secretHash,
      deps.config.REFRESH_TOKEN_DAYS,
    ],
  );
}

/** For update: of two simultaneous uses of one token, the second finds it used. */
export async function lockRefreshToken(
  { db, tenant }: Ctx,
  id: string,
): Promise<RefreshTokenRow | undefined> {
  const rows = await db.query<RefreshTokenRow>(
    `select id, user_id as "userId", family_id as "familyId", secret_hash as "secretHash",
       expires_at <= now() as expired, used_at is not null as used, revoked_at is not null as revoked
     from refresh_tokens where tenant_id = $1 and id = $2 for update`,
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

export async function revokeTokensOfUser({ db, tenant }: Ctx, userId: string): Promise<void> {
  await db.query(
    `update refresh_tokens set revoked_at = now()
     where tenant_id = $1 and user_id = $2 and revoked_at is null`,
    [tenant.id, userId],
  );
}

export async function revokeFamily({ db, tenant }: Ctx, familyId: string): Promise<void> {
  await db.query(
    `update refresh_tokens set revoked_at = now()
     where tenant_id = $1 and family_id = $2 and revoked_at is null`,
    [tenant.id, familyId],
  );
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
