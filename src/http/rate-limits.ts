// Rate limits as the contract sets them, counted by address, by user and by account: in Redis where
// processes share one, else, and while it is away, in this process.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { Log } from '../context.js';
import type { Operation, RateLimit } from '../contract/types.js';
import { AppError } from '../errors.js';
import type { SharedRedis } from '../integrations/redis.js';
import { networkOf } from '../lib/networks.js';

type Dimension = RateLimit['by'][number];
/** Without a reply where there is none to tell: over a connection that stays open. */
type Check = (request: FastifyRequest, reply?: FastifyReply) => Promise<void>;
type Count = ReturnType<FastifyInstance['createRateLimit']>;
type CountOptions = Parameters<FastifyInstance['createRateLimit']>[0];

export interface RateLimits {
  /** By address and by user; before the body is read. */
  early: Check;
  /** By the account that the body names; undefined where no limit counts by it. */
  late: Check | undefined;
  /** By address, for a token that was refused. */
  refused: Check;
}

/** Of all operations together. */
export interface SharedLimits {
  user: Check;
  address: Check;
  /** For a token that was refused. */
  refused: Check;
}

/** For operations whose contract says nothing else: shared by all of them, a minute. */
const defaults: Record<'user' | 'address', RateLimit> = {
  user: { max: 3000, window: 60, by: ['user'] },
  address: { max: 1200, window: 60, by: ['address'] },
};

/** How many callers are counted in this process; who called least lately is forgotten. */
const remembered = 50_000;

const never: Check = async () => {};

export async function rateLimitsOf(
  app: FastifyInstance,
  config: Config,
  redis: SharedRedis | undefined,
  log: Log,
) {
  const scale = config.RATE_LIMIT_SCALE;
  const counter = await countersOf(app, redis, log);
  const limiter = (name: string, dimension: Dimension, { max, window }: RateLimit): Check => {
    if (scale === 0) return never;
    const policy = `${name}-${dimension}`;
    const count = counter({
      max: Math.max(1, Math.round(max * scale)),
      timeWindow: window * 1000,
      keyGenerator: (request) => `${policy} ${keyOf(request, dimension)}`,
    });
    return async (request, reply) => {
      const result = await count(request);
      if (result.isAllowed) return;
      const seconds = Math.max(1, result.ttlInSeconds);
      if (reply)
        report(reply, { policy, max: result.max, window, remaining: result.remaining, seconds });
      if (result.isExceeded) {
        reply?.header('retry-after', seconds);
        throw new AppError(
          'too_many',
          'too_many_requests',
          `Too many requests; try again in ${seconds} seconds.`,
        );
      }
    };
  };
  const shared = {
    user: limiter('all', 'user', defaults.user),
    address: limiter('all', 'address', defaults.address),
  };
  const of = (operation: Operation): RateLimits => {
    const { rateLimit } = operation;
    if (rateLimit === 'none') return { early: never, late: undefined, refused: shared.address };
    if (!rateLimit) {
      const early: Check = (request, reply) =>
        request.caller?.actor.kind === 'user'
          ? shared.user(request, reply)
          : shared.address(request, reply);
      return { early, late: undefined, refused: shared.address };
    }
    const checks = rateLimit.by.map((dimension) => ({
      dimension,
      check: limiter(operation.id, dimension, rateLimit),
    }));
    const all =
      (wanted: (dimension: Dimension) => boolean): Check =>
      async (request, reply) => {
        for (const { dimension, check } of checks)
          if (wanted(dimension)) await check(request, reply);
      };
    return {
      early: all((one) => one !== 'account'),
      late: checks.some(({ dimension }) => dimension === 'account')
        ? all((one) => one === 'account')
        : undefined,
      refused: shared.address,
    };
  };
  return { of, shared: { ...shared, refused: shared.address } satisfies SharedLimits };
}

/** @returns makes a counter that all processes share, or that of this process where they cannot */
async function countersOf(
  app: FastifyInstance,
  redis: SharedRedis | undefined,
  log: Log,
): Promise<(options: CountOptions) => Count> {
  // The plugin has one store for a scope: each has its own.
  const makers: Array<FastifyInstance['createRateLimit']> = [];
  const open = (options: object) =>
    app.register(async (scope) => {
      await scope.register(rateLimit, { global: false, ...options });
      makers.push(scope.createRateLimit);
    });
  await open({});
  if (redis) await open({ redis: redis.client, nameSpace: 'limit ' });
  const [makeOwn, makeShared] = makers as [Maker, Maker?];
  let complained = Number.NEGATIVE_INFINITY;
  const complain = (error: unknown) => {
    // It answers, and does not do as it is told: full, or a replica.
    if (performance.now() - complained < 60_000) return;
    complained = performance.now();
    log.warn({ err: error }, 'Redis does not count; each process counts by itself');
  };
  return (options) => {
    // Each counter has a memory of its own, and takes its size from these.
    const own = makeOwn({ ...options, cache: remembered } as CountOptions);
    const shared = makeShared?.(options);
    if (!shared) return own;
    return async (request) => {
      // That Redis is away was said when it went.
      if (!redis?.isReady()) return own(request);
      return shared(request).catch((error: unknown) => {
        if (redis.isReady()) complain(error);
        return own(request);
      });
    };
  };
}

type Maker = FastifyInstance['createRateLimit'];

function keyOf(request: FastifyRequest, dimension: Dimension): string {
  const { caller, ip } = request;
  if (dimension === 'address') return networkOf(ip);
  // An account is limited within a network: others must not be able to lock its owner out.
  if (dimension === 'account') {
    const email = (request.body as { email?: string } | undefined)?.email?.toLowerCase();
    return `${caller?.tenant.id} ${email} ${networkOf(ip)}`;
  }
  return caller?.actor.kind === 'user' ? caller.actor.userId : networkOf(ip);
}

interface Standing {
  policy: string;
  max: number;
  /** Seconds. */
  window: number;
  remaining: number;
  /** Until the window ends. */
  seconds: number;
}

/**
 * Every limit that the request counted for (draft-ietf-httpapi-ratelimit-headers-10), and in the fields
 * of that draft's versions to 06, which most clients know, the one that is nearest to its end.
 */
function report(reply: FastifyReply, standing: Standing): void {
  // A query of GraphQL may count for the same one many times.
  const all = (told.get(reply) ?? new Map<string, Standing>()).set(standing.policy, standing);
  told.set(reply, all);
  const list = (write: (one: Standing) => string) => [...all.values()].map(write).join(', ');
  const nearest = [...all.values()].reduce((a, b) => (b.remaining < a.remaining ? b : a));
  reply.headers({
    'ratelimit-policy': list(({ policy, max, window }) => `"${policy}";q=${max};w=${window}`),
    ratelimit: list(({ policy, remaining, seconds }) => `"${policy}";r=${remaining};t=${seconds}`),
    'ratelimit-limit': nearest.max,
    'ratelimit-remaining': nearest.remaining,
    'ratelimit-reset': nearest.seconds,
  });
}

/** What each answer tells. */
const told = new WeakMap<FastifyReply, Map<string, Standing>>();
