// E-mail that is only written to the log: the default where no server is configured.
import type { Log } from '../../context.js';
import type { MailTransport } from './mail.js';

export function logMail(log: Log): MailTransport {
  return {
    async send(mail) {
      log.info(
        { channel: 'email', to: mail.to, subject: mail.subject },
        'message written to the log',
      );
      return mail.messageId;
    },
    close() {},
  };
}
