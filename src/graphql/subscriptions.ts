// Subscriptions over WebSocket by the graphql-transport-ws protocol, served by graphql-ws. The token
// comes in the payload of `connection_init`, or as a header of the request that opens the connection.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  specifiedRules,
  type ValidationRule,
  validate,
} from 'graphql';
import {
  CloseCode,
  MessageType,
  makeServer,
  parseMessage,
  type SubscribePayload,
} from 'graphql-ws';
import symbols from 'mercurius/lib/symbols.js';
import { contextOf } from '../contract/perform.js';
import type { Deps } from '../deps.js';
import { unauthenticated } from '../errors.js';
import { toFault } from '../http/problem.js';
import type { SharedLimits } from '../http/rate-limits.js';
import { authenticateOptional } from '../http/security.js';
import type { GraphqlContext } from './context.js';
import { type FormatErrors, toGraphqlError, tooLarge } from './errors.js';
import { checkCost } from './limits.js';
import { openPersistedQueries } from './persisted.js';
import { documentParser, operationOf } from './requests.js';
import type { Extra, Socket, SubscriptionContext } from './subscription-fields.js';

export type SocketHandler = (socket: Socket, request: FastifyRequest) => void;

/** Subscriptions that one connection may begin. */
const perConnection = 100;
/** Milliseconds after which a connection without a subscription is closed. */
const idleMs = 15_000;
/** Milliseconds between pings; a connection that missed one is terminated at the next. */
const pingMs = 20_000;

interface ServerOptions {
  deps: Deps;
  schema: GraphQLSchema;
  rules: ValidationRule[];
  limits: Pick<SharedLimits, 'refused' | 'user'>;
  formatted: FormatErrors;
}

/** @returns the handler of connections to the route */
export function subscriptionServer(
  app: FastifyInstance,
  { deps, schema, rules, limits, formatted }: ServerOptions,
): SocketHandler {
  const { config } = deps;
  const persisted = openPersistedQueries(config);
  const parseDocument = documentParser(config);
  const loaders = (app as unknown as Record<symbol, { create(context: object): object }>)[
    symbols.kSubscriptionFactory
  ];
  if (!loaders) throw new Error('Mercurius has no loaders for subscriptions.');

  /** Everything that can be refused before the subscription begins. */
  async function prepare(extra: Extra, params: unknown, payload: SubscribePayload) {
    const { request } = extra;
    extra.begun += 1;
    if (extra.begun > perConnection)
      throw tooLarge(`A connection has at most ${perConnection} subscriptions.`);
    const caller = await callerOf(deps, request, params).catch(async (error: unknown) => {
      await limits.refused(request);
      throw error;
    });
    await limits.user(Object.assign(Object.create(request), { caller }));
    const source = persisted.resolve(payload.query, payload.extensions ?? {}) ?? '';
    const document = parseDocument(source);
    const operationName = payload.operationName ?? undefined;
    const operation = operationOf(document, operationName);
    if (operation.operation !== 'subscription')
      throw new GraphQLError('Queries and mutations are sent over HTTP.');
    const errors = validate(schema, document, [...specifiedRules, ...rules], { maxErrors: 20 });
    if (errors.length > 0) return errors;
    const variables = payload.variables ?? {};
    const declared = operation.variableDefinitions ?? [];
    const coerced = getVariableValues(schema, declared, variables, { maxErrors: 20 });
    if (coerced.errors) return coerced.errors;
    checkCost(config, schema, document, variables, operationName);
    const ctx = contextOf(deps, caller, request.log, request.id);
    closeAtExpiry(ctx, extra.socket);
    const context = { ctx, request, extra, reply: { request } as never } as SubscriptionContext;
    Object.assign(context.reply, { [symbols.kLoaders]: loaders?.create(context) });
    return {
      ...{ schema, document, operationName, variableValues: variables },
      ...{ contextValue: context, rootValue: {} },
    };
  }

  function toGraphql(error: unknown, { log }: FastifyRequest): GraphQLError {
    if (error instanceof GraphQLError) return error;
    const fault = toFault(error, deps.constraints);
    if (fault.unexpected) log.error({ err: error }, 'a subscription could not begin');
    return toGraphqlError(fault);
  }

  const server = makeServer<Record<string, unknown>, Extra>({
    jsonMessageReviver: refusePrototype,
    onSubscribe: async ({ extra, connectionParams }, _id, payload) => {
      try {
        return await prepare(extra, connectionParams, payload);
      } catch (error) {
        return [toGraphql(error, extra.request)];
      }
    },
    onError: ({ extra }, _id, _payload, errors) => formatted(errors, extra.request.log),
    onNext: ({ extra }, _id, _payload, _args, { data, errors }) => ({
      ...(data !== undefined && { data }),
      ...(errors && { errors: formatted(errors, extra.request.log) }),
    }),
  });

  return (socket, request) => {
    const extra: Extra = { socket, request, begun: 0, open: 0 };
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: (data) => send(socket, data),
        close: (code = CloseCode.InternalServerError, reason = '') => socket.close(code, reason),
        onMessage: (receive) =>
          socket.on('message', (data) => {
            const text = String(data);
            receive(text).catch((error: unknown) => fail(socket, request, text, error));
          }),
      },
      extra,
    );
    const stop = watch(socket, extra);
    socket.once('close', (code, reason) => {
      stop();
      closed(code, String(reason)).catch((error: unknown) =>
        request.log.error({ err: error }, 'a subscription could not be ended'),
      );
    });
    // `ws` reports protocol errors of the client here and closes the connection itself.
    socket.on('error', () => {});
  };
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Error('The message has a member `__proto__`.');
  return value;
}

