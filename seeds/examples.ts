// The shop that the examples of the contract are about, as a tenant of its own. Its ids are always the
// same, so that every example works when it is tried; repeating it changes nothing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { hashSecret, newSecret } from '../src/auth/secret-words.js';
import type { Actor, Ctx } from '../src/context.js';
import type { Role } from '../src/contract/generated/accounts.js';
import { operate } from '../src/contract/operate.js';
import { untenanted } from '../src/db/connect.js';
import { systemContext } from '../src/db/tenancy.js';
import { transaction } from '../src/db/transaction.js';
import type { Deps } from '../src/deps.js';
import { createUser, findUserByEmail, register } from '../src/domains/accounts/index.js';
import { runImport, startImport, uploadProductImage } from '../src/domains/catalog/index.js';
import { ensureTenant } from '../src/domains/tenants/index.js';
import { withIds } from '../src/lib/ids.js';

export const examplesTenant = 'examples';

const id = (number: number) => `0190e000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** What the examples name. */
export const exampleIds = {
  tenant: id(0x01),
  admin: id(0x02),
  staff: id(0x03),
  customer: id(0x04),
  customerRecord: id(0x05),
  service: id(0x06),
  platform: id(0x07),
  former: id(0x08),
  formerRecord: id(0x09),
  category: id(0x10),
  emptyCategory: id(0x11),
  lantern: id(0x20),
  mug: id(0x21),
  tray: id(0x22),
  lamp: id(0x23),
  import: id(0x28),
  image: id(0x29),
  welcome: id(0x30),
  summer: id(0x31),
  unused: id(0x32),
  standard: id(0x38),
  express: id(0x39),
  pickup: id(0x3a),
  home: id(0x40),
  work: id(0x41),
  draft: id(0x50),
  draftLine: id(0x51),
  draftLine2: id(0x52),
  pending: id(0x60),
  cancellable: id(0x61),
  confirmed: id(0x62),
  shipped: id(0x63),
  delivered: id(0x64),
  authorized: id(0x70),
  captured: id(0x71),
  unknown: id(0x72),
  notification: id(0x78),
  notificationEvent: id(0x79),
  endpoint: id(0x80),
  oldEndpoint: id(0x81),
  message: id(0x82),
  delivery: id(0x83),
  apiKey: id(0x88),
  resetLink: id(0x89),
  verificationLink: id(0x8a),
  acceptableInvitation: id(0x8b),
  invitation: id(0x8c),
  session: id(0x8d),
  sessionToken: id(0x8e),
} as const;

const ids = exampleIds;
const gbp = (amount: number) => ({ amount, currency: 'GBP' });
const address = { name: 'Cleo Customer', line1: '1 High Street', city: 'London', country: 'GB' };

const people: Array<{ role: Role; email: string; firstName: string; ids: string[] }> = [
  { role: 'admin', email: 'admin@example.com', firstName: 'Ada', ids: [ids.admin] },
  { role: 'staff', email: 'staff@example.com', firstName: 'Sam', ids: [ids.staff] },
  {
    role: 'customer',
    email: 'customer@example.com',
    firstName: 'Cleo',
    ids: [ids.customer, ids.customerRecord],
  },
  { role: 'service', email: 'service@example.com', firstName: 'Sid', ids: [ids.service] },
  { role: 'platform', email: 'platform@example.com', firstName: 'Pat', ids: [ids.platform] },
  {
    role: 'customer',
    email: 'former@example.com',
    firstName: 'Fay',
    ids: [ids.former, ids.formerRecord],
  },
];

/** @param password of all its accounts */
export async function seedExamples(deps: Deps, password: string): Promise<void> {
  const tenant = await withIds([ids.tenant], () =>
    ensureTenant(untenanted(deps.pool), {
      slug: examplesTenant,
      name: 'Example Shop',
      currency: 'GBP',
      settings: {},
    }),
  );
  // Of an earlier version, with other ids.
  if (tenant.id !== ids.tenant) return;
  const ctx = systemContext(deps, tenant, 'seed');
  for (const { role, email, firstName, ids } of people) {
    if (await findUserByEmail(ctx, email)) continue;
    const person = { email, firstName, lastName: role === 'customer' ? 'Customer' : 'Example' };
    await withIds(ids, () =>
      transaction(ctx, async (ctx) => {
        if (role === 'customer') await register(ctx, { ...person, password });
        else await createUser(ctx, { ...person, password, role });
      }),
    );
  }
  await seedLinks(ctx);
  const customer = customerContext(ctx);
  await seedCatalogue(ctx);
  await seedSelling(ctx, customer);
  await seedOrders(ctx, customer);
  await seedPayments(ctx, customer);
  await seedMessages(ctx);
}

function customerContext(ctx: Ctx): Ctx {
  const actor: Actor = {
    kind: 'user',
    userId: ids.customer,
    roles: ['customer'],
    customerId: ids.customerRecord,
    sessionId: null,
    expiresAt: null,
  };
  return { ...ctx, actor };
}

const isThere = async (ctx: Ctx, table: string, id: string): Promise<boolean> =>
  (
    await ctx.db.query(`select 1 from ${table} where tenant_id = $1 and id = $2`, [
      ctx.tenant.id,
      id,
    ])
  ).length > 0;

/**
 * Makes a row of this id with all that belongs to it, unless it is there. In one transaction, which may be
 * tried again: the ids are given anew each time.
 */
async function ensure(
  ctx: Ctx,
  table: string,
  id: string,
  make: (ctx: Ctx) => Promise<unknown>,
  more: string[] = [],
): Promise<void> {
  if (await isThere(ctx, table, id)) return;
  await transaction(ctx, (ctx) => withIds([id, ...more], () => make(ctx)));
}

/** The same for what calls somebody and so is no transaction. */
async function ensureAcrossCalls(
  ctx: Ctx,
  table: string,
  id: string,
  make: () => Promise<unknown>,
): Promise<void> {
  if (!(await isThere(ctx, table, id))) await withIds([id], make);
}

/** Links and a session that the examples use up; their secrets are in the published examples. */
async function seedLinks(ctx: Ctx): Promise<void> {
  for (const [id, purpose, userId, email, role, byte] of [
    [ids.resetLink, 'password_reset', ids.former, 'former@example.com', null, 1],
    [ids.verificationLink, 'email_verification', ids.customer, 'customer@example.com', null, 2],
    [ids.acceptableInvitation, 'invitation', null, 'kofi@example.com', 'staff', 3],
    [ids.invitation, 'invitation', null, 'lulu@example.com', 'admin', 4],
  ] as const)
    await ensure(ctx, 'account_tokens', id, ({ db, tenant }) =>
      db.query(
        `insert into account_tokens
           (tenant_id, id, purpose, user_id, email, role, secret_hash, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, '2100-01-01')`,
        [tenant.id, id, purpose, userId, email, role, hashSecret(Buffer.alloc(32, byte))],
      ),
    );
  await ensure(ctx, 'refresh_tokens', ids.sessionToken, ({ db, tenant }) =>
    db.query(
      `insert into refresh_tokens
         (tenant_id, id, user_id, family_id, secret_hash, expires_at, user_agent, network)
       values ($1, $2, $3, $4, $5, '2100-01-01', 'Kontor-Scanner/2.1', '192.0.2.10')`,
      [tenant.id, ids.sessionToken, ids.service, ids.session, hashSecret(newSecret())],
    ),
  );
}

async function seedCatalogue(ctx: Ctx): Promise<void> {
  for (const [id, name] of [
    [ids.category, 'Lighting'],
    [ids.emptyCategory, 'Discontinued'],
  ] as const)
    await ensure(ctx, 'categories', id, (ctx) =>
      operate(ctx, 'createCategory', { body: { name } }),
    );
  for (const [id, sku, name, price] of [
    [ids.lantern, 'EX-LANTERN', 'Storm lantern', 1450],
    [ids.mug, 'EX-MUG', 'Blue mug', 795],
    [ids.tray, 'EX-TRAY', 'Round tray', 1200],
    [ids.lamp, 'EX-LAMP', 'Desk lamp', 2995],
  ] as const) {
    const body = { sku, name, price: gbp(price), categoryId: ids.category };
    await ensure(ctx, 'products', id, async (ctx) => {
      await operate(ctx, 'createProduct', { body });
      await operate(ctx, 'adjustStock', {
        params: { productId: id },
        body: { delta: 500, reason: 'Opening stock' },
      });
    });
  }
  const folder = mkdtempSync(join(tmpdir(), 'kontor-seed-'));
  try {
    const csv = join(folder, 'products.csv');
    writeFileSync(
      csv,
      'sku,name,price,category_path,stock,colour\nEX-CANDLE,Candle,3.50,Lighting,40,white\nEX-CORK,Cork,ten,,,\n',
    );
    await ensure(ctx, 'imports', ids.import, (ctx) => startImport(ctx, csv));
    await runImport(ctx, ids.import);
    const picture = join(folder, 'lantern.png');
    const background = { r: 236, g: 181, b: 61, alpha: 1 };
    await sharp({ create: { width: 640, height: 480, channels: 4, background } })
      .png()
      .toFile(picture);
    await ensureAcrossCalls(ctx, 'product_images', ids.image, () =>
      uploadProductImage(ctx, ids.lantern, picture),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function seedSelling(ctx: Ctx, customer: Ctx): Promise<void> {
  for (const [id, code, value] of [
    [ids.welcome, 'WELCOME10', 1000],
    [ids.summer, 'SUMMER5', 500],
    [ids.unused, 'NEVERUSED', 500],
  ] as const)
    await ensure(ctx, 'promo_codes', id, (ctx) =>
      operate(ctx, 'createPromoCode', { body: { code, kind: 'percentage', value } }),
    );
  for (const [id, name, price] of [
    [ids.standard, 'Standard', 395],
    [ids.express, 'Express', 995],
    [ids.pickup, 'Pick-up', 0],
  ] as const)
    await ensure(ctx, 'shipping_methods', id, (ctx) =>
      operate(ctx, 'createShippingMethod', { body: { name, price: gbp(price), minDays: 1 } }),
    );
  for (const [id, line1] of [
    [ids.home, '1 High Street'],
    [ids.work, '2 Low Street'],
  ] as const)
    await ensure(customer, 'customer_addresses', id, (ctx) =>
      operate(ctx, 'createCustomerAddress', { body: { ...address, line1 } }),
    );
  const items = await operate(customer, 'getCart');
  if (items.items.length === 0)
    for (const productId of [ids.lantern, ids.mug])
      await operate(customer, 'addCartItem', { body: { productId, quantity: 1 } });
  for (const productId of [ids.lantern, ids.mug, ids.tray])
    await operate(customer, 'addWishlistItem', { body: { productId } });
  await ensure(ctx, 'api_keys', ids.apiKey, (ctx) =>
    operate(ctx, 'createApiKey', { body: { name: 'Till 3', roles: ['staff'] } }),
  );
}

/** Nobody is to be told of orders that nobody has placed. */
const quietly = { notifications: { email: false, sms: false } };

async function seedOrders(ctx: Ctx, customer: Ctx): Promise<void> {
  const items = [
    { productId: ids.lantern, quantity: 2 },
    { productId: ids.mug, quantity: 1 },
  ];
  const content = { items, shippingAddress: address, ...quietly };
  await ensure(
    customer,
    'orders',
    ids.draft,
    (ctx) => operate(ctx, 'checkoutItems', { body: content }),
    [ids.draftLine, ids.draftLine2],
  );
  for (const [id, steps] of [
    [ids.pending, []],
    [ids.cancellable, []],
    [ids.confirmed, ['confirmOrder']],
    [ids.shipped, ['confirmOrder', 'markAsShipped']],
    [ids.delivered, ['confirmOrder', 'markAsShipped', 'markAsDelivered']],
  ] as const) {
    // One customer is told, so that there are messages to look at.
    const notifications = { email: id === ids.confirmed, sms: false };
    await ensure(customer, 'orders', id, (ctx) =>
      operate(ctx, 'createOrder', {
        body: { ...content, notifications, shippingMethodId: ids.standard },
      }),
    );
    // As far as it has not come yet.
    for (const step of steps) {
      const params = { orderId: id };
      const { allowedTransitions } = await operate(ctx, 'getOrder', { params });
      if (allowedTransitions.includes(step)) await operate(ctx, step, { params });
    }
  }
}

async function seedPayments(ctx: Ctx, customer: Ctx): Promise<void> {
  const pay = (id: string, orderId: string, amount?: number) =>
    ensureAcrossCalls(ctx, 'payments', id, () =>
      operate(customer, 'createPayment', {
        params: { orderId },
        body: { method: 'card', provider: 'test', ...(amount && { amount: gbp(amount) }) },
      }),
    );
  await pay(ids.authorized, ids.confirmed);
  await pay(ids.captured, ids.shipped);
  const { paymentStatus } = await operate(ctx, 'getOrder', { params: { orderId: ids.shipped } });
  if (paymentStatus === 'authorized')
    await operate(ctx, 'capturePayment', { params: { paymentId: ids.captured } });
  // The test provider does not answer for amounts that end in 08.
  await pay(ids.unknown, ids.delivered, 1008);
}

/** What no rule makes on purpose: a message that failed, and a delivery that failed. */
async function seedMessages(ctx: Ctx): Promise<void> {
  await ensure(ctx, 'notifications', ids.notification, ({ db, tenant }) =>
    db.query(
      `insert into notifications
           (tenant_id, id, order_id, event_id, channel, template, audience, recipient, status, data)
         values ($1, $2, $3, $4, 'email', 'order-confirmed', 'customer', 'customer@example.com', 'failed', '{}')`,
      [tenant.id, ids.notification, ids.confirmed, ids.notificationEvent],
    ),
  );
  const text = 'Order {{ number }} is on its way.';
  const template = { template: 'order-shipped', channel: 'sms', locale: 'en-GB' } as const;
  const { items } = await operate(ctx, 'listNotificationTemplates', {
    query: { template: template.template },
  });
  if (!items.some(({ source }) => source === 'tenant'))
    await operate(ctx, 'saveNotificationTemplate', { params: template, body: { text } });
  for (const [id, url] of [
    [ids.endpoint, 'https://hooks.example.com/kontor'],
    [ids.oldEndpoint, 'https://old.example.com/kontor'],
  ] as const)
    await ensure(ctx, 'webhook_endpoints', id, (ctx) =>
      operate(ctx, 'createWebhookEndpoint', { body: { url, events: ['order.expired'] } }),
    );
  await ensure(ctx, 'webhook_deliveries', ids.delivery, async ({ db, tenant }) => {
    await db.query(
      `insert into webhook_messages (tenant_id, id, type, subject, order_id, body)
         values ($1, $2, 'order.expired', $3, $3, $4) on conflict do nothing`,
      [tenant.id, ids.message, ids.pending, '{"type":"order.expired"}'],
    );
    await db.query(
      `insert into webhook_deliveries (tenant_id, id, endpoint_id, message_id, order_id, status,
           failure_reason, finished_at) values ($1, $2, $3, $4, $5, 'failed', 'exhausted', now())`,
      [tenant.id, ids.delivery, ids.endpoint, ids.message, ids.pending],
    );
  });
}
