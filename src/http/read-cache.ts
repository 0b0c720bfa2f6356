// Keeps the answers of public reads until something that they were made of changes: in this process, or
// in Redis for all of them. That something has changed is heard from PostgreSQL, whoever changed it and
// wherever; while nothing can be heard, nothing is kept. Orders never ask it: what is sold is decided by
// the rows themselves.
import { LRUCache } from 'lru-cache';
import type { Log } from '../context.js';
import type { CacheHealth } from '../contract/generated/health.js';
import { type CatalogueMessage, referencesOf } from '../events/catalogue-changes.js';
import type { Changes } from '../events/changes.js';
import type { SharedRedis } from '../integrations/redis.js';
import type { Metrics } from '../metrics.js';
import { changeHistory } from './change-history.js';
import type { StoredAnswer } from './idempotency.sql.js';
import { redisAnswers } from './redis-answers.js';

/** An answer that was made, and what of. */
export interface Made {
  answer: StoredAnswer;
  references: string[];
}

export interface Read {
  tenantId: string;
  /** Operation and what was asked, as one text. */
  key: string;
  /** With references as the events name them, without the tenant. */
  produce(): Promise<Made>;
}

/** Where answers lie. */
interface Shelf {
  get(key: string): Promise<Made | undefined> | Made | undefined;
  set(key: string, made: Made): Promise<void> | void;
}

export interface ReadCache {
  /**
   * The answer that is kept, or a new one. Those who ask for the same at the same time are answered by
   * one query.
   *
   * @throws what `produce` throws
   */
  answer(read: Read): Promise<StoredAnswer>;
  /** Drops answers that the change concerns, from now on. Never throws. */
  forget(change: CatalogueMessage): Promise<void>;
  /** Drops all that this process has kept, wherever it is. */
  clear(): Promise<void>;
  state(): CacheHealth;
}

/** Answers that a process keeps at the most, and the characters of the longest: 32 million in all. */
const limits = { answers: 500, characters: 65_536 };
/** Of every answer, whatever it is made of: for when a process cannot know what it has missed. */
const everything = 'everything';

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
  const count = (outcome: 'hit' | 'miss' | 'shared') => metrics.cachedReads.inc({ outcome });

  const own = new LRUCache<string, Made>({ max: limits.answers, ttl: Math.max(seconds, 1) * 1000 });
  const local = {
    get(key: string) {
      const made = own.get(key);
      return made && !isStale(made) ? made : undefined;
    },
    set: (key: string, made: Made) => void own.set(key, made),
  } satisfies Shelf;
  /** Until when what Redis holds may be older than a change that was missed; milliseconds since 1970. */
  let distrustedUntil = 0;
  const distrust = () => {
    distrustedUntil = Date.now() + (seconds + 1) * 1000;
  };
  redis?.onReturn(distrust);
  const shared = redis && redisAnswers(redis.client, Math.max(seconds, 1), distrust);
  const isUsable = () => redis?.isReady() === true && Date.now() > distrustedUntil;

  async function invalidate(references: string[]): Promise<void> {
    history.note(references);
    if (!redis || !shared) return;
    if (redis.isReady()) await shared.invalidate(references);
    // What it holds when it is back may be what this would have dropped.
    else distrust();
  }

  async function clear(): Promise<void> {
    history.noteAll();
    own.clear();
    // An answer of this process may lie there that only this process would have dropped.
    if (redis?.isReady()) await shared?.invalidate([everything]);
    distrust();
  }

  async function forget(message: CatalogueMessage): Promise<void> {
    try {
      await invalidate(referencesOf(message).map((one) => `${message.tenantId} ${one}`));
    } catch (error) {
      log.error({ err: error }, 'cached answers were not dropped');
    }
  }

  const isHearing =
    seconds === 0
      ? () => false
      : changes.hear('kontor_catalogue', (message) => {
          if (message) return void forget(message);
          clear().catch((error: unknown) =>
            log.error({ err: error }, 'cached answers were not dropped'),
          );
        });

  /** Answers that are being made, by their key. */
  const making = new Map<string, Promise<Made>>();

  async function make(shelf: Shelf, key: string, { tenantId, produce }: Read): Promise<Made> {
    const kept = await shelf.get(key);
    if (kept) {
      count('hit');
      return kept;
    }
    count('miss');
    const at = history.now();
    const { answer, references } = await produce();
    const named = ['all', ...references].map((one) => `${tenantId} ${one}`);
    const made = { answer, references: [everything, ...named] };
    begun.set(made, at);
    const isLong = (answer.body?.length ?? 0) > limits.characters;
    if (!isLong && !isStale(made)) await shelf.set(key, made);
    return made;
  }

  function makeOnce(read: Read): Promise<Made> {
    const key = `${read.tenantId} ${read.key}`;
    const under = making.get(key);
    if (under) {
      count('shared');
      return under;
    }
    const made = make(shared && isUsable() ? shared : local, key, read).finally(() =>
      making.delete(key),
    );
    making.set(key, made);
    return made;
  }

  function statusOf(): CacheHealth['status'] {
    if (seconds === 0) return 'off';
    if (!redis) return 'memory';
    return redis.isReady() ? 'redis' : 'away';
  }

  return {
    forget,
    clear,
    state: () => ({ status: statusOf(), hearing: isHearing() }),
    async answer(read) {
      if (!isHearing()) return (await read.produce()).answer;
      const near = shared && isUsable() ? undefined : local.get(`${read.tenantId} ${read.key}`);
      if (near) {
        count('hit');
        return near.answer;
      }
      const asked = history.now();
      const made = await makeOnce(read);
      if (!isStale(made)) return made.answer;
      // It changed while it was made or kept. A process that has written down an old answer hears of
      // the change itself and drops it then; until it does, it is dropped here.
      if (shared && redis?.isReady()) await shared.remove(`${read.tenantId} ${read.key}`);
      // An answer that another's question began may be older than this question.
      const isOlder = (begun.get(made) ?? 0) < asked;
      return isOlder ? (await makeOnce(read)).answer : made.answer;
    },
  };
}
