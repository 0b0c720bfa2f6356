// Rate limits as the contract sets them, counted by address, by user and by account: in Redis where
// processes share one, else, and while it is away, in this process.
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';
import type { Config } from '../config.js';
import type { Operation, RateLimit } from '../contract/types.js';
import { AppError } from '../errors.js';
import type { SharedRedis } from '../integrations/redis.js';

type Dimension = RateLimit['by'][number];
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
type Count = ReturnType<FastifyInstance['createRateLimit']>;
type CountOptions = Parameters<FastifyInstance['createRateLimit']>[0];

export interface RateLimits {
  /** By address and by user; before the body is read. */
  early: Check;
  /** By the account that the body names. */
  late: Check;
  /** By address, for a token that was refused. */
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
) {
  const scale = config.RATE_LIMIT_SCALE;
  const counter = await countersOf(app, redis);
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
      report(reply, { policy, max: result.max, window, remaining: result.remaining, seconds });
      if (result.isExceeded) {
        reply.header('retry-after', seconds);
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
    if (rateLimit === 'none') return { early: never, late: never, refused: shared.address };
    if (!rateLimit) {
      const early: Check = (request, reply) =>
        request.caller?.actor.kind === 'user'
          ? shared.user(request, reply)
          : shared.address(request, reply);
      return { early, late: never, refused: shared.address };
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
      late: all((one) => one === 'account'),
      refused: shared.address,
    };
  };
  return { of, refused: shared.address };
}

/** @returns makes a counter that all processes share, or that of this process where they cannot */
async function countersOf(
  app: FastifyInstance,
  redis: SharedRedis | undefined,
): Promise<(options: CountOptions) => Count> {
  // The plugin has one store for a scope: each has its own.
  const makers: Array<FastifyInstance['createRateLimit']> = [];
  const open = (options: object) =>
    app.register(async (scope) => {
      await scope.register(rateLimit, { global: false, ...options });
      makers.push(scope.createRateLimit);
    });
  await open({ cache: remembered });
  if (redis) await open({ redis: redis.client, nameSpace: 'limit ' });
  const [makeOwn, makeShared] = makers as [Maker, Maker?];
  return (options) => {
    const own = makeOwn(options);
    const shared = makeShared?.(options);
    if (!shared) return own;
    // That Redis is away was said when it went.
    return async (request) =>
      redis?.isReady() ? shared(request).catch(() => own(request)) : own(request);
  };
}

type Maker = FastifyInstance['createRateLimit'];

function keyOf(request: FastifyRequest, dimension: Dimension): string {
  const { caller, ip } = request;
  if (dimension === 'address') return networkOf(ip);
  if (dimension === 'account') {
    const email = (request.body as { email?: string } | undefined)?.email?.toLowerCase();
    return `${caller?.tenant.id} ${email}`;
  }
  return caller?.actor.kind === 'user' ? caller.actor.userId : networkOf(ip);
}

/** Bits of an IPv6 address that name a customer's network, who has all addresses in it (RFC 6177). */
const networkBits = 64;

/** An IPv4 address as it is; of an IPv6 address its network, whose owner has more addresses than could be counted. */
function networkOf(ip: string): string {
  if (!ipaddr.isValid(ip)) return ip;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(
    `${address.toNormalizedString()}/${networkBits}`,
  ).toString();
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
function report(reply: FastifyReply, { policy, max, window, remaining, seconds }: Standing): void {
  const more = (name: string, value: string) =>
    reply.header(name, [reply.getHeader(name), value].filter(Boolean).join(', '));
  more('ratelimit-policy', `"${policy}";q=${max};w=${window}`);
  more('ratelimit', `"${policy}";r=${remaining};t=${seconds}`);
  const before = reply.getHeader('ratelimit-remaining');
  if (before !== undefined && Number(before) <= remaining) return;
  reply.headers({
    'ratelimit-limit': max,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': seconds,
  });
}
