// Keeps the answers of public reads until something that they were made of changes: in this process, or
// in Redis for all of them. That something has changed is heard from PostgreSQL, whoever changed it and
// wherever; while nothing can be heard, nothing is kept. Orders never ask it: what is sold is decided by
// the rows themselves.
import { createCache } from 'async-cache-dedupe';
import type { Log } from '../context.js';
import { type CatalogueMessage, referencesOf } from '../events/catalogue-changes.js';
import type { Changes } from '../events/changes.js';
import type { SharedRedis } from '../integrations/redis.js';
import type { Metrics } from '../metrics.js';
import { changeHistory } from './change-history.js';
import type { StoredAnswer } from './idempotency.sql.js';
import { redisStorage } from './redis-storage.js';

/** An answer that was made, and what of, without the tenant. */
interface Made {
  answer: StoredAnswer;
  references: string[];
}

export interface Read {
  tenantId: string;
  /** Operation and what was asked, as one text. */
  key: string;
  produce(): Promise<Made>;
}

export interface ReadCache {
  /**
   * The answer that is kept, or a new one. Those who ask for the same at the same time are answered by
   * one query.
   *
   * @throws what `produce` throws
   */
  answer(read: Read): Promise<StoredAnswer>;
  /** Drops answers that the change concerns, from now on. */
  forget(change: CatalogueMessage): Promise<void>;
  /** Drops all that this process keeps. */
  clear(): Promise<void>;
}

/** Answers that a process keeps at the most, and the characters of the longest: 32 million in all. */
const limits = { answers: 500, characters: 65_536 };

/**
 * @param seconds for which an answer is kept at the most; 0 for no cache
 * @param redis where answers are kept for all processes; without it each keeps its own
 */
export function openReadCache(
  seconds: number,
  {
    changes,
    metrics,
    log,
    redis,
  }: { changes: Changes; metrics: Metrics; log: Log; redis?: SharedRedis },
): ReadCache {
  const history = changeHistory();
  /** When the making of an answer began, in the count of the history. */
  const begun = new WeakMap<Made, number>();
  const isStale = (made: Made) => {
    const at = begun.get(made);
    return at !== undefined && history.changedSince(made.references, at);
  };
  const count = (outcome: 'hit' | 'miss' | 'shared') => () => metrics.cachedReads.inc({ outcome });

  function open(storage: NonNullable<Parameters<typeof createCache>[0]>['storage']) {
    return createCache({
      ...(storage && { storage }),
      onHit: count('hit'),
      onMiss: count('miss'),
      onDedupe: count('shared'),
    }).define(
      'answer',
      {
        serialize: ({ tenantId, key }: Read) => `${tenantId} ${key}`,
        ttl: (made: Made) =>
          (made.answer.body?.length ?? 0) > limits.characters || isStale(made) ? 0 : seconds,
        references: (_read: Read, _key: string, made: Made) => made.references,
      },
      async ({ tenantId, produce }: Read): Promise<Made> => {
        const at = history.now();
        const { answer, references } = await produce();
        const made = {
          answer,
          references: ['all', ...references].map((one) => `${tenantId} ${one}`),
        };
        begun.set(made, at);
        return made;
      },
    );
  }

  const local = open({ type: 'memory', options: { size: limits.answers, invalidation: true } });
  /** Until when what Redis holds may be older than a change that was missed; milliseconds since 1970. */
  let distrustedUntil = 0;
  const distrust = () => {
    distrustedUntil = Date.now() + (seconds + 1) * 1000;
  };
  redis?.onReturn(distrust);
  const shared =
    redis &&
    open({
      type: 'custom',
      options: { storage: redisStorage(redis.client, seconds, distrust) as never },
    });
  const isUsable = () => redis?.isReady() === true && Date.now() > distrustedUntil;

  async function forget(message: CatalogueMessage): Promise<void> {
    const references = referencesOf(message).map((one) => `${message.tenantId} ${one}`);
    history.note(references);
    await local.invalidateAll(references);
    if (redis?.isReady()) await shared?.invalidateAll(references);
  }

  async function clear(): Promise<void> {
    history.noteAll();
    distrust();
    await local.clear();
  }

  const isHearing =
    seconds === 0
      ? () => false
      : changes.hear('kontor_catalogue', (message) => {
          (message ? forget(message) : clear()).catch((error: unknown) =>
            log.error({ err: error }, 'cached answers were not dropped'),
          );
        });

  return {
    forget,
    clear,
    async answer(read) {
      if (!isHearing()) return (await read.produce()).answer;
      const asked = history.now();
      const cache = shared && isUsable() ? shared : local;
      const made = await cache.answer(read);
      if (isStale(made)) {
        // It changed while the answer was made or kept.
        await cache.clear('answer', read);
        // An answer that another's question began may be older than this question.
        if ((begun.get(made) ?? 0) < asked) return (await read.produce()).answer;
      }
      return made.answer;
    },
  };
}
