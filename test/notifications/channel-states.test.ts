// E-mail and SMS that cannot be sent at all show in the health and once in the log.
import { SMTPServer } from 'smtp-server';
import t from 'tap';
import { deliverNotification } from '../../src/domains/notifications/deliver-notification.js';
import { openSmsDouble } from '../helpers/africas-talking.js';
import { recordingLog } from '../helpers/log.js';
import { freePort } from '../helpers/process.js';
import { addProduct, openShop } from '../helpers/shop.js';

const sms = await openSmsDouble(t);
const port = await freePort();
const { log, lines } = recordingLog();
const shop = await openShop(t, {
  log,
  env: {
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    SMS_PROVIDER: 'africas-talking',
    AFRICAS_TALKING_USERNAME: 'kontor',
    AFRICAS_TALKING_API_KEY: 'test-key',
    AFRICAS_TALKING_BASE_URL: sms.url,
  },
});
await shop.sql(
  `insert into worker_heartbeats (process_id, worker_ids) values (gen_random_uuid(), '{}')`,
);

const health = async () => {
  const { status, email, sms } = (await shop.request('GET', '/health')).data;
  return { status, email, sms };
};

const said = (text: string) => lines.filter(({ msg }) => msg.includes(text));
const warnings = () => said('messages cannot be sent');

/** Sends what waits through a channel, as their jobs would when their time has come. */
async function deliver(channel: string): Promise<number> {
  const waiting = await shop.sql<{ id: string }>(
    `update notifications set next_attempt_at = null where status = 'queued' and channel = $1 returning id`,
    [channel],
  );
  for (const { id } of waiting) await deliverNotification(shop.ctx, id);
  return waiting.length;
}

t.test('a mail server that is away, and comes back', async (t) => {
  const product = await addProduct(shop);
  for (let n = 0; n < 2; n += 1)
    await shop.request('POST', '/v1/orders', {
      as: shop.users.customer,
      body: { items: [{ productId: product.id, quantity: 1 }] },
    });
  t.same(await health(), { status: 'ok', email: 'up', sms: 'up' });
  const count = await deliver('email');
  t.ok(count >= 2);
  t.same(await health(), { status: 'degraded', email: 'unreachable', sms: 'up' });
  t.same(
    warnings().map(({ level, channel, waiting }) => ({ level, channel, waiting })),
    [{ level: 40, channel: 'email', waiting: count }],
    'said once',
  );
  await deliver('email');
  t.equal(warnings().length, 1, 'not again');

  const refusing: { recipients: boolean } = { recipients: true };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refusing.recipients ? Object.assign(new Error('later'), { responseCode: 450 }) : null),
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  t.teardown(() => new Promise<void>((done) => server.close(() => done())));
  await deliver('email');
  t.equal((await health()).email, 'unreachable', 'the refusal of one recipient says nothing');
  refusing.recipients = false;
  await deliver('email');
  t.same(await health(), { status: 'ok', email: 'up', sms: 'up' });
  t.equal(said('messages are sent again').length, 1);
});

t.test('an SMS provider that refuses the shop', async (t) => {
  sms.behave = (response) => void response.writeHead(503).end('down');
  t.ok((await deliver('sms')) >= 1);
  t.same(await health(), { status: 'degraded', email: 'up', sms: 'unreachable' });
  t.match(warnings().at(-1), { channel: 'sms', waiting: 2 });
  await shop.sql(`update message_channels set failed_at = now() - interval '7 hours'`);
  t.same(await health(), { status: 'ok', email: 'up', sms: 'up' }, 'nothing was tried for long');
  await deliver('sms');
  t.equal((await health()).sms, 'unreachable');
  t.equal(warnings().filter(({ channel }) => channel === 'sms').length, 2, 'said again');
  sms.behave = undefined;
  await deliver('sms');
  t.equal((await health()).sms, 'up');
});
