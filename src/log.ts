// The structured log, with secrets taken out wherever they might stand.
import cluster from 'node:cluster';
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';
import { type Config, ConfigError } from './config.js';
import { type LogDestination, openDestination, openRolling } from './log-destination.js';
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

/** Parameter names that may be logged; other texts may be values. */
const parameterName = /^[A-Za-z_][\w.[\]-]{0,60}$/;

/**
 * Returns the path and the parameter names of a URL. Values may be tokens or personal data.
 *
 * @param secret is removed from the path; empty for none
 */
function loggedUrl(url: string, secret = ''): { url: string; parameters?: string[] } {
  // Also split at encoded ? and #: some clients encode the whole target.
  const [, path = '', search] = /^(.*?)(?:(?:\?|%3f)([^#]*)|#|%23|$)/i.exec(url) ?? [];
  // Absolute-form targets may contain a password.
  const bare = path.replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, '$1//[redacted]@');
  const shown = hideCallback(bare, secret);
  if (search === undefined) return { url: shown };
  // A parameter without `=` may be a value.
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
  target?: string | number | DestinationStream | LogDestination,
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
      // @fastify/websocket logs the whole target of unknown upgrade paths.
      path: (path: unknown) =>
        typeof path === 'string' ? loggedUrl(path, config.SMS_CALLBACK_TOKEN).url : path,
    },
    redact: {
      paths: [
        ...secrets,
        ...secrets.map((key) => `*.${key}`),
        'req.headers.authorization',
        'req.headers.cookie',
        // Logged by @fastify/multipart at level trace.
        'busboyOptions.headers',
        // A failed statement's parameters may hold anything.
        'err.parameters',
        'err.detail',
        'err.where',
        // A command of Redis may hold its password, or keys with addresses.
        'err.command',
        'err.previousErrors',
      ],
      censor: '[redacted]',
    },
  };
  const log =
    typeof target === 'object' && 'write' in target
      ? pino(options, target)
      : logTo(target, options);
  for (const warning of config.warnings) log.warn(warning);
  return log;
}

/** The standard output. */
const standardOutput = 1;

/**
 * Opens the log of a process: the file that LOG_FILE names, or else the target of `createLog`.
 *
 * @throws ConfigError if the file cannot be opened
 */
export async function openLog(config: Config, name: string, target?: string): Promise<Logger> {
  if (config.LOG_FILE === '') return createLog(config, name, target);
  const own = cluster.isWorker ? `${name}-${cluster.worker?.id}` : name;
  const file = config.LOG_FILE.replaceAll('{process}', own);
  const rolling = await openRolling(file, config.LOG_FILE_MEGABYTES, config.LOG_FILE_COUNT).catch(
    (error: Error) => {
      throw new ConfigError(`LOG_FILE cannot be written: ${error.message}`);
    },
  );
  return createLog(config, name, rolling);
}

function logTo(
  target: string | number | undefined | LogDestination,
  options: LoggerOptions,
): Logger {
  const { stream, reportTo } =
    typeof target === 'object' ? target : openDestination(target ?? standardOutput);
  const log = pino(options, stream);
  reportTo(log);
  return log;
}
