// Whether a request costs more in a large shop than in a small one: both lie in one database and are
// asked in turns.
import { compareLoad, type Load, type Row, warmUp } from './harness.js';
import { anyTwo, fillStock, hireStaff, orderOf, ownApp, productId, signUp } from './shop.js';
import type { World } from './world.js';

const small = { products: 1_000, orders: 1_000 };
const large = { products: 100_000, orders: 1_000_000 };

export async function growth(world: World): Promise<Row[]> {
  await world.addShop('small', small);
  await world.addShop('large', large);
  await fillStock(world);
  const api = await world.start('api', { CACHE_SECONDS: '0' });
  const asked: Record<string, (tenant: string, size: typeof small) => Promise<Partial<Load>>> = {
    'page of products': async () => ({ url: '/v1/products' }),
    'page of products by price': async () => ({ url: '/v1/products?sort=price' }),
    'product by id': async () => ({ url: `/v1/products/${productId(500)}` }),
    'search for one SKU': async () => ({ url: '/v1/products?q=GEN-0000777' }),
    'search for two words': async () => ({ url: '/v1/products?q=rustic%20teapot' }),
    'placing an order of two lines': async (tenant, { products }) => ({
      ...{ url: '/v1/orders', method: 'POST' as const, headers: await signUp(api.base, tenant) },
      next: () => orderOf(anyTwo(products)),
    }),
    'own orders': async (tenant) => {
      const headers = await signUp(api.base, tenant);
      await giveOrders(world);
      return { url: '/v1/orders', headers };
    },
    'orders of the shop': async (tenant) => ({
      url: '/v1/orders',
      headers: await hireStaff(world, api.base, tenant),
    }),
  };
  const own = await ownApp(world, { CACHE_SECONDS: '0' });
  const rows: Row[] = [];
  for (const [name, ask] of Object.entries(asked)) {
    const of = async (tenant: string, size: typeof small): Promise<Load> => {
      const { url = '', headers, ...rest } = await ask(tenant, size);
      return {
        ...rest,
        ...{ url: api.base + url, connections: 4, duration: 1 },
        headers: { 'x-tenant-id': tenant, ...headers },
      };
    };
    const label = `${name}: 100,000 products and 1,000,000 orders against 1,000`;
    const sides = [await of('large', large), await of('small', small)] as const;
    const [{ url, method = 'GET', headers, next }] = sides;
    const path = url.slice(api.base.length);
    const counts = await own.countsOf(() => {
      const { body, headers: key } = next?.() ?? {};
      return { url: path, method, headers: { ...headers, ...key }, ...(body && { body }) };
    });
    const row = await compareLoad(label, ...sides, '≈ 1', rows.length === 0 ? warmUp : 1);
    rows.push({ ...row, ...counts });
  }
  await own.close();
  await api.stop();
  return rows;
}

/** To whoever signed up last, a hundred orders that are there: from all over the time that they cover. */
async function giveOrders({ sql }: World): Promise<void> {
  await sql(`
    with owner as (select tenant_id, id from customers order by created_at desc limit 1),
      counted as (select tenant_id, greatest(1, count(*) / 100) as step from orders where tenant_id = (select tenant_id from owner)
        group by tenant_id)
    update orders o set customer_id = owner.id
    from owner, counted, lateral (select ('01900003-0000-7000-8000-' || lpad(to_hex(n * step), 12, '0'))::uuid as id
      from generate_series(1, 100) n) given
    where o.tenant_id = owner.tenant_id and o.id = given.id`);
}
