// The only SQL on the tokens of links that are sent by e-mail.
import type { Ctx } from '../../context.js';
import type { Invitation } from '../../contract/generated/accounts.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

export type TokenPurpose = 'password_reset' | 'email_verification' | 'invitation';

export interface AccountTokenRow {
  id: string;
  purpose: TokenPurpose;
  userId: string | null;
  email: string;
  role: Invitation['role'] | null;
  secretHash: Buffer;
  /** The user or API key that invites; null for the operator. */
  createdBy: string | null;
  /** Whether it can still be used. */
  usable: boolean;
}

export interface NewAccountToken {
  id: string;
  purpose: TokenPurpose;
  userId: string | null;
  email: string;
  role: Invitation['role'] | null;
  secretHash: Buffer;
  createdBy: string | null;
  lifeMinutes: number;
}

export async function insertAccountToken(
  { db, tenant }: Ctx,
  token: NewAccountToken,
): Promise<void> {
  await db.query(
    `insert into account_tokens
       (tenant_id, id, purpose, user_id, email, role, secret_hash, created_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(mins => $9))`,
    [
      ...[tenant.id, token.id, token.purpose, token.userId, token.email, token.role],
      ...[token.secretHash, token.createdBy, token.lifeMinutes],
    ],
  );
}

const columns = `id, purpose, user_id as "userId", email, role, secret_hash as "secretHash",
  created_by as "createdBy", used_at is null and revoked_at is null and expires_at > now() as usable`;

/** @returns the token as it is, without a lock */
export async function selectAccountToken(
  { db, tenant }: Ctx,
  id: string,
): Promise<AccountTokenRow | undefined> {
  const rows = await db.query<AccountTokenRow>(
    `select ${columns} from account_tokens where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

/** Locks a token: of two simultaneous uses, the second finds it used. */
export async function lockAccountToken(
  { db, tenant }: Ctx,
  id: string,
): Promise<AccountTokenRow | undefined> {
  const rows = await db.query<AccountTokenRow>(
    `select ${columns} from account_tokens where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function markTokenUsed({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query('update account_tokens set used_at = now() where tenant_id = $1 and id = $2', [
    tenant.id,
    id,
  ]);
}

/** Revokes the open links of a purpose that were sent for a user. */
export async function revokeTokensOf(
  { db, tenant }: Ctx,
  userId: string,
  purpose: TokenPurpose,
): Promise<void> {
  await db.query(
    `update account_tokens set revoked_at = now()
     where tenant_id = $1 and user_id = $2 and purpose = $3
       and used_at is null and revoked_at is null`,
    [tenant.id, userId, purpose],
  );
}

/** Serialises invitations of one address until the end of the transaction. */
export async function lockInvitationsOf({ db, tenant }: Ctx, email: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `invitation ${tenant.id} ${email}`,
  ]);
}

/** Revokes the open invitations of an address. */
export async function revokeInvitationsOf({ db, tenant }: Ctx, email: string): Promise<void> {
  await db.query(
    `update account_tokens set revoked_at = now()
     where tenant_id = $1 and email = $2 and purpose = 'invitation'
       and used_at is null and revoked_at is null`,
    [tenant.id, email],
  );
}

/** @returns links of a purpose that were made for a user within the last hour */
export async function countRecentTokens(
  { db, tenant }: Ctx,
  userId: string,
  purpose: TokenPurpose,
): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*)::int as count from account_tokens
     where tenant_id = $1 and user_id = $2 and purpose = $3
       and created_at > now() - interval '1 hour'`,
    [tenant.id, userId, purpose],
  );
  return rows[0]?.count ?? 0;
}

const listed = `id, email, role, created_by as "invitedBy", created_at as "createdAt",
  expires_at as "expiresAt", used_at as "acceptedAt", revoked_at as "revokedAt"`;

export async function selectInvitation(
  { db, tenant }: Ctx,
  id: string,
): Promise<Invitation | undefined> {
  const rows = await db.query<Invitation>(
    `select ${listed} from account_tokens
     where tenant_id = $1 and id = $2 and purpose = 'invitation'`,
    [tenant.id, id],
  );
  return rows[0];
}

export function selectInvitationPage(
  { db, tenant }: Ctx,
  request: PageRequest,
): Promise<Page<Invitation>> {
  const query = sql
    .queryBuilder()
    .from('account_tokens')
    .where('tenant_id', tenant.id)
    .where('purpose', 'invitation')
    .select(sql.raw(listed));
  return fetchPage<Invitation>(db, query, { id: 'id', descending: true }, request);
}

export async function markInvitationRevoked({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(
    `update account_tokens set revoked_at = coalesce(revoked_at, now())
     where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
}

/** @returns how many tokens were removed; invitations stay on their list for 90 days */
export async function deleteOldAccountTokens({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ id: string }>(
    `delete from account_tokens where tenant_id = $1 and expires_at < now() -
       case when purpose = 'invitation' then interval '90 days' else interval '1 day' end
     returning id`,
    [tenant.id],
  );
  return rows.length;
}
