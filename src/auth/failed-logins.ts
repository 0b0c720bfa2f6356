// Slows down guesses of passwords without locking the owner of an account out. Attempts are counted
// before the password is checked, so that parallel guesses count as well; a success is taken off again.
import { LRUCache } from 'lru-cache';
import type { Log } from '../context.js';
import type { SharedRedis } from '../integrations/redis.js';
import { siteOf } from '../lib/networks.js';

/** Attempts at one account from one network within the window. */
const perPair = 10;
/** The same, once an account has had `perAccount` failures within the window, from wherever. */
const perPairUnderAttack = 3;
const perAccount = 10;
/** Limit for one account from a network where it has logged in before. */
const perPairKnown = 30;
/** Limit for one account from one IPv6 /48. One customer may own all of its 65,536 networks. */
const perSite = 30;
/** Attempts from one network, at whatever account, within a minute. */
const perNetwork = 10;
const windowSeconds = 900;
const networkWindowSeconds = 60;

/** Counters that a process remembers where there is no Redis. */
const remembered = 50_000;

export interface Attempt {
  /** Seconds until the next attempt; 0 where this one may be checked. */
  blockedSeconds: number;
  /** True if a blocked attempt may still be checked for an account that knows this network. */
  knownMayTry: boolean;
  /** Takes the attempt off the counters: the password was right. */
  succeeded(): Promise<void>;
}

export interface FailedLogins {
  /**
   * Counts an attempt.
   *
   * @param account the tenant's id and the address, whether there is such an account or not
   * @param network that the request comes from
   */
  begin(account: string, network: string): Promise<Attempt>;
}

/**
 * @param scale multiplies all limits; 0 turns them off
 * @param redis counts for all processes; without it each process counts for itself
 */
export function countFailedLogins(
  scale: number,
  redis: SharedRedis | undefined,
  log: Log,
): FailedLogins {
  const own = memoryCounters();
  const shared = redis && redisCounters(redis);
  const add = async (key: string, seconds: number, amount: number) => {
    if (!shared || !redis?.isReady()) return own(key, seconds, amount);
    return shared(key, seconds, amount).catch((error: unknown) => {
      log.warn({ err: error }, 'Redis does not count failed logins; this process counts alone');
      return own(key, seconds, amount);
    });
  };
  const limit = (count: number) => Math.max(1, Math.round(count * scale));
  return {
    async begin(account, network) {
      if (scale === 0) return { blockedSeconds: 0, knownMayTry: true, async succeeded() {} };
      const keys: Array<[string, number]> = [
        [`login account ${account}`, windowSeconds],
        [`login pair ${account} ${network}`, windowSeconds],
        [`login network ${network}`, networkWindowSeconds],
        [`login site ${account} ${siteOf(network)}`, windowSeconds],
      ];
      const [ofAccount, ofPair, ofNetwork, ofSite] = await Promise.all(
        keys.map(([key, seconds]) => add(key, seconds, 1)),
      );
      const isAttacked = (ofAccount?.count ?? 0) > limit(perAccount);
      const mostOfPair = limit(isAttacked ? perPairUnderAttack : perPair);
      const waits = [
        (ofPair?.count ?? 0) > mostOfPair ? (ofPair?.seconds ?? 0) : 0,
        (ofNetwork?.count ?? 0) > limit(perNetwork) ? (ofNetwork?.seconds ?? 0) : 0,
        (ofSite?.count ?? 0) > limit(perSite) ? (ofSite?.seconds ?? 0) : 0,
      ];
      return {
        blockedSeconds: Math.max(...waits),
        knownMayTry: (ofPair?.count ?? 0) <= limit(perPairKnown),
        async succeeded() {
          await Promise.all(keys.map(([key, seconds]) => add(key, seconds, -1)));
        },
      };
    },
  };
}

interface Count {
  count: number;
  /** Until it begins at zero again; at least 1. */
  seconds: number;
}

type Add = (key: string, seconds: number, amount: number) => Promise<Count>;

function memoryCounters(): Add {
  const counters = new LRUCache<string, { count: number; until: number }>({ max: remembered });
  return async (key, seconds, amount) => {
    const now = Date.now();
    const known = counters.get(key);
    const counter = known && known.until > now ? known : { count: 0, until: now + seconds * 1000 };
    counter.count = Math.max(0, counter.count + amount);
    counters.set(key, counter);
    return { count: counter.count, seconds: Math.ceil((counter.until - now) / 1000) };
  };
}

function redisCounters({ client }: SharedRedis): Add {
  return async (key, seconds, amount) => {
    const results = await client
      .pipeline()
      .incrby(key, amount)
      .expire(key, seconds, 'NX')
      .ttl(key)
      .exec();
    const failed = results?.find(([error]) => error);
    if (failed) throw failed[0];
    const [count, , ttl] = (results ?? []).map(([, value]) => Number(value));
    return { count: count ?? 0, seconds: Math.max(1, ttl ?? 1) };
  };
}
