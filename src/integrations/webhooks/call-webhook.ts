// One call of a webhook endpoint. Never throws: whatever happens is an answer of a kind.
import { SpanKind } from '@opentelemetry/api';
import { load } from '../../lib/load.js';
import { secondsUntil } from '../../lib/retry-after.js';
import { traced } from '../../tracing.js';
import { outboundAgent } from '../outbound-agent.js';
import { whyNotAllowed } from './targets.js';

export interface WebhookCall {
  url: string;
  body: string;
  headers: Record<string, string>;
  /** Milliseconds for all of it. */
  timeout: number;
  /** Whether the operator allows http and private networks. */
  privateTargets: boolean;
}

export interface WebhookAnswer {
  /** Null where there was none. */
  statusCode: number | null;
  /** Milliseconds. */
  durationMs: number;
  error: string | null;
  /** The start of the answer. */
  response: string | null;
  /** Seconds that the endpoint asks to be left alone for. */
  retryAfter?: number;
}

/** Bytes of the answer that are read; the rest is not waited for. */
const kept = 1000;

/** The rest of the address may hold a secret. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');

export async function callWebhook(call: WebhookCall): Promise<WebhookAnswer> {
  const started = performance.now();
  const about = { 'server.address': hostOf(call.url) };
  const sent = traced('call webhook', SpanKind.CLIENT, about, () => send(call));
  const answer = await sent.catch((error: unknown) => ({
    statusCode: null,
    error: faultOf(error, call.timeout),
    response: null,
  }));
  return { ...answer, durationMs: Math.round(performance.now() - started) };
}

async function send({
  url,
  body,
  headers,
  timeout,
  privateTargets,
}: WebhookCall): Promise<Omit<WebhookAnswer, 'durationMs'>> {
  const reason = whyNotAllowed(url, privateTargets);
  if (reason !== undefined) return { statusCode: null, error: reason, response: null };
  // Redirects are not followed: undici's request does so only when told.
  const answer = await load('undici').request(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'user-agent': 'Kontor-Webhooks/1', ...headers },
    dispatcher: outboundAgent(privateTargets),
    signal: AbortSignal.timeout(timeout),
  });
  const { statusCode } = answer;
  const response = await startOf(answer.body);
  const retryAfter = secondsUntil(answer.headers['retry-after']?.toString());
  const ok = statusCode >= 200 && statusCode < 300;
  return {
    statusCode,
    error: ok ? null : statusCode < 400 ? 'Redirects are not followed.' : `HTTP ${statusCode}`,
    response,
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

/** An endpoint that has answered has answered, however its body goes on. */
async function startOf(body: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      parts.push(part);
      size += part.length;
      if (size >= kept) break;
    }
  } catch {
    // Broken off or too slow: what came is enough to look at.
  }
  return Buffer.concat(parts).subarray(0, kept).toString();
}

function faultOf(error: unknown, timeout: number): string {
  const { name, message, code } = error as Error & { code?: string };
  if (name === 'TimeoutError') return `No answer within ${timeout / 1000} seconds.`;
  return [code, message].filter(Boolean).join(': ') || name;
}
