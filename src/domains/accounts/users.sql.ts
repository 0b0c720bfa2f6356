// The only SQL on users.

import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, email, email_verified_at is not null as "emailVerified", first_name as "firstName", last_name as "lastName", phone,
  (select max(i.issuer) from user_identities i where i.tenant_id = users.tenant_id and i.user_id = users.id) as issuer,
  role, active, created_at as "createdAt", updated_at as "updatedAt"`;

export interface UserRow {
  id: string;
  /** Null for a service that an OpenID provider knows by no address. */
  email: string | null;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  phone: string | null;
  /** The OpenID provider that the user comes from; null for a local account. */
  issuer: string | null;
  role: Role;
  active: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface NewUser {
  id: string;
  email: string | null;
  passwordHash: string | null;
  firstName: string;
  lastName: string;
  phone: string | null;
  role: Role;
}

export async function insertUser({ db, tenant }: Ctx, user: NewUser): Promise<UserRow> {
  const rows = await db.query<UserRow>(
    `insert into users (tenant_id, id, email, password_hash, first_name, last_name, phone, role)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${columns}`,
    [
      tenant.id,
      user.id,
      user.email,
      user.passwordHash,
      user.firstName,
      user.lastName,
      user.phone,
      user.role,
    ],
  );
  return rows[0] as UserRow;
}

export async function selectUser({ db, tenant }: Ctx, id: string): Promise<UserRow | undefined> {
  const rows = await db.query<UserRow>(
    `select ${columns} from users where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

/** Locks a user, then reads it: a sub-select beside the lock would see the state before the wait. */
export async function lockUser(ctx: Ctx, id: string): Promise<UserRow | undefined> {
  return (await lockAccount(ctx, id)) && selectUser(ctx, id);
}

export interface AccountRow {
  id: string;
  email: string | null;
  role: Role;
  active: boolean;
  passwordHash: string | null;
  emailVerified: boolean;
  /** Registered with an address that has to be verified before the first login. */
  verificationPending: boolean;
  /** The roles that an OpenID provider gave last; null for a local account. */
  claimedRoles: Role[] | null;
  /** RFC 3339; when it said so. */
  claimedAt: string | null;
}

const accountColumns = `id, email, role, active, password_hash as "passwordHash",
  email_verified_at is not null as "emailVerified",
  verification_pending as "verificationPending", claimed_roles as "claimedRoles",
  claimed_at as "claimedAt"`;

/**
 * Locks a user before sessions or credentials change. What is decided afterwards is read after it.
 *
 * @returns the row as it is under the lock
 */
export async function lockAccount(
  { db, tenant }: Ctx,
  id: string,
): Promise<AccountRow | undefined> {
  const rows = await db.query<AccountRow>(
    `select ${accountColumns} from users where tenant_id = $1 and id = $2 for no key update`,
    [tenant.id, id],
  );
  return rows[0];
}

/**
 * Locks a user and all active admins, in the order of their ids.
 *
 * @returns ids of the active admins
 */
export async function lockAdmins({ db, tenant }: Ctx, id: string): Promise<string[]> {
  const rows = await db.query<{ id: string; isAdmin: boolean }>(
    `select id, role = 'admin' and active as "isAdmin" from users
     where tenant_id = $1 and (id = $2 or (role = 'admin' and active))
     order by id for no key update`,
    [tenant.id, id],
  );
  return rows.filter(({ isAdmin }) => isAdmin).map((row) => row.id);
}

/** What a request needs to know of the user whose token it carries. */
export interface UserState {
  role: Role;
  active: boolean;
  claimedRoles: Role[] | null;
}

