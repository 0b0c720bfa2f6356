// E-mail that is only written to the log: the default where no server is configured.
import type { Log } from '../../context.js';
import { maskEmail } from '../../lib/masked.js';
import type { MailTransport } from './mail.js';

/** @param masked whether the log holds no full address; its subject is left out as well */
export function logMail(log: Log, masked: boolean): MailTransport {
  return {
    async send(mail) {
      log.info(
        masked
          ? { channel: 'email', to: maskEmail(mail.to) }
          : { channel: 'email', to: mail.to, subject: mail.subject },
        'message written to the log',
      );
      return mail.messageId;
    },
    close() {},
  };
}
