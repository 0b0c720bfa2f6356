// The demo: two tenants, their accounts, a real catalogue, and the shop of the contract's examples. Repeating it changes nothing.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ctx } from '../src/context.js';
import type { Role } from '../src/contract/generated/accounts.js';
import { untenanted } from '../src/db/connect.js';
import { systemContext } from '../src/db/tenancy.js';
import { transaction } from '../src/db/transaction.js';
import type { Deps } from '../src/deps.js';
import { createUser, findUserByEmail, register } from '../src/domains/accounts/index.js';
import { runImport, startImport } from '../src/domains/catalog/index.js';
import { ensureTenant } from '../src/domains/tenants/index.js';
import { seedExamples } from './examples.js';

export const demoPassword = 'Kontor-demo-1';

const tenants = [
  {
    slug: 'demo',
    name: 'Demo Gifts',
    currency: 'GBP',
    settings: { shopEmail: 'orders@demo.example.com' },
  },
  {
    slug: 'other',
    name: 'Other Shop',
    currency: 'GBP',
    settings: { shopEmail: 'orders@other.example.com' },
  },
];

interface Account {
  tenant: string;
  email: string;
  role: Role;
  firstName: string;
  lastName: string;
  phone?: string;
}

// Telephone numbers are of the range that Ofcom sets aside for drama: 07700 900000 to 900999.
const accounts: Account[] = [
  {
    tenant: 'demo',
    email: 'admin@example.com',
    role: 'admin',
    firstName: 'Ada',
    lastName: 'Admin',
  },
  {
    tenant: 'demo',
    email: 'staff@example.com',
    role: 'staff',
    firstName: 'Sam',
    lastName: 'Staff',
  },
  {
    tenant: 'demo',
    email: 'customer@example.com',
    role: 'customer',
    firstName: 'Cleo',
    lastName: 'Customer',
    phone: '+447700900001',
  },
  {
    tenant: 'demo',
    email: 'platform@example.com',
    role: 'platform',
    firstName: 'Pat',
    lastName: 'Platform',
  },
  {
    tenant: 'other',
    email: 'admin@other.example.com',
    role: 'admin',
    firstName: 'Olu',
    lastName: 'Admin',
  },
  {
    tenant: 'other',
    email: 'customer@other.example.com',
    role: 'customer',
    firstName: 'Oda',
    lastName: 'Customer',
  },
];

/** Path of a file of the demo's data, from the sources or from what they were compiled to. */
export function demoFile(name: string): string {
  const candidates = [
    new URL(`./data/${name}`, import.meta.url),
    new URL(`../../seeds/data/${name}`, import.meta.url),
  ];
  const found = candidates.find((url) => existsSync(url));
  if (!found) throw new Error(`seeds/data/${name} is missing.`);
  return fileURLToPath(found);
}

/** @returns how many products the demo's tenant has */
export async function seedDemo(deps: Deps): Promise<{ products: number }> {
  let products = 0;
  for (const tenant of tenants) {
    const ctx = systemContext(deps, await ensureTenant(untenanted(deps.pool), tenant), 'seed');
    for (const account of accounts)
      if (account.tenant === tenant.slug) await ensureAccount(ctx, account);
    if (tenant.slug === 'demo') products = await ensureCatalogue(ctx);
  }
  await seedExamples(deps, demoPassword);
  return { products };
}

async function ensureAccount(ctx: Ctx, { tenant: _, role, ...person }: Account): Promise<void> {
  if (await findUserByEmail(ctx, person.email)) return;
  const input = { ...person, password: demoPassword };
  await transaction(ctx, async (ctx) => {
    if (role === 'customer') await register(ctx, input);
    else await createUser(ctx, { ...input, role });
  });
}

async function ensureCatalogue(ctx: Ctx): Promise<number> {
  const count = async () =>
    (
      await ctx.db.query<{ count: number }>(
        'select count(*) as count from products where tenant_id = $1',
        [ctx.tenant.id],
      )
    )[0]?.count ?? 0;
  if ((await count()) === 0) {
    const { id } = await startImport(ctx, demoFile('products.csv'));
    await runImport(ctx, id);
  }
  return count();
}
