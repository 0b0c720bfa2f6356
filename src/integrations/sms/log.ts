// SMS that are only written to the log: the default where no provider is configured.
import { randomUUID } from 'node:crypto';
import type { Log } from '../../context.js';
import { maskPhone } from '../../lib/masked.js';
import type { SmsTransport } from './sms.js';

/** @param masked whether the log holds no full number */
export function logSms(log: Log, masked: boolean): SmsTransport {
  return {
    async send(to, message) {
      const shown = masked ? maskPhone(to) : to;
      log.info(
        { channel: 'sms', to: shown, characters: message.length },
        'message written to the log',
      );
      return `log-${randomUUID()}`;
    },
  };
}
