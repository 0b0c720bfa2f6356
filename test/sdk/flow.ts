// A client developer's program on the generated client: places, pays and follows an order. It is compiled and run
// by sdk.test.ts, beside the client that is generated there.

import { client } from './client/client.gen';
import {
  capturePayment,
  confirmOrder,
  createOrder,
  createPayment,
  getOrder,
  listProducts,
  login,
  type OrderStatus,
  streamOrderEvents,
} from './client/index';

const [baseUrl = '', password = ''] = process.argv.slice(2);
client.setConfig({ baseUrl, throwOnError: true });

async function bearer(email: string): Promise<{ Authorization: string }> {
  const { data } = await login({ body: { email, password }, throwOnError: true });
  return { Authorization: `Bearer ${data.accessToken}` };
}

const customer = await bearer('customer@example.com');
const staff = await bearer('staff@example.com');
const { data: products } = await listProducts({
  query: { q: 'lantern', limit: 1 },
  throwOnError: true,
});
const [product] = products.items;
if (!product) throw new Error('Nothing is for sale.');

const order = {
  body: { items: [{ productId: product.id, quantity: 2 }] },
  headers: { ...customer, 'Idempotency-Key': 'from-the-sdk' },
  throwOnError: true as const,
};
const { data: placed } = await createOrder(order);
const { data: again } = await createOrder(order);
const path = { orderId: placed.id };

const seen: string[] = [];
const { stream } = await streamOrderEvents({ path, headers: customer });
const following = (async () => {
  for await (const event of stream) {
    const { type } = event as unknown as { type: string };
    seen.push(type);
    if (type === 'order.confirmed') return;
  }
})();

const { data: payment } = await createPayment({
  path,
  headers: customer,
  body: { method: 'card', provider: 'test' },
  throwOnError: true,
});
await capturePayment({ path: { paymentId: payment.id }, headers: staff, throwOnError: true });
await confirmOrder({ path, headers: staff, throwOnError: true });
await following;

const { data: last } = await getOrder({ path, headers: customer, throwOnError: true });
const status: OrderStatus = last.status;
const { error } = await getOrder({
  path: { orderId: '00000000-0000-4000-8000-000000000000' },
  headers: customer,
  throwOnError: false,
});
process.stdout.write(
  JSON.stringify({
    ...{ status, paymentStatus: last.paymentStatus, total: last.total, seen },
    ...{ same: placed.id === again.id, code: error?.code },
  }),
);
process.exit(0);
