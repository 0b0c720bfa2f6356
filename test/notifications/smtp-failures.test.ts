// What a fault at each step of SMTP says about the message: only what was handed over may have been
// taken, all else is tried again.
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import t, { type Test } from 'tap';
import { smtpTransport } from '../../src/integrations/mail/smtp.js';
import type { SendError } from '../../src/integrations/send-error.js';
import { freePort } from '../helpers/process.js';

const mail = {
  messageId: '<a@b.example>',
  to: 'a@b.example',
  fromName: 'Shop',
  subject: 's',
  text: 't',
  html: 'h',
};

const steps = ['greeting', 'EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'end'] as const;
type Step = (typeof steps)[number];
/** What a server says at a step instead of going on; without words it hangs up or says nothing. */
type Fault = { step: Step; reply?: string; silent?: true };

const usual: Record<Step, string> = {
  greeting: '220 test',
  EHLO: '250-test\r\n250 AUTH PLAIN',
  AUTH: '235 ok',
  MAIL: '250 ok',
  RCPT: '250 ok',
  DATA: '354 go on',
  end: '250 taken',
};

/** A server that speaks just enough SMTP. @returns its port, and how many messages it was given */
async function openServer(t: Test, fault: Fault) {
  const given = { count: 0 };
  const answer = (socket: Socket, step: Step) => {
    if (step !== fault.step) return socket.write(`${usual[step]}\r\n`);
    if (fault.silent) return undefined;
    if (fault.reply === undefined) return socket.destroy();
    return socket.write(`${fault.reply}\r\n`);
  };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let body: string | undefined;
    socket.on('error', () => {});
    socket.on('data', (part) => {
      const text = part.toString();
      if (body !== undefined) {
        body += text;
        if (!body.includes('\r\n.\r\n')) return;
        body = undefined;
        given.count += 1;
        answer(socket, 'end');
        return;
      }
      const step = steps.find((one) => text.toUpperCase().startsWith(one));
      if (!step) return void socket.write('250 ok\r\n');
      if (step === 'DATA' && fault.step !== 'DATA') body = '';
      answer(socket, step);
    });
    answer(socket, 'greeting');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, given };
}

/** @returns `sent`, or how the attempt failed, with the reply's code */
async function outcome(t: Test, url: string, signal?: AbortSignal): Promise<string> {
  const transport = smtpTransport(url, 'shop@b.example', 2);
  t.teardown(() => transport.close());
  try {
    await transport.send(mail, signal);
    return 'sent';
  } catch (error) {
    const { failure, code } = error as SendError;
    return code === undefined ? failure : `${failure} ${code}`;
  }
}

const attempt = async (t: Test, fault: Fault, signal?: AbortSignal) => {
  const { port, given } = await openServer(t, fault);
  const result = await outcome(t, `smtp://user:secret@127.0.0.1:${port}`, signal);
  return [result, given.count];
};

t.test('a connection that is lost', async (t) => {
  for (const step of steps) {
    const expected = step === 'end' ? ['unknown', 1] : ['transient', 0];
    t.same(await attempt(t, { step }), expected, `at ${step}`);
  }
});

t.test('a server that says nothing more is given up, and the message with it', async (t) => {
  for (const step of steps) {
    const expected = step === 'end' ? ['unknown', 1] : ['transient', 0];
    const signal = AbortSignal.timeout(300);
    t.same(await attempt(t, { step, silent: true }, signal), expected, `at ${step}`);
  }
});

t.test('a refusal counts for the message from MAIL on', async (t) => {
  const ofMessage = new Set<Step>(['MAIL', 'RCPT', 'DATA', 'end']);
  for (const step of steps) {
    // A server that refuses EHLO is asked with HELO instead.
    if (step === 'EHLO') continue;
    const given = step === 'end' ? 1 : 0;
    t.same(
      await attempt(t, { step, reply: '451 4.3.0 Not now' }),
      ['transient 451 4.3.0', given],
      `4yz at ${step}`,
    );
    t.same(
      await attempt(t, { step, reply: '550 5.1.1 No' }),
      [`${ofMessage.has(step) ? 'permanent' : 'transient'} 550 5.1.1`, given],
      `5yz at ${step}`,
    );
  }
});

t.test('nobody listens', async (t) => {
  t.equal(await outcome(t, `smtp://127.0.0.1:${await freePort()}`), 'transient');
});

t.test('STARTTLS and certificates', async (t) => {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    onData: (stream, _session, done) => {
      stream.resume();
      stream.on('end', () => {
        taken += 1;
        done();
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => new Promise<void>((done) => server.close(() => done())));
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  t.equal(await outcome(t, url), 'transient', 'a certificate that nobody vouches for');
  t.equal(taken, 0);
  t.equal(await outcome(t, `${url}?tls.rejectUnauthorized=false`), 'sent', 'taken on demand');
  t.equal(taken, 1);
  const plain = await openServer(t, { step: 'greeting', reply: usual.greeting });
  t.equal(
    await outcome(t, `smtp://127.0.0.1:${plain.port}?requireTLS=true`),
    'transient',
    'a server without STARTTLS where it is required',
  );
  t.equal(plain.given.count, 0);
});