export async function selectUserState(
  { db, tenant }: Ctx,
  id: string,
): Promise<UserState | undefined> {
  const rows = await db.query<UserState>(
    `select role, active, claimed_roles as "claimedRoles" from users
     where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export interface LoginRow extends UserRow {
  passwordHash: string | null;
  /** Registered with an address that has to be verified before the first login. */
  verificationPending: boolean;
}

/** Reads a user by address, including the password hash. */
export async function selectUserForLogin(
  { db, tenant }: Ctx,
  email: string,
): Promise<LoginRow | undefined> {
  const rows = await db.query<LoginRow>(
    `select ${columns}, password_hash as "passwordHash",
       verification_pending as "verificationPending"
     from users where tenant_id = $1 and email = $2`,
    [tenant.id, email],
  );
  return rows[0];
}

/** Marks the address as verified; a registration that waited for it can log in. */
export async function markEmailVerified({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(
    `update users set email_verified_at = coalesce(email_verified_at, now()),
       verification_pending = false
     where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
}

/** Marks a new registration as waiting for its address to be verified. */
export async function markVerificationPending({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query('update users set verification_pending = true where tenant_id = $1 and id = $2', [
    tenant.id,
    id,
  ]);
}

/** Takes away what an account logs in with, and frees its address. */
export async function closeAccountRow({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(
    `update users set active = false, email = null, password_hash = null,
       email_verified_at = null, updated_at = now()
     where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
}

/** @param hash null takes the password away */
export async function updatePasswordHash(
  { db, tenant }: Ctx,
  id: string,
  hash: string | null,
): Promise<void> {
  await db.query('update users set password_hash = $3 where tenant_id = $1 and id = $2', [
    tenant.id,
    id,
    hash,
  ]);
}

export interface UserChanges {
  firstName?: string;
  lastName?: string;
  /** Null empties it; left out, it stays. */
  phone?: string | null;
  email?: string;
  role?: Role;
  active?: boolean;
}

export async function updateUserRow(
  { db, tenant }: Ctx,
  id: string,
  changes: UserChanges,
): Promise<UserRow> {
  const rows = await db.query<UserRow>(
    `update users set
       first_name = coalesce($3, first_name),
       last_name = coalesce($4, last_name),
       phone = case when $5 then $6 else phone end,
       email = coalesce($7, email),
       -- Verified was the earlier address.
       email_verified_at = case when email is distinct from coalesce($7, email) then null
         else email_verified_at end,
       role = coalesce($8, role),
       active = coalesce($9, active),
       updated_at = now()
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [
      ...[tenant.id, id, changes.firstName, changes.lastName],
      ...[changes.phone !== undefined, changes.phone ?? null],
      ...[changes.email, changes.role, changes.active],
    ],
  );
  return rows[0] as UserRow;
}

/** Notes what a provider said last about a user. */
export async function writeClaims(
  { db, tenant }: Ctx,
  id: string,
  roles: readonly Role[],
  at: Date,
): Promise<void> {
  await db.query(
    `update users set claimed_roles = $3, claimed_at = $4 where tenant_id = $1 and id = $2`,
    [tenant.id, id, roles, at],
  );
}

export interface UserFilter {
  q?: string;
  role?: Role;
  active?: boolean;
}

export async function selectUserPage(
  { db, tenant }: Ctx,
  { q, role, active }: UserFilter,
  request: PageRequest,
): Promise<Page<UserRow>> {
  const query = sql
    .queryBuilder()
    .from('users')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  if (role !== undefined) query.where('role', role);
  if (active !== undefined) query.where('active', active);
  if (q !== undefined) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query.whereRaw(`(first_name || ' ' || last_name ilike ? or email ilike ?)`, [pattern, pattern]);
  }
  return fetchPage<UserRow>(db, query, { id: 'id', descending: true }, request);
}

/** Where admins of the tenant are written to; a few at the most. */
export const selectUserNames = (
  { db, tenant }: Ctx,
  ids: string[],
): Promise<Array<{ id: string; name: string; email: string | null }>> =>
  db.query(
    `select id, first_name || ' ' || last_name as name, email from users
     where tenant_id = $1 and id = any($2::uuid[])`,
    [tenant.id, ids],
  );

export async function selectAdminAddresses({ db, tenant }: Ctx): Promise<string[]> {
  const rows = await db.query<{ email: string }>(
    `select email from users
     where tenant_id = $1 and role = 'admin' and active and email is not null order by id limit 10`,
    [tenant.id],
  );
  return rows.map(({ email }) => email);
}
