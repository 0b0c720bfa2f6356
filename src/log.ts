// The structured log, with secrets taken out wherever they might stand.
import { destination, type Logger, type LoggerOptions, pino } from 'pino';
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
const hideCallback = (url: string) =>
  url.replace(/(\/callbacks\/[^/]*\/)[^/?#]+/gi, '$1[redacted]');

/** The path, and the names of its parameters: their values may be tokens or personal data. */
function loggedUrl(url: string): { url: string; parameters?: string[] } {
  const [path = '', search] = url.split('?', 2);
  if (search === undefined) return { url: hideCallback(path) };
  const names = [...new Set(new URLSearchParams(search).keys())];
  return {
    url: hideCallback(path),
    parameters: names.slice(0, 50).map((name) => name.slice(0, 100)),
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
 * @param file where to write, by path or descriptor; the standard output when left out
 */
export function createLog(config: Config, name: string, file?: string | number): Logger {
  const options: LoggerOptions = {
    name,
    level: config.LOG_LEVEL,
    mixin: traceOfLog,
    serializers: {
      req: ({ method, url, host, ip }: LoggedRequest) => ({
        ...{ method, host },
        ...loggedUrl(url),
        remoteAddress: ip,
      }),
    },
    redact: {
      paths: [
        ...secrets,
        ...secrets.map((key) => `*.${key}`),
        'req.headers.authorization',
        'req.headers.cookie',
        // A failed statement's parameters may hold anything.
        'err.parameters',
        'err.detail',
        'err.where',
      ],
      censor: '[redacted]',
    },
  };
  return file === undefined
    ? pino(options)
    : pino(options, destination({ dest: file, mkdir: true }));
}
