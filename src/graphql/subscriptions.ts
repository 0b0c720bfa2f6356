// Subscriptions over WebSocket, by the graphql-ws protocol (graphql-transport-ws). The token comes in
// the connection's first message, or as a header of the request that opens it.
import type { FastifyRequest } from 'fastify';
import { GraphQLError, parse, specifiedRules, type ValidationRule, validate } from 'graphql';
import type { Config } from '../config.js';
import { contextOf } from '../contract/perform.js';
import type { Deps } from '../deps.js';
import { AppError, unauthenticated } from '../errors.js';
import { toFault } from '../http/problem.js';
import type { SharedLimits } from '../http/rate-limits.js';
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
}

/** How many subscriptions one connection may begin. */
const perConnection = 100;
/** The close code of the protocol's servers for a token that is no longer valid. */
const unauthorized = 4401;
/** The protocol's close code for a second initialisation. */
const initialisedTwice = 4429;
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

/** What is known of a connection. */
interface Connection {
  isInitialised: boolean;
  /** How many subscriptions it has begun. */
  begun: number;
  /** Those that are open. */
  open: Set<AsyncIterableIterator<unknown>>;
}

const connections = new WeakMap<Socket, Connection>();

function connectionOf(socket: Socket): Connection {
  const known = connections.get(socket);
  if (known) return known;
  const connection: Connection = { isInitialised: false, begun: 0, open: new Set() };
  connections.set(socket, connection);
  return connection;
}

/** Ends what a connection leaves behind, and shows out who opens one and asks for nothing that they may. */
export function watchSockets(server: {
  on(event: 'connection', fn: (socket: Socket) => void): void;
}): void {
  server.on('connection', (socket) => {
    const { open } = connectionOf(socket);
    const timer = setInterval(() => {
      if (open.size === 0) socket.close(tooLate, 'Nothing is subscribed to.');
    }, patience);
    socket.once('close', () => {
      clearInterval(timer);
      // Mercurius forgets one whose id is used a second time.
      for (const values of open) void values.return?.();
    });
  });
}

/** Mercurius's option. */
export const subscriptionOptions = {
  keepAlive,
  context: (socket: Socket, request: FastifyRequest) => {
    const connection = connectionOf(socket);
    if (connection.isInitialised) {
      // Each would have a keep-alive of its own.
      socket.close(initialisedTwice, 'Too many initialisation requests');
      throw new GraphQLError('A connection is initialised once.');
    }
    connection.isInitialised = true;
    // Mercurius copies the context for each subscription and for the loaders: `ctx` is one for the
    // connection, whose token is, and is filled when the first subscription has verified it.
    return { socket, request, ctx: {} };
  },
};

/**
 * @param limits count what a connection asks for after it was opened
 * @returns the resolver with its caller known, each value under the field's name
 */
export function subscriptionResolver(
  deps: Deps,
  field: string,
  subscribe: Subscribe,
  limits: Pick<SharedLimits, 'refused' | 'user'>,
) {
  return {
    subscribe: async (root: unknown, args: never, context: SubscriptionContext) => {
      const { socket, request } = context;
      const connection = connectionOf(socket);
      try {
        connection.begun += 1;
        if (connection.begun > perConnection)
          throw tooLarge(`A connection has at most ${perConnection} subscriptions.`);
        const caller = await callerOf(deps, context).catch(async (error: unknown) => {
          await limits.refused(request);
          throw error;
        });
        await limits.user(Object.assign(Object.create(request), { caller }));
        Object.assign(context.ctx, contextOf(deps, caller, request.log, request.id));
        const values = await subscribe(root, args, context);
        connection.open.add(values);
        closeAtExpiry(context);
        return named(field, values, () => connection.open.delete(values));
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
  return authenticateOptional(deps, asked);
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
  onEnd: () => void,
): AsyncIterableIterator<unknown> {
  return {
    async next() {
      const { done, value } = await values.next();
      if (!done) return { done: false, value: { [field]: value } };
      onEnd();
      return { done, value };
    },
    async return() {
      onEnd();
      return (await values.return?.()) ?? { done: true, value: undefined };
    },
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
