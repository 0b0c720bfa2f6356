// SIGTERM drains: what was asked is answered, what is being sent is sent.
import t from 'tap';
import { launch, launchApi } from '../helpers/process.js';
import { addProduct, openShop, password } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

t.test('the API answers what is under way and takes no more', async (t) => {
  const shop = await openShop(t);
  const { base, ...api } = await launchApi(t, shop.url);
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
