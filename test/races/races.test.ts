// Every two writes of one resource at the same time: what comes of it must be what comes of one order of
// them or the other. A random part of the pairs in the time that RACES_SECONDS gives; `npm run races`
// tries all pairs, and then three at a time.
import t from 'tap';
import { operations } from '../helpers/contract.js';
import { openShop } from '../helpers/shop.js';
import { orderScenarios } from './orders.js';
import { nameOf, race, type Scenario, type Write } from './race.js';
import { otherScenarios } from './resources.js';

const scenarios = [...orderScenarios, ...otherScenarios];

/** Writes that change no resource which another write changes. */
const alone: Record<string, string> = {
  registerUser: 'one address at a time: test/auth/takeover.test.ts',
  requestPasswordReset: 'queues a job; parallel links: test/auth/account.test.ts',
  requestEmailVerification: 'queues a job; parallel links: test/auth/account.test.ts',
  acceptInvitation: 'parallel invitations and their acceptance: test/auth/takeover.test.ts',
  syncUser: 'parallel messages and takeovers: test/auth/provider.test.ts',
  createApiKey: 'makes a key; nothing else changes it',
  createProduct: 'parallel SKUs and slugs: test/catalog',
  importProducts: 'a job carries it out: test/catalog/import.test.ts',
  uploadProductImage: 'a job makes the picture: test/catalog/images.test.ts',
  deleteProductImage: 'a job makes the picture: test/catalog/images.test.ts',
  createCustomer: 'makes a customer; parallel codes: test/customers',
  retryNotification: 'beside the worker: test/notifications',
  previewNotification: 'writes nothing',
  receiveSmsDeliveryReport: 'late and repeated reports: test/notifications/reports.test.ts',
  previewOrder: 'writes nothing',
  validatePromoCode: 'writes nothing',
  createShippingMethod: 'makes a method; nothing else changes it',
  createTenant: 'the operator’s; parallel defaults: test/tenants',
  updateTenant: 'the operator’s; parallel defaults: test/tenants',
  createWebhookEndpoint: 'makes an endpoint; nothing else changes it',
  redeliverWebhook: 'beside the worker: test/webhooks',
};

t.test('every write of the contract is raced, or says why not', async (t) => {
  const raced = new Set(
    scenarios.flatMap(({ writes }) => writes.map((one) => one.operation as string)),
  );
  const writes = operations.filter(({ method }) => method !== 'GET').map(({ id }) => id);
  t.same(writes.filter((id) => !raced.has(id) && !(id in alone)).sort(), []);
  t.same(
    Object.keys(alone).filter((id) => raced.has(id) || !writes.includes(id)),
    [],
  );
});

interface Race {
  scenario: Scenario;
  writes: Write[];
}

function combinations(size: number): Race[] {
  const choose = (writes: Write[], size: number): Write[][] =>
    size === 0
      ? [[]]
      : writes.flatMap((first, n) =>
          // The same write twice is a race as well.
          choose(writes.slice(n), size - 1).map((rest) => [first, ...rest]),
        );
  return scenarios.flatMap((scenario) =>
    choose(scenario.writes, size).map((writes) => ({ scenario, writes })),
  );
}

/** Mulberry32: the same order again for the same seed. */
function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

const seconds = Number(process.env.RACES_SECONDS ?? 30);
const seed = Number(process.env.RACES_SEED ?? Date.now() % 100_000);
const only = process.env.RACES_ONLY;

t.test(`no race, with seed ${seed}`, async (t) => {
  // Tokens outlive a long run.
  const env = { DATABASE_POOL_SIZE: '10', ACCESS_TOKEN_SECONDS: '86400' };
  const shop = await openShop(t, { env });
  const until = performance.now() + seconds * 1000;
  const sizes = seconds > 600 ? [2, 3] : [2];
  let done = 0;
  for (const size of sizes)
    for (const { scenario, writes } of shuffled(combinations(size), seed)) {
      if (performance.now() > until) break;
      const name = `${scenario.name}: ${writes.map(nameOf).join(' ‖ ')}`;
      if (only && !name.includes(only)) continue;
      t.same(await race(shop, scenario, writes, seconds > 600 ? 6 : 3), [], name);
      done += 1;
    }
  t.ok(done > 0, `${done} races`);
});
