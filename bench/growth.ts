// Whether a request costs more in a large shop than in a small one: both lie in one database and are
// asked in turns.
import { compareLoad, type Load, type Row, warmUp } from './harness.js';
import { anyTwo, fillStock, orderOf, productId, signUp } from './shop.js';
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
    'own orders': async (tenant) => ({
      url: '/v1/orders',
      headers: await signUp(api.base, tenant),
    }),
  };
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
    rows.push(await compareLoad(label, ...sides, '≈ 1', rows.length === 0 ? warmUp : 1));
  }
  await api.stop();
  return rows;
}
