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
        throw new SendError(failure, message, {
          ...(code !== undefined && { code }),
          ofChannel: !isOfMessage(fault),
        });
      }
    },
    close: () => transport.close(),
  };
}

/**
 * Calls `onRead` when nodemailer starts to read the message, which is after the server accepted DATA.
 * If the connection is lost before, the server cannot have accepted the message.
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

/** Returns true if the server or nodemailer rejected the message, and not the shop. */
const isOfMessage = ({ code }: SmtpFault): boolean => code === 'EENVELOPE' || code === 'EMESSAGE';

/**
 * Classifies an SMTP error. Replies to MAIL, RCPT and DATA are about the message: 5yz is permanent,
 * 4yz is transient (RFC 5321, section 4.2.1). Errors at the greeting, EHLO, STARTTLS or AUTH are about
 * the connection or the configuration, so they are transient.
 *
 * @param handedOver true if the server may have accepted the message before the connection was lost
 */
function classify(fault: SmtpFault, handedOver: boolean): SendFailure {
  const { responseCode } = fault;
  if (isOfMessage(fault)) {
    // Without a reply, nodemailer itself rejected an address.
    return responseCode === undefined || responseCode >= 500 ? 'permanent' : 'transient';
  }
  return handedOver && responseCode === undefined ? 'unknown' : 'transient';
}
