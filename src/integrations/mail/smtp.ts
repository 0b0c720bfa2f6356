// E-mail by SMTP.
import nodemailer from 'nodemailer';
import { SendError, type SendFailure } from '../send-error.js';
import type { MailTransport } from './mail.js';

/** Milliseconds for each step; the whole stays below the lease of an attempt. */
const timeouts = {
  connectionTimeout: 4_000,
  greetingTimeout: 4_000,
  socketTimeout: 6_000,
  dnsTimeout: 4_000,
};

/**
 * @param url `smtp://user:password@host:port`
 * @param from address that messages come from, with or without a name
 */
export function smtpTransport(url: string, from: string): MailTransport {
  const address = /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from;
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 5,
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
  command?: string;
  code?: string;
}

/** RFC 5321: 4yz is a transient refusal, 5yz a permanent one. */
function classify({ responseCode, command, code }: SmtpFault): SendFailure {
  if (responseCode !== undefined && responseCode >= 500)
    return code === 'EAUTH' ? 'transient' : 'permanent';
  if (responseCode !== undefined) return 'transient';
  if (code === 'EENVELOPE') return 'permanent';
  // After DATA the server may have taken the message without our hearing of it.
  return command === 'DATA' ? 'unknown' : 'transient';
}
