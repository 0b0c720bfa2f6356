// The only SQL on the identities by which users are known to OpenID providers.
import type { Ctx } from '../../context.js';

export interface IdentityRow {
  userId: string;
  /** Of the claims that were applied last. */
  claimsHash: Buffer;
  /** When those claims were seen. */
  claimsAt: Date;
}

const columns = `user_id as "userId", claims_hash as "claimsHash",
  extract(epoch from claims_at)::float8 * 1000 as "claimsAt"`;

type Row = Omit<IdentityRow, 'claimsAt'> & { claimsAt: number };

const toIdentity = (row: Row | undefined) => row && { ...row, claimsAt: new Date(row.claimsAt) };

export async function selectIdentity(
  { db, tenant }: Ctx,
  issuer: string,
  subject: string,
): Promise<IdentityRow | undefined> {
  const rows = await db.query<Row>(
    `select ${columns} from user_identities where tenant_id = $1 and issuer = $2 and subject = $3`,
    [tenant.id, issuer, subject],
  );
  return toIdentity(rows[0]);
}

/** For update: of two messages about one person, the second waits and then sees the first. */
export async function lockIdentity(
  { db, tenant }: Ctx,
  issuer: string,
  subject: string,
): Promise<IdentityRow | undefined> {
  const rows = await db.query<Row>(
    `select ${columns} from user_identities
     where tenant_id = $1 and issuer = $2 and subject = $3 for no key update`,
    [tenant.id, issuer, subject],
  );
  return toIdentity(rows[0]);
}

/** @returns whether a user has an identity at the issuer */
export async function hasIdentityAt(
  { db, tenant }: Ctx,
  userId: string,
  issuer: string,
): Promise<boolean> {
  const rows = await db.query<object>(
    'select from user_identities where tenant_id = $1 and user_id = $2 and issuer = $3 limit 1',
    [tenant.id, userId, issuer],
  );
  return rows.length > 0;
}

export async function insertIdentity(
  { db, tenant }: Ctx,
  issuer: string,
  subject: string,
  { userId, claimsHash, claimsAt }: IdentityRow,
): Promise<void> {
  await db.query(
    `insert into user_identities (tenant_id, issuer, subject, user_id, claims_hash, claims_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tenant.id, issuer, subject, userId, claimsHash, claimsAt],
  );
}

/** Locks the identities of a user. Call it before locking the user, as `lockIdentity` callers do. */
export async function lockIdentitiesOf({ db, tenant }: Ctx, userId: string): Promise<void> {
  await db.query(
    `select from user_identities where tenant_id = $1 and user_id = $2
     order by issuer, subject for no key update`,
    [tenant.id, userId],
  );
}

/** Deletes all identities of a user and returns them. */
export function deleteIdentitiesOf(
  { db, tenant }: Ctx,
  userId: string,
): Promise<Array<{ issuer: string; subject: string }>> {
  return db.query(
    'delete from user_identities where tenant_id = $1 and user_id = $2 returning issuer, subject',
    [tenant.id, userId],
  );
}

export async function updateIdentity(
  { db, tenant }: Ctx,
  issuer: string,
  subject: string,
  { claimsHash, claimsAt }: IdentityRow,
): Promise<void> {
  await db.query(
    `update user_identities set claims_hash = $4, claims_at = $5
     where tenant_id = $1 and issuer = $2 and subject = $3`,
    [tenant.id, issuer, subject, claimsHash, claimsAt],
  );
}
