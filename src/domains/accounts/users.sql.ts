// The only SQL on users.

import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';

const columns = `id, email, first_name as "firstName", last_name as "lastName", phone, role, active,
  created_at as "createdAt", updated_at as "updatedAt"`;

export interface UserRow {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  phone: string | null;
  role: Role;
  active: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface NewUser {
  id: string;
  email: string;
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

/** The one read that sees the password's hash. */
export async function selectUserForLogin(
  { db, tenant }: Ctx,
  email: string,
): Promise<(UserRow & { passwordHash: string | null }) | undefined> {
  const rows = await db.query<UserRow & { passwordHash: string | null }>(
    `select ${columns}, password_hash as "passwordHash" from users where tenant_id = $1 and email = $2`,
    [tenant.id, email],
  );
  return rows[0];
}

export interface UserChanges {
  firstName?: string;
  lastName?: string;
  /** Null empties it; left out, it stays. */
  phone?: string | null;
}

export async function updateUserProfile(
  { db, tenant }: Ctx,
  id: string,
  changes: UserChanges,
): Promise<void> {
  await db.query(
    `update users set
       first_name = coalesce($3, first_name),
       last_name = coalesce($4, last_name),
       phone = case when $5 then $6 else phone end,
       updated_at = now()
     where tenant_id = $1 and id = $2`,
    [
      tenant.id,
      id,
      changes.firstName,
      changes.lastName,
      changes.phone !== undefined,
      changes.phone ?? null,
    ],
  );
}
