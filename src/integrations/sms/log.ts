// SMS that are only written to the log: the default where no provider is configured.
import { randomUUID } from 'node:crypto';
import type { Log } from '../../context.js';
import type { SmsTransport } from './sms.js';

export function logSms(log: Log): SmsTransport {
  return {
    async send(to, message) {
      log.info({ channel: 'sms', to, characters: message.length }, 'message written to the log');
      return `log-${randomUUID()}`;
    },
  };
}
