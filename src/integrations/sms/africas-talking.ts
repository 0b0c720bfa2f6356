// SMS by Africa's Talking. Source: https://developers.africastalking.com/docs/sms/sending/bulk
import { secondsUntil } from '../../lib/retry-after.js';
import { SendError } from '../send-error.js';
import type { SmsTransport } from './sms.js';

export interface AfricasTalkingOptions {
  username: string;
  apiKey: string;
  sender: string;
  /** Left empty, the public one; the sandbox's for the user name `sandbox`. */
  baseUrl: string;
}

/** Milliseconds; below the lease of an attempt. */
const timeout = 12_000;
const accepted = new Set([100, 101, 102]);
const permanent = new Set([401, 402, 403, 404, 405, 406, 407, 409, 502]);
/** The provider's own trouble. Of a code that is not documented nobody knows what it means. */
const transient = new Set([500, 501]);

interface Answer {
  SMSMessageData?: {
    Message?: string;
    Recipients?: Array<{ statusCode: number | string; status?: string; messageId?: string }>;
  };
}

export function africasTalking({
  username,
  apiKey,
  sender,
  baseUrl,
}: AfricasTalkingOptions): SmsTransport {
  const host = username === 'sandbox' ? 'api.sandbox.africastalking.com' : 'api.africastalking.com';
  const url = `${baseUrl || `https://${host}`}/version1/messaging`;
  return {
    async send(to, message, from = sender) {
      const body = new URLSearchParams({ username, to, message, ...(from && { from }) });
      const response = await fetch(url, {
        method: 'POST',
        headers: { apiKey, accept: 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      }).catch((error: Error) => {
        throw new SendError(
          isRefusedBeforeSending(error) ? 'transient' : 'unknown',
          faultOf(error),
          { ofChannel: true },
        );
      });
      const text = await response.text().catch((error: Error) => {
        throw new SendError('unknown', faultOf(error), { ofChannel: true });
      });
      if (!response.ok) throw refusal(response, text);
      return readAnswer(text);
    },
  };
}

/**
 * A gateway answers 502 and 504 for what it has handed on and got no good answer to (RFC 9110,
 * sections 15.6.3 and 15.6.5): the message may have been taken.
 */
function refusal({ status, headers }: Response, text: string): SendError {
  const failure =
    status === 502 || status === 504
      ? 'unknown'
      : status === 429 || status >= 500
        ? 'transient'
        : 'permanent';
  const retryAfter = secondsUntil(headers.get('retry-after'));
  return new SendError(failure, `HTTP ${status}: ${text.slice(0, 300)}`, {
    code: `HTTP ${status}`,
    ofChannel: true,
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

function readAnswer(text: string): string {
  let data: Answer['SMSMessageData'];
  try {
    data = (JSON.parse(text) as Answer).SMSMessageData;
  } catch {
    throw new SendError('unknown', `An answer that is no JSON: ${text.slice(0, 300)}`);
  }
  const recipient = data?.Recipients?.[0];
  if (!recipient)
    throw new SendError('permanent', data?.Message ?? 'The answer names no recipient.');
  const code = Number(recipient.statusCode);
  if (accepted.has(code)) return recipient.messageId ?? '';
  const failure = permanent.has(code) ? 'permanent' : transient.has(code) ? 'transient' : 'unknown';
  throw new SendError(failure, `${code} ${recipient.status ?? ''}`.trim(), { code: String(code) });
}

const codeOf = (error: Error) => (error.cause as { code?: string } | undefined)?.code;

/** No connection was made, so nothing was sent. */
const isRefusedBeforeSending = (error: Error) =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    codeOf(error) ?? '',
  );

const faultOf = (error: Error) =>
  [error.name, error.message, codeOf(error)].filter(Boolean).join(': ');