const send = (socket: Socket, data: string): Promise<void> =>
  new Promise((resolve) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    // A connection that is lost while it is written to closes; nothing has to be reported.
    socket.send(data, () => resolve());
  });

const ofServer: ReadonlySet<string> = new Set<string>([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
]);

/** Closes a connection whose message could not be handled. */
function fail(socket: Socket, request: FastifyRequest, text: string, error: unknown): void {
  if (ofServer.has(parseMessage(text).type)) {
    socket.close(CloseCode.BadRequest, 'Only a server sends such a message.');
    return;
  }
  request.log.error({ err: error }, 'a message over WebSocket failed');
  socket.close(CloseCode.InternalServerError, 'Internal server error');
}

/** Closes connections that are idle or dead. */
function watch(socket: Socket, extra: Extra): () => void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const idle = setInterval(() => {
    if (extra.open === 0)
      socket.close(CloseCode.ConnectionInitialisationTimeout, 'Nothing is subscribed to.');
  }, idleMs);
  const ping = setInterval(() => {
    if (!isAlive) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, pingMs);
  return () => {
    clearInterval(idle);
    clearInterval(ping);
  };
}

async function callerOf(deps: Deps, request: FastifyRequest, params: unknown) {
  const init = (params ?? {}) as Record<string, unknown>;
  const given = init.authorization ?? init.Authorization ?? request.headers.authorization;
  if (typeof given !== 'string') throw unauthenticated();
  const headers = { ...request.headers, authorization: given };
  const asked = Object.create(request, { headers: { value: headers } }) as FastifyRequest;
  return authenticateOptional(deps, asked);
}

function closeAtExpiry({ actor }: GraphqlContext['ctx'], socket: Socket): void {
  const expiresAt = actor.kind === 'user' ? actor.expiresAt : null;
  // A socket that was closed meanwhile would never clear the timer.
  if (expiresAt === null || socket.readyState !== socket.OPEN) return;
  const rest = Math.min(Math.max(expiresAt - Date.now(), 0), 2 ** 31 - 1);
  const timer = setTimeout(
    () => socket.close(CloseCode.Unauthorized, 'The token has expired.'),
    rest,
  );
  socket.once('close', () => clearTimeout(timer));
}
