import t from 'tap';
import { addProduct, openShop } from './helpers/shop.js';

t.test('an order end to end', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop, { stock: 5 });
  const placed = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 2 }] },
  });
  t.equal(placed.statusCode, 201);
  t.equal(placed.data.total.amount, 2000);
});
