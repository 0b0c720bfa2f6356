// E-mail by SMTP.
import { Readable } from 'node:stream';
import { load } from '../../lib/load.js';
import { SendError, type SendFailure } from '../send-error.js';
import type { MailTransport } from './mail.js';

/** Milliseconds for each step; the whole stays below the lease of an attempt. */
const timeouts = {
  connectionTimeout: 4_000,
  greetingTimeout: 4_000,
  socketTimeout: 10_000,
  dnsTimeout: 4_000,
};

/**
 * @param url `smtp://user:password@host:port`; nodemailer's options as parameters: `?tls.ca=…`
 * @param from address that messages come from, with or without a name
 * @param connections as many as messages are sent at the same time
 */
export function smtpTransport(url: string, from: string, connections: number): MailTransport {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const transport = load('nodemailer').createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // Sending again is for the job to decide, which knows what may have been taken.
    maxRequeues: 0,
    ...timeouts,
  } as object);
  transport.use('stream', (mail, done) => {
    const { onHandOver } = mail.data as { onHandOver?: () => void };
    if (onHandOver) mail.message.processFunc((message) => tellWhenRead(message, onHandOver));
    done();
  });
  return {
    async send({ fromName, fromAddress = address, ...mail }, signal) {
      let handedOver = false;
      const onHandOver = () => {
        handedOver = true;
      };
      try {
        const info = await transport.sendMail({
          ...mail,
          ...(signal && { signal }),
          ...{ onHandOver },
          from: { name: fromName, address: fromAddress },
          // Nobody's out-of-office message is to answer (RFC 3834, section 5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return String((info as { messageId: string }).messageId);
      } catch (error) {
        const fault = error as SmtpFault;
        const code = codeOf(fault);
        const failure = classify(fault, handedOver);
        const message = fault.code === 'EABORT' ? 'The server took too long.' : fault.message;
        throw new SendError(failure, message, code === undefined ? {} : { code });
      }
    },
    close: () => transport.close(),
  };
}

/**
 * nodemailer reads a message when the server has answered DATA with "go on". Before, the server
 * cannot have taken the message, in whatever way the connection ends.
 */
function tellWhenRead(message: Readable, onRead: () => void): Readable {
  async function* parts() {
    onRead();
    yield* message;
  }
  return Readable.from(parts(), { objectMode: false });
}

interface SmtpFault {
  responseCode?: number;
  /** The server's words. */
  response?: string;
  code?: string;
  message: string;
}

/** `550 5.1.1`: the reply code, and the enhanced one of RFC 3463 where there is one. */
function codeOf({ responseCode, response = '' }: SmtpFault): string | undefined {
  if (responseCode === undefined) return undefined;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return enhanced === undefined ? String(responseCode) : `${responseCode} ${enhanced}`;
}

/**
 * A refusal counts for the message if it answers MAIL, RCPT or DATA: 5yz is a permanent one, 4yz a
 * transient one (RFC 5321, section 4.2.1). At the greeting, EHLO, STARTTLS or AUTH it is about the
 * connection or the configuration, and another time may do.
 *
 * @param handedOver whether the server may have taken the message before the connection was lost
 */
function classify({ responseCode, code }: SmtpFault, handedOver: boolean): SendFailure {
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    // Without a reply: an address that nodemailer itself refuses.
    return responseCode === undefined || responseCode >= 500 ? 'permanent' : 'transient';
  }
  return handedOver && responseCode === undefined ? 'unknown' : 'transient';
}
