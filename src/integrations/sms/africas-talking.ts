// SMS by Africa's Talking. Source: https://developers.africastalking.com/docs/sms/sending/bulk
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

interface Answer {
  SMSMessageData?: {
    Message?: string;
    Recipients?: Array<{ statusCode: number; status: string; messageId: string }>;
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
    async send(to, message) {
      const body = new URLSearchParams({ username, to, message, ...(sender && { from: sender }) });
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
        );
      });
      const text = await response.text().catch((error: Error) => {
        throw new SendError('unknown', faultOf(error));
      });
      if (response.status === 429 || response.status >= 500) {
        throw new SendError('transient', `HTTP ${response.status}: ${text.slice(0, 300)}`);
      }
      if (response.status !== 201)
        throw new SendError('permanent', `HTTP ${response.status}: ${text.slice(0, 300)}`);
      return readAnswer(text);
    },
  };
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
  if (accepted.has(recipient.statusCode)) return recipient.messageId;
  const fault = `${recipient.statusCode} ${recipient.status}`;
  throw new SendError(permanent.has(recipient.statusCode) ? 'permanent' : 'transient', fault);
}

const codeOf = (error: Error) => (error.cause as { code?: string } | undefined)?.code;

/** No connection was made, so nothing was sent. */
const isRefusedBeforeSending = (error: Error) =>
  ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'].includes(
    codeOf(error) ?? '',
  );

const faultOf = (error: Error) =>
  [error.name, error.message, codeOf(error)].filter(Boolean).join(': ');
