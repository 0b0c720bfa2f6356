// Changes of one order at the same time: each sees what the one before it has done.
import t from 'tap';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const draftOf = async (shop: Shop, productId: string, quantity = 1) => {
  const { data } = await shop.request('POST', '/v1/orders/checkout-items', {
    as: shop.users.customer,
    body: { items: [{ productId, quantity }] },
  });
  return data as { id: string; lines: Array<{ id: string }> };
};

const read = async (shop: Shop, id: string) =>
  (await shop.request('GET', `/v1/orders/${id}`, { as: shop.users.staff })).data;

/** Reserved of each product must be what open orders hold. */
const differences = (shop: Shop) =>
  shop.sql(
    `select s.product_id, s.reserved, coalesce(held.quantity, 0) as held
     from stock_levels s left join (
       select l.product_id, sum(l.quantity) as quantity from order_lines l
       join orders o on o.tenant_id = l.tenant_id and o.id = l.order_id
       where o.status in ('pending', 'confirmed') group by l.product_id
     ) held on held.product_id = s.product_id
     where s.reserved <> coalesce(held.quantity, 0) or s.reserved > s.on_hand`,
  );

t.test('seven lines that are added at once are seven lines', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const first = await addProduct(shop);
  const others = await Promise.all(Array.from({ length: 7 }, () => addProduct(shop)));
  const draft = await draftOf(shop, first.id);
  const answers = await Promise.all(
    others.map(({ id: productId }) =>
      shop.request('POST', `/v1/orders/${draft.id}/lines`, {
        as,
        body: { productId, quantity: 1 },
      }),
    ),
  );
  t.same(
    answers.map(({ statusCode }) => statusCode),
    Array(7).fill(200),
  );
  t.equal((await read(shop, draft.id)).lines.length, 8);
});

t.test('a line that is removed beside placing is not in the placed order', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.customer;
  const [one, two] = [await addProduct(shop), await addProduct(shop)];
  for (let n = 0; n < 12; n += 1) {
    const { data: draft } = await shop.request('POST', '/v1/orders/checkout-items', {
      as,
      body: {
        items: [
          { productId: one.id, quantity: 1 },
          { productId: two.id, quantity: 1 },
        ],
      },
    });
    const url = `/v1/orders/${draft.id}`;
    const [removed, placed] = await Promise.all([
      shop.request('DELETE', `${url}/lines/${draft.lines[0].id}`, { as }),
      shop.request('POST', `${url}/place`, { as }),
    ]);
    t.equal(placed.statusCode, 200);
    const order = await read(shop, draft.id);
    t.equal(order.lines.length, removed.statusCode === 200 ? 1 : 2, `${removed.statusCode}`);
    const sum = order.lines.reduce(
      (total: number, line: { total: { amount: number } }) => total + line.total.amount,
      0,
    );
    t.equal(order.subtotal.amount, sum);
  }
  t.same(await differences(shop), []);
});

t.test(
  'a quantity that changes beside placing and cancelling reserves what it releases',
  async (t) => {
    const shop = await openShop(t);
    const as = shop.users.customer;
    const product = await addProduct(shop, { stock: 60 });
    const { data: other } = await shop.request('POST', '/v1/orders', {
      as: shop.users.customer2,
      body: { items: [{ productId: product.id, quantity: 10 }] },
    });
    for (let n = 0; n < 15; n += 1) {
      const draft = await draftOf(shop, product.id);
      const url = `/v1/orders/${draft.id}`;
      const line = `${url}/lines/${draft.lines[0]?.id}`;
      await Promise.all([
        shop.request('PATCH', line, { as, body: { quantity: 40 } }),
        shop.request('POST', `${url}/place`, { as }),
        shop.request('POST', `${url}/cancel`, { as }),
      ]);
      t.same(await differences(shop), [], `round ${n}`);
      const { status } = await read(shop, draft.id);
      if (status !== 'cancelled')
        t.equal((await shop.request('POST', `${url}/cancel`, { as })).statusCode, 200);
    }
    t.same(await differences(shop), []);
    const staff = { as: shop.users.staff };
    t.equal((await shop.request('POST', `/v1/orders/${other.id}/confirm`, staff)).statusCode, 200);
    t.equal((await shop.request('POST', `/v1/orders/${other.id}/ship`, staff)).statusCode, 200);
  },
);
