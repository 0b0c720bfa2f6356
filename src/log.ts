// The structured log, with secrets taken out wherever they might stand.
import { type DestinationStream, destination, type Logger, type LoggerOptions, pino } from 'pino';
import type { Config } from './config.js';
import { traceOfLog } from './tracing.js';

const secrets = [
  'password',
  'passwordHash',
  'accessToken',
  'refreshToken',
  'token',
  'apiKey',
  'authorization',
  'secret',
];

/** The secret in the address that a provider calls: also of a path that is not quite that one. */
function hideCallback(path: string, secret: string): string {
  const hidden = path.replace(/(\/callbacks\/[^/]*\/)[^/?#]+/gi, '$1[redacted]');
  if (secret === '') return hidden;
  const decoded = decodeLeniently(hidden);
  return decoded.includes(secret) ? decoded.replaceAll(secret, '[redacted]') : hidden;
}

const decodeLeniently = (text: string) =>
  text.replaceAll(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );

/** Of a parameter; anything else may be a value that stands alone. */
const parameterName = /^[A-Za-z_][\w.[\]-]{0,60}$/;

/**
 * The path, and the names of its parameters: their values may be tokens or personal data.
 *
 * @param secret that may stand anywhere in a path; empty for none
 */
function loggedUrl(url: string, secret = ''): { url: string; parameters?: string[] } {
  // Also encoded: a client that encodes its whole target has put its parameters there.
  const [, path = '', search] = /^(.*?)(?:(?:\?|%3f)([^#]*)|#|%23|$)/i.exec(url) ?? [];
  // The user information of an absolute-form target is a password.
  const bare = path.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, '$1//[redacted]@');
  const shown = hideCallback(bare, secret);
  if (search === undefined) return { url: shown };
  // A text that stands alone is a value.
  const named = search.split('&').filter((part) => part.includes('='));
  const names = [...new Set(new URLSearchParams(named.join('&')).keys())];
  return {
    url: shown,
    parameters: names.slice(0, 50).map((name) => (parameterName.test(name) ? name : '[redacted]')),
  };
}

interface LoggedRequest {
  method: string;
  url: string;
  host: string;
  ip: string;
}

/**
 * @param name of the process
 * @param target where to write, by path, descriptor or stream; the standard output when left out
 */
export function createLog(
  config: Config,
  name: string,
  target?: string | number | DestinationStream,
): Logger {
  const options: LoggerOptions = {
    name,
    level: config.LOG_LEVEL,
    mixin: traceOfLog,
    serializers: {
      req: ({ method, url, host, ip }: LoggedRequest) => ({
        ...{ method, host: host?.replace(/^.*@/, '[redacted]@') },
        ...loggedUrl(url, config.SMS_CALLBACK_TOKEN),
        remoteAddress: ip,
      }),
      // @fastify/websocket writes the whole target of an upgrade that leads nowhere.
      path: (path: unknown) =>
        typeof path === 'string' ? loggedUrl(path, config.SMS_CALLBACK_TOKEN).url : path,
    },
    redact: {
      paths: [
        ...secrets,
        ...secrets.map((key) => `*.${key}`),
        'req.headers.authorization',
        'req.headers.cookie',
        // @fastify/multipart, at the level trace.
        'busboyOptions.headers',
        // A failed statement's parameters may hold anything.
        'err.parameters',
        'err.detail',
        'err.where',
      ],
      censor: '[redacted]',
    },
  };
  if (target === undefined) return pino(options);
  return pino(
    options,
    typeof target === 'object' ? target : destination({ dest: target, mkdir: true }),
  );
}
