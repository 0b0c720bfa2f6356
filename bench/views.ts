// A search against its own statement in a bare server, and a nested GraphQL query against what it
// takes over REST.
import { deepStrictEqual } from 'node:assert';
import { roundTripsOf } from '../test/helpers/statements.js';
import { ensureOrders } from './generate-orders.js';
import { compareLoad, inTurns, type Measured, type Row, warmUp } from './harness.js';
import { hireStaff, ownApp } from './shop.js';
import type { World } from './world.js';

const searchPath = '/v1/products?q=red%20lantern';

export async function search(world: World): Promise<Row[]> {
  const own = await ownApp(world, { CACHE_SECONDS: '0' });
  const statements = await own.statementsOf(() => ({ url: searchPath }));
  await own.close();
  const [statement] = statements;
  const reference = await world.start('reference', {
    SEARCH: JSON.stringify({ text: statement?.text, values: statement?.values }),
  });
  const api = await world.start('api', { CACHE_SECONDS: '0' });
  const itemsOf = async (url: string) => (await (await fetch(url)).json()) as { items: object[] };
  deepStrictEqual(
    (await itemsOf(api.base + searchPath)).items,
    (await itemsOf(`${reference.base}/search`)).items.map((item) => {
      const { pageId: _, pageValue: __, ...product } = item as Record<string, unknown>;
      return product;
    }),
    'both find the same',
  );
  const row = await compareLoad(
    'search, uncached',
    { url: api.base + searchPath },
    { url: `${reference.base}/search` },
  );
  await api.stop();
  await reference.stop();
  return [{ ...row, statements: statements.length, roundTrips: roundTripsOf(statements) }];
}

const query = `{ orders(first: 20) { nodes { id number status total { amount currency }
  lines { sku name quantity } customer { id email } events { id type createdAt } } } }`;

const toGraphql = (headers: Record<string, string>) => ({
  ...{ method: 'POST' as const, url: '/graphql', headers, body: JSON.stringify({ query }) },
});

/** Twenty orders with their customers and timelines, as a page of a back office shows them. */
export async function graphql(world: World): Promise<Row[]> {
  await ensureOrders(world);
  const api = await world.start('api');
  const headers = await hireStaff(world, api.base);
  const get = async (path: string) => {
    const answer = await fetch(api.base + path, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as { items: Array<{ id: string; customerId: string }> };
  };
  const overRest = async () => {
    const { items } = await get('/v1/orders?limit=20');
    await Promise.all([
      ...items.map(({ customerId }) => get(`/v1/customers/${customerId}`)),
      ...items.map(({ id }) => get(`/v1/orders/${id}/events`)),
    ]);
    return items.length;
  };
  const overGraphql = async () => {
    const { method, url, body } = toGraphql(headers);
    const answer = await fetch(api.base + url, { method, headers, body });
    const { data, errors } = (await answer.json()) as {
      data: { orders: { nodes: object[] } };
      errors?: object[];
    };
    if (errors) throw new Error(JSON.stringify(errors));
    return data.orders.nodes.length;
  };
  deepStrictEqual([await overRest(), await overGraphql()], [20, 20]);
  await viewsOf(overGraphql, warmUp);
  await viewsOf(overRest, warmUp);
  const row = await inTurns(
    'twenty orders with customers and timelines: GraphQL against 41 REST requests',
    { subject: () => viewsOf(overGraphql, 4), reference: () => viewsOf(overRest, 4) },
    { unit: 'views/s' },
  );
  await api.stop();
  const own = await ownApp(world);
  const counts = await own.countsOf(() => toGraphql(headers));
  await own.close();
  return [{ ...row, ...counts }];
}

/** @param seconds for which eight ask at once, again and again */
async function viewsOf(view: () => Promise<unknown>, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const begin = performance.now();
  const end = begin + seconds * 1000;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        await view();
        times.push(performance.now() - asked);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? Number.NaN;
  const total = times.length;
  return { rate: (total * 1000) / (performance.now() - begin), total, p50: at(0.5), p99: at(0.99) };
}
