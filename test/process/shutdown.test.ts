// SIGTERM drains: what was asked is answered, what is being sent is sent.
import t from 'tap';
import { launch, launchApi } from '../helpers/process.js';
import { addProduct, openShop, password } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

t.test('the API answers what is under way and takes no more', async (t) => {
  const shop = await openShop(t);
  // Of a request that has only arrived, the log speaks with this level alone.
  const { base, ...api } = await launchApi(t, shop.url, { LOG_LEVEL: 'debug' });
  const login = () =>
    fetch(`${base}/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'customer@example.com', password }),
    });
  t.equal((await login()).status, 200);
  const answers = Promise.all(Array.from({ length: 20 }, login));
  // All of them are in the process, none is answered: hashing a password takes longer.
  await until(() => (api.output().match(/incoming request/g) ?? []).length >= 21);
  const exit = api.kill('SIGTERM');
  t.ok((await answers).every((answer) => answer.status === 200));
  t.equal(await exit, 0);
  await t.rejects(login(), 'nobody listens any more');
});

t.test(
  'under load, everything that was taken is answered, and what was answered has happened',
  async (t) => {
    const shop = await openShop(t);
    const product = await addProduct(shop, { stock: 100_000 });
    const { base, ...api } = await launchApi(t, shop.url, {
      SHUTDOWN_DELAY_SECONDS: '1',
    });
    const answers: number[] = [];
    const refused: string[] = [];
    let over = false;
    const client = async (n: number) => {
      for (let count = 0; !over; count += 1) {
        const answer = await fetch(`${base}/v1/orders`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${shop.users.customer.token}`,
            'content-type': 'application/json',
            'idempotency-key': `client-${n}-${count}`,
          },
          body: JSON.stringify({ items: [{ productId: product.id, quantity: 1 }] }),
        }).catch((error: Error & { cause?: { code?: string } }) => {
          refused.push(error.cause?.code ?? error.message);
          over = true;
        });
        if (!answer) return;
        await answer.json();
        answers.push(answer.status);
      }
    };
    const clients = Promise.all(Array.from({ length: 20 }, (_, n) => client(n)));
    await until(() => answers.length > 100, 30_000);
    t.equal(await api.kill('SIGTERM'), 0);
    await clients;
    t.ok(
      answers.every((status) => status === 201),
      `${answers.length} orders`,
    );
    const [{ count } = { count: 0 }] = await shop.sql<{ count: number }>(
      'select count(*)::int as count from orders',
    );
    t.equal(count, answers.length, 'none was made whose client heard nothing');
    t.ok(
      refused.every((code) => ['ECONNREFUSED', 'ECONNRESET', 'UND_ERR_SOCKET'].includes(code)),
      `the others were not taken: ${[...new Set(refused)]}`,
    );
  },
);

t.test('who follows an order holds nothing up', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const { data: order } = await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const { base, ...api } = await launchApi(t, shop.url);
  const stream = await fetch(`${base}/v1/orders/${order.id}/events/stream?follow=true`, {
    headers: { authorization: `Bearer ${shop.users.customer.token}`, accept: 'text/event-stream' },
  });
  t.equal(stream.status, 200);
  const begun = Date.now();
  const exit = api.kill('SIGTERM');
  t.match(await stream.text(), 'order.placed', 'it ends, and was no failure');
  t.equal(await exit, 0);
  t.ok(Date.now() - begun < 20_000, `${Date.now() - begun} ms`);
});

t.test('a load balancer has time to notice', async (t) => {
  const shop = await openShop(t);
  const { base, ...api } = await launchApi(t, shop.url, { SHUTDOWN_DELAY_SECONDS: '3' });
  const status = async (path: string) => (await fetch(`${base}${path}`)).status;
  t.equal(await status('/health/ready'), 200);
  const exit = api.kill('SIGTERM');
  await api.says('shutting down');
  t.equal(await status('/health/ready'), 503, 'send no more here');
  t.equal(await status('/health/live'), 200);
  t.equal(await status('/v1/products'), 200, 'what still comes is served');
  t.equal(await exit, 0);
});

t.test('the worker finishes the message that it is sending', async (t) => {
  const mailbox = await openMailbox(t);
  mailbox.delay = 1500;
  const shop = await openShop(t);
  const product = await addProduct(shop);
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const worker = launch(t, 'src/worker.ts', {
    DATABASE_URL: shop.url,
    SMTP_URL: mailbox.url,
    KONTOR_DATA_DIR: '.kontor-test',
  });
  await until(
    async () =>
      (await shop.sql(`select 1 from notification_attempts n where outcome = 'started'`)).length >=
      2,
  );
  t.equal(await worker.kill('SIGTERM'), 0);
  t.equal(mailbox.messages.length, 2);
  t.same(
    await shop.sql(`select outcome, count(*)::int as count from notification_attempts group by 1`),
    [{ outcome: 'accepted', count: 3 }],
  );
  t.same(await shop.sql('select 1 from graphile_worker._private_jobs'), []);
});
