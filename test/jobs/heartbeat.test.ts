// Jobs of a live worker stay its own, however long they take; those of a dead one are freed.

import pg from 'pg';
import t from 'tap';
import { freeAbandonedJobs } from '../../src/jobs/heartbeat.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

t.test('only the jobs of workers that are gone are freed', async (t) => {
  const mailbox = await openMailbox(t);
  mailbox.delay = 3000;
  const shop = await openShop(t, { env: { SMTP_URL: mailbox.url } });
  const product = await addProduct(shop);
  await shop.request('POST', '/v1/orders', {
    as: shop.users.customer,
    body: { items: [{ productId: product.id, quantity: 1 }] },
  });
  const pool = new pg.Pool({ connectionString: shop.url, max: 1 });
  t.teardown(() => pool.end());
  const worker = await runWorker(shop.deps, shop.url);
  const locked = () =>
    shop.sql<{ name: string }>(
      'select locked_by as name from graphile_worker._private_jobs where locked_by is not null',
    );
  await until(async () => (await locked()).length >= 2);
  // As if they had been running for a long time.
  await shop.sql(
    `update graphile_worker._private_jobs set locked_at = locked_at - interval '1 hour' where locked_by is not null`,
  );
  t.same(await freeAbandonedJobs(pool), [], 'the worker lives');
  await shop.sql(`update worker_heartbeats set seen_at = now() - interval '1 minute'`);
  const names = [...new Set((await locked()).map((row) => row.name))];
  t.ok(names.length > 0);
  t.same(await freeAbandonedJobs(pool), names, 'without a sign of life it counts as gone');
  await worker.stop();
  t.equal(mailbox.messages.length, 2, 'and yet nothing is sent twice: the attempts are still open');
});
