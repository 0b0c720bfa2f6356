// A real SMTP server that keeps what it is sent, and can be told to refuse.
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Test } from 'tap';

export interface Mailbox {
  url: string;
  /** Raw messages in the order of their arrival. */
  messages: string[];
  /** The answer to a recipient; an error refuses it. */
  onRecipient: (address: string) => Error | undefined;
  /** Milliseconds to wait before a message is taken. */
  delay: number;
  /** Waited for before a recipient is answered. */
  beforeRecipient: (address: string) => Promise<unknown> | undefined;
  /** Waited for after a message was taken, before that is answered. */
  beforeAnswer: (message: string) => Promise<unknown> | undefined;
}

/** @returns an error that the server answers with this code */
export const smtpError = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode });

export async function openMailbox(t: Test): Promise<Mailbox> {
  const mailbox: Mailbox = {
    url: '',
    messages: [],
    onRecipient: () => undefined,
    delay: 0,
    beforeRecipient: () => undefined,
    beforeAnswer: () => undefined,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: async ({ address }, _session, done) => {
      await mailbox.beforeRecipient(address);
      done(mailbox.onRecipient(address));
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        setTimeout(async () => {
          const message = Buffer.concat(parts).toString();
          mailbox.messages.push(message);
          await mailbox.beforeAnswer(message);
          done();
        }, mailbox.delay);
      });
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.server.address() as AddressInfo;
  mailbox.url = `smtp://127.0.0.1:${port}`;
  t.teardown(() => new Promise<void>((done) => server.close(() => done())));
  return mailbox;
}
