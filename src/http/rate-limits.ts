// Rate limits as the contract sets them, counted by address, by user and by account.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.js';
import type { Operation, RateLimit } from '../contract/types.js';
import { AppError } from '../errors.js';

type Dimension = RateLimit['by'][number];
type Check = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

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

const never: Check = async () => {};

export function rateLimitsOf(app: FastifyInstance, config: Config) {
  const scale = config.RATE_LIMIT_SCALE;
  const limiter = (name: string, dimension: Dimension, { max, window }: RateLimit): Check => {
    if (scale === 0) return never;
    const check = app.createRateLimit({
      max: Math.max(1, Math.round(max * scale)),
      timeWindow: window * 1000,
      keyGenerator: (request) => `${name} ${dimension} ${keyOf(request, dimension)}`,
    });
    return async (request, reply) => {
      const result = await check(request);
      if ('remaining' in result) report(reply, result.max, result.remaining, result.ttlInSeconds);
      if (!result.isAllowed && result.isExceeded) {
        reply.header('retry-after', Math.max(1, result.ttlInSeconds));
        throw new AppError(
          'too_many',
          'too_many_requests',
          `Too many requests; try again in ${result.ttlInSeconds} seconds.`,
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

function keyOf(request: FastifyRequest, dimension: Dimension): string {
  if (dimension === 'address') return request.ip;
  const { caller } = request;
  if (dimension === 'account') {
    const email = (request.body as { email?: string } | undefined)?.email?.toLowerCase();
    return `${caller?.tenant.id} ${email}`;
  }
  return caller?.actor.kind === 'user' ? caller.actor.userId : request.ip;
}

/** Of several limits, the one that is nearest to its end. */
function report(reply: FastifyReply, limit: number, remaining: number, reset: number): void {
  const before = reply.getHeader('ratelimit-remaining');
  if (before !== undefined && Number(before) <= remaining) return;
  reply.headers({
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': reset,
  });
}
