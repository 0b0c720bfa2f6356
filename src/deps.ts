// The composition root: what rules work with, made once for a process.
import { createHash } from 'node:crypto';
import type { Logger } from 'pino';
import { accessTokenSigner, type SignAccessToken } from './auth/access-tokens.js';
import { countFailedLogins, type FailedLogins } from './auth/failed-logins.js';
import { type Issuers, openIssuers } from './auth/issuers.js';
import { deriveKey, type Seal, sealWith } from './auth/seal.js';
import { openSecretBox, type SecretBox } from './auth/secret-box.js';
import { loadTokenKeys, type TokenKeys } from './auth/token-keys.js';
import type { Config } from './config.js';
import { version } from './contract/generated/operations.js';
import { AppPool, untenanted } from './db/connect.js';
import type { ConstraintErrors } from './db/constraints.js';
import { type Callers, callerDirectory } from './domains/accounts/index.js';
import { limitSearches, type SearchLimits } from './domains/catalog/index.js';
import { type TenantDirectory, tenantDirectory } from './domains/tenants/index.js';
import { constraints } from './domains.js';
import { type Changes, listenForChanges } from './events/changes.js';
import type { Subscriptions } from './events/events.js';
import type { OpenStreams } from './events/streams.js';
import { subscriptions } from './events/subscriptions.js';
import { selectWorkerState } from './http/health.sql.js';
import { openReadCache, type ReadCache } from './http/read-cache.js';
import { logMail } from './integrations/mail/log.js';
import type { MailTransport } from './integrations/mail/mail.js';
import { smtpTransport } from './integrations/mail/smtp.js';
import { connectRedis, type SharedRedis } from './integrations/redis.js';
import { africasTalking } from './integrations/sms/africas-talking.js';
import { logSms } from './integrations/sms/log.js';
import type { SmsTransport } from './integrations/sms/sms.js';
import { openStorage, type Storage } from './integrations/storage/storage.js';
import { createMetrics, type Metrics } from './metrics.js';

export interface Deps {
  config: Config;
  log: Logger;
  /** Connections as the application's role. */
  pool: AppPool;
  tenants: TenantDirectory;
  callers: Callers;
  issuers: Issuers;
  changes: Changes;
  constraints: ConstraintErrors;
  subscriptions: Subscriptions;
  /** How many streams callers have open in this process. */
  streams: OpenStreams;
  signAccessToken: SignAccessToken;
  tokenKeys: TokenKeys;
  /** For answers that hold a secret and have to be kept for repeats. */
  seal: Seal;
  /** For secrets that are kept for as long as they are used, such as those of webhooks. */
  secrets: SecretBox;
  /** For fingerprints of requests that hold passwords. */
  fingerprintKey: Buffer;
  failedLogins: FailedLogins;
  mail: MailTransport;
  sms: SmsTransport;
  searches: SearchLimits;
  /** Time of the last recorded success of each channel in this process, in milliseconds since 1970. */
  workingChannels: Map<'email' | 'sms', number>;
  /** Files: pictures of products. */
  storage: Storage;
  metrics: Metrics;
  /** What processes share, where they do; undefined without REDIS_URL. */
  redis: SharedRedis | undefined;
  /** Answers of public reads. */
  readCache: ReadCache;
  /** Whether the process is about to end: it serves what it is asked, but wants to be asked no more. */
  life: { ending: boolean };
  /** Ends connections; call when nothing uses them any more. */
  close(): Promise<void>;
}

/** @param databaseUrl of the database, embedded or not */
export function createDeps(config: Config, log: Logger, databaseUrl: string): Deps {
  const pool = new AppPool(
    {
      url: databaseUrl,
      size: config.DATABASE_POOL_SIZE,
      onError: (error) => log.warn({ err: error }, 'an idle database connection was lost'),
    },
    config.DATABASE_POOLING === 'session',
  );
  const tokenKeys = loadTokenKeys(config);
  const changes = listenForChanges(config.DATABASE_DIRECT_URL || databaseUrl, log);
  const mail =
    config.SMTP_URL && config.MAIL !== 'log'
      ? smtpTransport(config.SMTP_URL, config.MAIL_FROM, config.WORKER_CONCURRENCY)
      : logMail(log, !config.development);
  const redis = config.REDIS_URL
    ? connectRedis(config.REDIS_URL, redisPrefix(databaseUrl), log)
    : undefined;
  const metrics = createMetrics({
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    queue: () => selectWorkerState(untenanted(pool)).catch(() => undefined),
    redis: () => redis?.isReady(),
  });
  return {
    config,
    log,
    pool,
    tenants: tenantDirectory(pool, config.DEFAULT_TENANT),
    callers: callerDirectory(),
    issuers: openIssuers(config.issuers, log),
    changes,
    constraints,
    subscriptions,
    streams: new Map(),
    tokenKeys,
    seal: sealWith(tokenKeys.privateKey),
    secrets: openSecretBox(config.SECRETS_KEY || tokenKeys.privateKey, config.SECRETS_KEY_PREVIOUS),
    fingerprintKey: deriveKey(tokenKeys.privateKey, 'kontor fingerprints'),
    failedLogins: countFailedLogins(config.RATE_LIMIT_SCALE, redis, log),
    signAccessToken: accessTokenSigner(config, tokenKeys),
    mail,
    sms: smsTransport(config, log),
    searches: limitSearches(config.DATABASE_POOL_SIZE),
    workingChannels: new Map(),
    storage: openStorage(config),
    metrics,
    redis,
    readCache: openReadCache(config.CACHE_SECONDS, {
      changes,
      metrics,
      log,
      ...(redis && { redis }),
    }),
    life: { ending: false },
    async close() {
      mail.close();
      await changes.close();
      redis?.close();
      await pool.end();
    },
  };
}

/** What another database counts, or answers in the shape of another version, is not ours. */
function redisPrefix(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  const database = createHash('sha256').update(`${host}${pathname}`).digest('hex').slice(0, 12);
  return `kontor:${version}:${database}:`;
}

function smsTransport(config: Config, log: Logger): SmsTransport {
  if (config.SMS_PROVIDER !== 'africas-talking') return logSms(log, !config.development);
  return africasTalking({
    username: config.AFRICAS_TALKING_USERNAME,
    apiKey: config.AFRICAS_TALKING_API_KEY,
    sender: config.AFRICAS_TALKING_SENDER,
    baseUrl: config.AFRICAS_TALKING_BASE_URL,
  });
}
