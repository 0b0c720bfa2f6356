// E-mail by SMTP.
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
 * @param url `smtp://user:password@host:port`
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
  return {
    async send({ fromName, fromAddress = address, ...mail }) {
      try {
        const info = await transport.sendMail({
          ...mail,
          from: { name: fromName, address: fromAddress },
          // Nobody's out-of-office message is to answer (RFC 3834, section 5).
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return String((info as { messageId: string }).messageId);
      } catch (error) {
        const fault = error as SmtpFault;
        const code = codeOf(fault);
        throw new SendError(classify(fault), fault.message, code === undefined ? {} : { code });
      }
    },
    close: () => transport.close(),
  };
}

interface SmtpFault {
  responseCode?: number;
  /** The server's words. */
  response?: string;
  code?: string;
  syscall?: string;
  message: string;
}

/** `550 5.1.1`: the reply code, and the enhanced one of RFC 3463 where there is one. */
function codeOf({ responseCode, response = '' }: SmtpFault): string | undefined {
  if (responseCode === undefined) return undefined;
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  return enhanced === undefined ? String(responseCode) : `${responseCode} ${enhanced}`;
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
