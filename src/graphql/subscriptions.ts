// Subscriptions over WebSocket, by the graphql-ws protocol (graphql-transport-ws). The token comes in
// the connection's first message, or as a header of the request that opens it.
import type { FastifyRequest } from 'fastify';
import { GraphQLError, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import type { Config } from '../config.js';
import { contextOf } from '../contract/perform.js';
import type { Deps } from '../deps.js';
import { AppError, unauthenticated } from '../errors.js';
import { toFault } from '../http/problem.js';
import { authenticateOptional } from '../http/security.js';
import type { GraphqlContext } from './context.js';
import { toGraphqlError, tooLarge } from './errors.js';
import { checkCost } from './limits.js';
import { type AllowList, isAllowed } from './persisted.js';

interface Socket {
  close(code: number, reason: string): void;
  once(event: 'close', listener: () => void): void;
}

interface SubscriptionContext extends GraphqlContext {
  socket: Socket;
  _connectionInit?: Record<string, unknown>;
  /** How many the connection has begun. */
  begun: { count: number };
}

/** How many subscriptions one connection may begin. */
const perConnection = 100;
/** The close code of the protocol's servers for a token that is no longer valid. */
const unauthorized = 4401;
/** The protocol's close code for a client that opens a connection and asks for nothing. */
const tooLate = 4408;
/** Milliseconds that it has. */
const patience = 15_000;
/** Milliseconds between signs of life. */
const keepAlive = 20_000;

export type Subscribe = (
  root: unknown,
  args: never,
  context: GraphqlContext,
) => Promise<AsyncIterableIterator<unknown>>;

/** Connections that have begun a subscription. */
const busy = new WeakSet<Socket>();

/** Shows out who opens a connection and asks for nothing. */
export function closeIdleSockets(server: {
  on(event: 'connection', fn: (socket: Socket) => void): void;
}) {
  server.on('connection', (socket) => {
    const timer = setTimeout(() => {
      if (!busy.has(socket)) socket.close(tooLate, 'Nothing was subscribed to.');
    }, patience).unref();
    socket.once('close', () => clearTimeout(timer));
  });
}

/** Mercurius's option. */
export const subscriptionOptions = {
  keepAlive,
  context: (socket: Socket, request: FastifyRequest) => ({
    socket,
    request,
    begun: { count: 0 },
    // Mercurius copies the context for each subscription and for the loaders: this object is one for
    // the connection, whose token is, and is filled when the first subscription has verified it.
    ctx: {},
  }),
};

/** @returns the resolver with its caller known, each value under the field's name */
export function subscriptionResolver(deps: Deps, field: string, subscribe: Subscribe) {
  return {
    subscribe: async (root: unknown, args: never, context: SubscriptionContext) => {
      try {
        context.begun.count += 1;
        busy.add(context.socket);
        if (context.begun.count > perConnection)
          throw tooLarge(`A connection has at most ${perConnection} subscriptions.`);
        Object.assign(context.ctx, await callerOf(deps, context));
        const values = await subscribe(root, args, context);
        closeAtExpiry(context);
        return named(field, values);
      } catch (error) {
        throw error instanceof AppError ? toGraphqlError(toFault(error, deps.constraints)) : error;
      }
    },
  };
}

async function callerOf(deps: Deps, { request, _connectionInit: init = {} }: SubscriptionContext) {
  const given = init.authorization ?? init.Authorization ?? request.headers.authorization;
  if (typeof given !== 'string') throw unauthenticated();
  const headers = { ...request.headers, authorization: given };
  const asked = Object.create(request, { headers: { value: headers } }) as FastifyRequest;
  const caller = await authenticateOptional(deps, asked);
  return contextOf(deps, caller, request.log, request.id);
}

function closeAtExpiry({ ctx, socket }: SubscriptionContext): void {
  const expiresAt = ctx.actor.kind === 'user' ? ctx.actor.expiresAt : null;
  if (expiresAt === null) return;
  const rest = Math.min(Math.max(expiresAt - Date.now(), 0), 2 ** 31 - 1);
  const timer = setTimeout(() => socket.close(unauthorized, 'The token has expired.'), rest);
  socket.once('close', () => clearTimeout(timer));
}

function named(
  field: string,
  values: AsyncIterableIterator<unknown>,
): AsyncIterableIterator<unknown> {
  return {
    async next() {
      const { done, value } = await values.next();
      return done ? { done, value } : { done: false, value: { [field]: value } };
    },
    return: async () => (await values.return?.()) ?? { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

type Hooks = Pick<import('fastify').FastifyInstance['graphql'], 'addHook'>;

/** Mercurius checks queries; what comes over a WebSocket is checked here, by the same rules. */
export function checkSubscriptions(
  graphql: Hooks,
  config: Config,
  rules: ValidationRule[],
  allowed: AllowList | undefined,
): void {
  graphql.addHook('preSubscriptionParsing', async (_schema, source) => {
    if (source.length > config.GRAPHQL_BODY_LIMIT) throw tooLarge('The query is too long.');
    if (!isAllowed(allowed, source)) throw new GraphQLError('PersistedQueryNotFound');
    parse(source, { maxTokens: config.GRAPHQL_MAX_TOKENS });
  });
  graphql.addHook('preSubscriptionExecution', async (schema, document) => {
    const errors = validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 20 });
    if (errors[0]) throw errors[0];
    checkCost(config, schema, document, {}, undefined);
  });
}
