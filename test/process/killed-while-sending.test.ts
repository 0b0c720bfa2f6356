// A worker that is killed in each phase of sending: nothing is lost, a message goes out twice only
// where the provider had taken it and that was not written yet, and what the dead worker held is
// free again in less than a minute.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import t from 'tap';
import { answer, openSmsDouble, recipient } from '../helpers/africas-talking.js';
import { freePort, launch } from '../helpers/process.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

/** Of whom the message is: its phase when the worker dies. */
const people = {
  before: { email: 'before@example.com', phone: '+254711082301' },
  during: { email: 'during@example.com', phone: '+254711082302' },
  after: { email: 'after@example.com', phone: '+254711082303' },
};
type Phase = keyof typeof people;
const phases = Object.keys(people) as Phase[];

t.test('killed before, during and after the call', async (t) => {
  const mailbox = await openMailbox(t);
  const sms = await openSmsDouble(t);
  const shop = await openShop(t);
  await shop.sql(`update tenants set settings = '{}'`);
  await shop.deps.tenants.forget(shop.ctx.tenant);
  const env = {
    DATABASE_URL: shop.url,
    KONTOR_DATA_DIR: '.kontor-test',
    LOG_LEVEL: 'warn',
    WORKER_CONCURRENCY: '10',
    SMTP_URL: mailbox.url,
    SMS_PROVIDER: 'africas-talking',
    AFRICAS_TALKING_API_KEY: 'test-key',
    AFRICAS_TALKING_BASE_URL: sms.url,
  };
  const { id: productId } = await addProduct(shop, { stock: 100 });
  const orders: Record<string, string> = {};
  const place = async (phase: Phase) => {
    const { data: customer } = await shop.request('POST', '/v1/customers', {
      as: shop.users.staff,
      body: { code: phase, firstName: 'A', lastName: 'B', ...people[phase] },
    });
    const { data } = await shop.request('POST', '/v1/orders', {
      as: shop.users.staff,
      body: { customerId: customer.id, items: [{ productId, quantity: 1 }] },
    });
    orders[phase] = data.id;
  };
  const client = async () => {
    const one = new pg.Client({ connectionString: shop.url });
    await one.connect();
    await one.query('begin');
    t.teardown(() => one.end());
    return one;
  };

  // After: the provider has taken it, and the worker that wants to write that waits for the row.
  // The rows are locked when both calls have come: before, a lock would hold up the second call.
  const rows = await client();
  const called = new Set<string>();
  let locked: Promise<unknown> | undefined;
  const lock = async (channel: 'email' | 'sms') => {
    called.add(channel);
    await until(() => called.size === 2);
    locked ??= rows.query('select 1 from notifications where order_id = $1 for update', [
      orders.after,
    ]);
    await locked;
  };
  const taken: string[] = [];
  mailbox.beforeAnswer = (message) => (message.includes('To: after@') ? lock('email') : undefined);
  // During: the provider is called and has not taken it yet.
  const stuck = new Set<string>();
  mailbox.beforeRecipient = (address) => {
    if (address !== people.during.email) return undefined;
    stuck.add('email');
    return new Promise(() => {});
  };
  sms.behave = async (response, { form }) => {
    if (form.to === people.during.phone) return void stuck.add('sms');
    taken.push(form.to as string);
    if (form.to === people.after.phone) await lock('sms');
    answer(response, [recipient(101, 'Success', form.to as string)]);
  };
  const first = launch(t, 'src/worker.ts', env);
  await place('after');
  await until(() => taken.length === 1 && mailbox.messages.length === 1);
  await place('during');
  await until(() => stuck.size === 2);
  // Before: the attempt is written, and the words of the message wait for this table.
  const table = await client();
  await table.query('lock table notification_templates in access exclusive mode');
  await place('before');
  const started = () => shop.sql(`select 1 from notification_attempts where outcome = 'started'`);
  await until(async () => (await started()).length === 6);
  await sleep(300);
  await first.kill('SIGKILL');
  const killed = Date.now();
  t.equal((await started()).length, 6, 'six calls were under way, in three phases');
  t.same(taken, [people.after.phone]);
  await Promise.all([rows.query('rollback'), table.query('rollback')]);
  mailbox.beforeAnswer = () => undefined;
  mailbox.beforeRecipient = () => undefined;
  sms.behave = (response, { form }) => {
    taken.push(form.to as string);
    answer(response, [recipient(101, 'Success', form.to as string)]);
  };

  const port = await freePort();
  const second = launch(t, 'src/worker.ts', { ...env, METRICS_PORT: String(port) });
  await until(
    async () =>
      (await shop.sql(`select 1 from notifications where status not in ('sent', 'skipped')`))
        .length === 0,
    60_000,
  );
  const seconds = (Date.now() - killed) / 1000;
  t.ok(seconds < 60, `all sent ${seconds.toFixed(1)} s after the kill`);
  for (const phase of phases) {
    const { email, phone } = people[phase];
    const mails = mailbox.messages.filter((one) => one.includes(`To: ${email}`));
    const expected = phase === 'after' ? 2 : 1;
    t.equal(mails.length, expected, `${phase}: e-mail`);
    t.equal(taken.filter((to) => to === phone).length, expected, `${phase}: SMS`);
    const ids = mails.map((one) => /^Message-ID: (.*)$/im.exec(one)?.[1]);
    t.equal(new Set(ids).size, 1, `${phase}: one Message-ID, by which a reader knows a repeat`);
  }
  const history = await shop.sql<{ outcomes: string[] }>(
    `select array_agg(outcome order by id) as outcomes from notification_attempts group by notification_id`,
  );
  t.equal(history.length, 6);
  for (const { outcomes } of history) t.same(outcomes, ['interrupted', 'accepted']);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  t.match(metrics, 'kontor_notifications_total{channel="sms",outcome="sent"} 3');
  t.equal(await second.kill('SIGTERM'), 0);
  t.same(
    await shop.sql("select 1 from worker_heartbeats where seen_at > now() - interval '3 seconds'"),
    [],
    'it signs off',
  );
});
