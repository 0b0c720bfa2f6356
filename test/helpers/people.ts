// The two tenants of every test and their users. They stand in the template database, because each
// password takes its time to hash.
import { hashSecret, newSecret } from '../../src/auth/secret-words.js';
import type { Ctx, Tenant } from '../../src/context.js';
import type { Role } from '../../src/contract/generated/accounts.js';
import { untenanted } from '../../src/db/connect.js';
import { systemContext } from '../../src/db/tenancy.js';
import type { Deps } from '../../src/deps.js';
import { createUser, findUserByEmail, register } from '../../src/domains/accounts/index.js';
import { findCustomerOfUser } from '../../src/domains/customers/index.js';
import { ensureTenant } from '../../src/domains/tenants/index.js';

export const password = 'Kontor-test-1';

export interface User {
  id: string;
  customerId: string | null;
  role: Role;
  tenant: Tenant;
  token: string;
}

const people = {
  admin: ['demo', 'admin', 'admin@example.com'],
  staff: ['demo', 'staff', 'staff@example.com'],
  customer: ['demo', 'customer', 'customer@example.com'],
  customer2: ['demo', 'customer', 'customer2@example.com'],
  service: ['demo', 'service', 'service@example.com'],
  platform: ['demo', 'platform', 'platform@example.com'],
  otherAdmin: ['other', 'admin', 'admin@other.example.com'],
  otherStaff: ['other', 'staff', 'staff@other.example.com'],
  otherCustomer: ['other', 'customer', 'customer@other.example.com'],
  otherService: ['other', 'service', 'service@other.example.com'],
} as const satisfies Record<string, ['demo' | 'other', Role, string]>;

export interface People {
  ctx: Ctx;
  otherCtx: Ctx;
  users: Record<keyof typeof people, User>;
}

async function contexts(deps: Deps): Promise<Record<'demo' | 'other', Ctx>> {
  const db = untenanted(deps.pool);
  const demo = await ensureTenant(db, {
    slug: 'demo',
    name: 'Demo Gifts',
    currency: 'GBP',
    settings: { shopEmail: 'shop@demo.example.com' },
  });
  const other = await ensureTenant(db, {
    slug: 'other',
    name: 'Other Shop',
    currency: 'EUR',
    settings: {},
  });
  return {
    demo: systemContext(deps, demo, 'test'),
    other: systemContext(deps, other, 'test'),
  };
}

/** Fills the template database. */
export async function seedPeople(deps: Deps): Promise<void> {
  const ctx = await contexts(deps);
  for (const [tenant, role, email] of Object.values(people))
    await addUser(ctx[tenant], role, email);
}

/** The people of a clone of it, with a token each. */
export async function findPeople(deps: Deps): Promise<People> {
  const ctx = await contexts(deps);
  const found = await Promise.all(
    Object.entries(people).map(async ([name, [tenant, , email]]) => {
      const user = await findUserByEmail(ctx[tenant], email);
      if (!user) throw new Error(`${email} is not in the template`);
      const customer = await findCustomerOfUser(ctx[tenant], user.id);
      return [name, withToken(ctx[tenant], user, customer?.id ?? null)];
    }),
  );
  return { ctx: ctx.demo, otherCtx: ctx.other, users: Object.fromEntries(found) };
}

/** Adds a user by the rules, and signs a token as login would. */
export async function addUser(ctx: Ctx, role: Role, email: string): Promise<User> {
  const person = { email, password, firstName: 'Test', lastName: role, phone: '+447700900001' };
  const added =
    role === 'customer'
      ? await register(ctx, person)
      : { user: await createUser(ctx, { ...person, role }), customer: undefined };
  await openSession(ctx, added.user.id);
  return withToken(ctx, added.user, added.customer?.id ?? null);
}

/** The session that the token of `withToken` names: its id is the user's. */
async function openSession({ db, tenant }: Ctx, userId: string): Promise<void> {
  await db.query(
    `insert into refresh_tokens (tenant_id, id, user_id, family_id, secret_hash, expires_at)
     values ($1, $2, $2, $2, $3, now() + interval '30 days')`,
    [tenant.id, userId, hashSecret(newSecret())],
  );
}

function withToken(ctx: Ctx, { id, role }: { id: string; role: Role }, customerId: string | null) {
  const token = ctx.deps.signAccessToken({
    sub: id,
    tenant_id: ctx.tenant.id,
    roles: [role],
    customer_id: customerId,
    sid: id,
  });
  return { id, customerId, role, tenant: ctx.tenant, token };
}
