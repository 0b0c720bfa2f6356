// E-mail by SMTP.
import nodemailer from 'nodemailer';
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
 * @param url `smtp://user:password@host:port`
 * @param from address that messages come from, with or without a name
 * @param connections as many as messages are sent at the same time
 */
export function smtpTransport(url: string, from: string, connections: number): MailTransport {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    // Sending again is for the job to decide, which knows what may have been taken.
    maxRequeues: 0,
    ...timeouts,
  } as object);
  return {
    async send({ fromName, ...mail }) {
      try {
        const info = await transport.sendMail({ ...mail, from: { name: fromName, address } });
        return String((info as { messageId: string }).messageId);
      } catch (error) {
        throw new SendError(classify(error as SmtpFault), (error as Error).message);
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpFault {
  responseCode?: number;
  code?: string;
  syscall?: string;
  message: string;
}

/** Nobody was spoken to yet, so nothing can have been taken. */
const beforeAnyMessage =
  /^(Connection timeout|Greeting never received|Invalid greeting|connect |getaddrinfo |queryA)/;

/**
 * RFC 5321: 4yz is a transient refusal, 5yz a permanent one. A connection that was lost later may
 * have been lost after the server took the message, whatever nodemailer says of the stage.
 */
function classify({ responseCode, code, syscall, message }: SmtpFault): SendFailure {
  if (code === 'EAUTH') return 'transient';
  if (responseCode !== undefined) return responseCode >= 500 ? 'permanent' : 'transient';
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return 'permanent';
  const neverConnected = code === 'EDNS' || syscall === 'connect' || syscall === 'getaddrinfo';
  return neverConnected || beforeAnyMessage.test(message) ? 'transient' : 'unknown';
}
