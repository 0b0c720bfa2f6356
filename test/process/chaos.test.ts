// Orders with payments while API and worker processes are killed at random, 150 here and 2,000 with
// `npm run chaos`: every order is placed once, every payment ends and the integrity check finds nothing, and every event leaves exactly one message per channel at an SMTP server
// and a double of Africa’s Talking that count what they get, apart from the one window that is
// documented.
import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import t from 'tap';
import { markAbandonedOperations } from '../../src/domains/payments/resolve-payment.js';
import { checkIntegrity } from '../../src/integrity/run.js';
import { answer, openSmsDouble, recipient } from '../helpers/africas-talking.js';
import { freePort, type Program, start } from '../helpers/process.js';
import { addProduct, callbackToken, openShop, type User } from '../helpers/shop.js';
import { openMailbox } from '../helpers/smtp.js';
import { until } from '../helpers/wait.js';

const run = promisify(execFile);
const total = Number(process.env.CHAOS_ORDERS ?? 150);
const publicUrl = 'http://kontor.test';

t.test(`${total} orders under fire`, { timeout: 1_800_000 }, async (t) => {
  // Compiled, as in production: what is killed all the time has to be up again soon.
  const dist = '.kontor-test/dist';
  await run('npx', ['tsx', 'deploy/bundle.ts', dist]);
  const mailbox = await openMailbox(t);
  const sms = await openSmsDouble(t);
  // The users' tokens last as long as the run.
  const shop = await openShop(t, {
    env: { PUBLIC_URL: publicUrl, ACCESS_TOKEN_SECONDS: '14400' },
  });
  await shop.request('PATCH', '/v1/me', {
    as: shop.users.customer,
    body: { phone: '+254711082300' },
  });
  const stock = 100 * total;
  const { id: productId } = await addProduct(shop, { stock });
  const env = {
    DATABASE_URL: shop.url,
    KONTOR_DATA_DIR: '.kontor-test',
    LOG_LEVEL: 'info',
    PUBLIC_URL: publicUrl,
    RATE_LIMIT_SCALE: '0',
    WORKER_CONCURRENCY: '10',
    SMTP_URL: mailbox.url,
    SMS_PROVIDER: 'africas-talking',
    AFRICAS_TALKING_API_KEY: 'test-key',
    AFRICAS_TALKING_BASE_URL: sms.url,
    SMS_CALLBACK_TOKEN: callbackToken,
  };

  let stopping = false;
  const kills = { api: 0, worker: 0 };
  /** Keeps a program running, and kills it when it has worked for a while. */
  const keep = (kind: 'api' | 'worker', file: string, said: string, port = 0) => {
    const begin = () =>
      start(t, process.execPath, [`${dist}/src/${file}.js`], { ...env, PORT: String(port) });
    let program: Program = begin();
    const life = (async () => {
      for (;;) {
        await program.says(said);
        await sleep(randomInt(8000, 16_000));
        if (stopping) return;
        await program.kill('SIGKILL');
        kills[kind] += 1;
        program = begin();
      }
    })();
    return { life, current: () => program };
  };
  const ports = [await freePort(), await freePort()];
  const apis = ports.map((port) => keep('api', 'server', 'Server listening', port));
  const workers = [1, 2].map(() => keep('worker', 'worker', 'worker started'));

  /** Again and again, at one API or the other, until it is answered. */
  async function insist(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const port = ports[randomInt(ports.length)];
      const signal = AbortSignal.timeout(10_000);
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { ...init, signal }).catch(
        () => undefined,
      );
      if (response && response.status < 500) return response;
      await sleep(randomInt(20, 200));
    }
  }

  // The provider reports what it has delivered, some of it twice, in no order.
  const accepted: string[] = [];
  const reports: Array<Promise<unknown>> = [];
  const report = async (id: string, status: string) => {
    await sleep(randomInt(0, 400));
    const { status: code } = await insist(`/v1/callbacks/africas-talking/${callbackToken}`, {
      method: 'POST',
      body: new URLSearchParams({ id, status, phoneNumber: '+254711082300' }),
    });
    if (code !== 204) t.fail(`a report was answered ${code}`);
  };
  sms.behave = (response, { form }) => {
    const one = recipient(101, 'Success', form.to as string);
    accepted.push(form.message as string);
    answer(response, [one]);
    for (const status of ['Sent', 'Success', ...(randomInt(10) === 0 ? ['Success'] : [])])
      reports.push(report(one.messageId, status));
  };

  const started = Date.now();
  let next = 0;
  const numbers = new Set<string>();
  const post = async (path: string, as: User, key: string, body: object) => {
    const response = await insist(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${as.token}`,
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
    });
    const data = (await response.json()) as { id: string; number: string };
    return { status: response.status, data };
  };
  const { customer, staff } = shop.users;
  /** Of every four orders one is paid, one is paid and refunded, one is authorised and given up. */
  const pay = async (order: string, n: number) => {
    const steps = [[], ['capture'], ['capture', 'refund'], ['cancel']][n % 4] as string[];
    if (steps.length === 0) return;
    const card = { method: 'card', provider: 'test' };
    const { data } = await post(`/v1/orders/${order}/payments`, customer, `pay-${n}`, card);
    // Where a kill left the outcome open, the steps are refused until it is resolved.
    for (const step of steps)
      await post(`/v1/payments/${data.id}/${step}`, staff, `${step}-${n}`, {});
  };
  const place = async () => {
    // At least so many, and until each kind has been killed: on a fast machine that takes longer.
    for (; next < total || kills.api === 0 || kills.worker === 0; ) {
      next += 1;
      const n = next;
      const items = [{ productId, quantity: 1 }];
      const { status, data } = await post('/v1/orders', customer, `chaos-${n}`, { items });
      if (status !== 201) t.fail(`${status} ${JSON.stringify(data)}`);
      numbers.add(data.number);
      await pay(data.id, n);
    }
  };
  await Promise.all(Array.from({ length: 8 }, place));
  const placed = Date.now();
  const ordered = next;
  t.comment(
    `${ordered} orders in ${((placed - started) / 1000).toFixed(0)} s; killed: API ${kills.api}, workers ${kills.worker} times`,
  );
  stopping = true;
  // As the minutely job does it, minutes later.
  await shop.sql(`update payment_operations set created_at = now() - interval '1 hour'
                  where status = 'pending'`);
  const abandoned = await markAbandonedOperations(shop.ctx);
  const attention = await shop.sql<{ paymentId: string }>(
    `select distinct payment_id as "paymentId" from payment_operations where status = 'unknown'`,
  );
  for (const { paymentId } of attention) {
    const resolved = await shop.request('POST', `/v1/payments/${paymentId}/resolve`, {
      as: staff,
      body: { outcome: 'succeeded' },
    });
    t.equal(resolved.statusCode, 200);
  }
  t.comment(`${abandoned} calls of a payment provider were interrupted, and resolved by a person`);
  await until(
    async () =>
      (
        await shop.sql(
          `select 1 from notifications
           where status = 'queued' or (channel = 'sms' and status <> 'delivered') limit 1`,
        )
      ).length === 0,
    200_000,
  );
  for (let known = -1; known !== reports.length; ) {
    known = reports.length;
    await Promise.all(reports);
  }
  t.comment(`all delivered ${((Date.now() - placed) / 1000).toFixed(0)} s later`);
  t.ok(kills.api > 0 && kills.worker > 0, 'there was fire');

  t.equal(numbers.size, ordered, 'every order was placed once');
  t.same(await shop.sql('select count(*)::int as count from orders'), [{ count: ordered }]);
  t.same(await shop.sql('select on_hand, reserved from stock_levels'), [
    { on_hand: stock, reserved: ordered },
  ]);
  const [counted] = await shop.sql<{ refunds: number }>(
    `select count(*)::int as refunds from payment_operations where kind = 'refund' and status = 'succeeded'`,
  );
  const refunds = counted?.refunds ?? 0;
  t.ok(refunds > 0);
  t.same(
    await shop.sql(
      `select channel, template, status, count(*)::int as count, count(distinct event_id)::int as events
       from notifications group by 1, 2, 3 order by 1, 2, 3`,
    ),
    [
      { channel: 'email', template: 'order-placed', status: 'sent', count: ordered },
      { channel: 'email', template: 'order-refunded', status: 'sent', count: refunds },
      { channel: 'email', template: 'shop-order-placed', status: 'sent', count: ordered },
      { channel: 'sms', template: 'order-placed', status: 'delivered', count: ordered },
      { channel: 'sms', template: 'order-refunded', status: 'delivered', count: refunds },
    ].map((row) => ({ ...row, events: row.count })),
    'one message per event and channel, and each has gone out',
  );

  const ids = mailbox.messages.map((raw) => /^Message-ID: (.*)$/im.exec(raw)?.[1]);
  const expected = { email: 2 * ordered + refunds, sms: ordered + refunds };
  t.equal(new Set(ids).size, expected.email, 'every e-mail arrived');
  t.equal(new Set(accepted).size, expected.sms, 'every SMS arrived');
  const again = { email: ids.length - expected.email, sms: accepted.length - expected.sms };
  const interrupted = await shop.sql<{ channel: 'email' | 'sms'; count: number }>(
    `select channel, count(*)::int as count from notification_attempts a
     join notifications n on n.tenant_id = a.tenant_id and n.id = a.notification_id
     where outcome = 'interrupted' group by 1`,
  );
  const window = { email: 0, sms: 0 };
  for (const { channel, count } of interrupted) window[channel] = count;
  t.comment(
    `in the window between a provider's taking and our writing: ${again.email} e-mails and ${again.sms} SMS came twice, of ${window.email} and ${window.sms} calls that a kill interrupted`,
  );
  for (const channel of ['email', 'sms'] as const)
    t.ok(again[channel] <= window[channel], `${channel}: none twice outside the window`);

  const { findings } = await checkIntegrity(shop.ctx, { repair: false });
  t.same(findings, [], 'nothing differs');
  for (const { current, life } of [...apis, ...workers]) {
    await life;
    t.equal(await current().kill('SIGTERM'), 0);
  }
});
