// GraphQL over the contract's operations, by Mercurius at /graphql.
import websocket from '@fastify/websocket';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError } from 'graphql';
import mercurius from 'mercurius';
import { contextOf } from '../contract/perform.js';
import { noTenant } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { graphqlRooms } from '../domains.js';
import { faultOf } from '../http/errors.plugin.js';
import type { SharedLimits } from '../http/rate-limits.js';
import { authenticateOptional, type Caller } from '../http/security.js';
import type { GraphqlContext } from './context.js';
import { format, toGraphqlError, tooLarge } from './errors.js';
import { checkCost, validationRules } from './limits.js';
import { persistedQueries, readAllowList } from './persisted.js';
import { type LimitedOperation, type RootResolvers, rootResolvers } from './root-resolvers.js';
import { openSchema } from './schema.js';
import {
  checkSubscriptions,
  type Subscribe,
  subscriptionOptions,
  subscriptionResolver,
  watchSockets,
} from './subscriptions.js';

const nobody: Caller = { tenant: noTenant, actor: { kind: 'anonymous' } };

export async function serveGraphql(
  app: FastifyInstance,
  deps: Deps,
  operations: LimitedOperation[],
  limits: SharedLimits,
): Promise<void> {
  const { config } = deps;
  const schema = openSchema();
  const rules = validationRules(config);
  const allowed = readAllowList(config);
  const roots = rootResolvers(deps, operations);
  const toContext = (request: FastifyRequest, reply: FastifyReply): GraphqlContext => ({
    // Without one where the caller was refused, and only the refusal has to be answered.
    ctx: contextOf(deps, request.caller ?? nobody, request.log, request.id),
    request,
    reply,
  });
  const formatted = (errors: readonly Error[], log: FastifyRequest['log']) =>
    errors.map((error) =>
      format(error, { constraints: deps.constraints, log, suggestions: config.introspection }),
    );

  // Mercurius takes one that is there.
  await app.register(websocket, { options: { maxPayload: config.GRAPHQL_BODY_LIMIT } });
  watchSockets(app.websocketServer);
  await app.register(mercurius, {
    schema,
    resolvers: {
      ...roomResolvers(deps, roots, limits),
    } as never,
    loaders: Object.assign({}, ...merged(graphqlRooms.map(({ loaders }) => loaders))) as never,
    context: toContext as never,
    subscription: subscriptionOptions as never,
    path: '/graphql',
    graphiql: config.graphiql,
    jit: 2,
    cache: 1000,
    allowBatchedQueries: false,
    queryDepth: config.GRAPHQL_MAX_DEPTH,
    validationRules: rules,
    graphql: {
      parseOptions: { maxTokens: config.GRAPHQL_MAX_TOKENS },
      validateOptions: { maxErrors: 20 },
    },
    ...persistedQueries(allowed),
    additionalRouteOptions: {
      bodyLimit: config.GRAPHQL_BODY_LIMIT,
      config: { timeLimit: config.REQUEST_TIMEOUT_SECONDS * 1000 },
      preParsing: async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
        // Who shows no token is counted before a tenant is looked up for them.
        const isAnonymous = request.headers.authorization === undefined;
        if (isAnonymous) await limits.refused(request, reply);
        try {
          request.caller = await authenticateOptional(deps, request);
        } catch (error) {
          if (!isAnonymous) await limits.refused(request, reply);
          throw error;
        }
        return payload;
      },
    } as never,
    errorFormatter: ((execution: ExecutionResult, { request }: GraphqlContext) => ({
      statusCode: 200,
      response: {
        data: execution.data ?? null,
        errors: formatted(execution.errors ?? [], request.log),
      },
    })) as never,
    errorHandler: ((
      error: FastifyError & { errors?: Error[] },
      request: FastifyRequest,
      reply: FastifyReply,
    ) => {
      const fault = faultOf(error, request, deps);
      const refusals =
        error.errors ??
        (error instanceof GraphQLError
          ? [error]
          : error.code?.startsWith('MER_') && [new GraphQLError(error.message)]);
      if (refusals) {
        const errors = formatted(refusals, request.log);
        return reply.code(error.statusCode ?? 400).send({ data: null, errors });
      }
      if (fault.unexpected) request.log.error({ err: error }, 'a GraphQL request failed');
      if (fault.status === 408) reply.header('connection', 'close');
      if (fault.status === 503) reply.header('retry-after', 2);
      if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
      return reply
        .code(fault.status)
        .send({ data: null, errors: [toGraphqlError(fault).toJSON()] });
    }) as never,
  });

  checkSubscriptions(app.graphql, config, rules, allowed);
  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const { request } = context as unknown as GraphqlContext;
    const { operationName } = (request.body ?? request.query ?? {}) as { operationName?: string };
    checkCost(config, schema, document, variables ?? {}, operationName ?? undefined);
    checkOneKey(request, document);
  });
}

/** One key names one write. */
function checkOneKey(request: FastifyRequest, document: { definitions: readonly object[] }): void {
  if (request.headers['idempotency-key'] === undefined) return;
  for (const definition of document.definitions as Array<{
    operation?: string;
    selectionSet?: { selections: object[] };
  }>) {
    if (
      definition.operation === 'mutation' &&
      (definition.selectionSet?.selections.length ?? 0) > 1
    )
      throw tooLarge('With several mutations, give each its idempotencyKey instead of the header.');
  }
}

/** What rooms add to the fields of the contract's operations. */
function roomResolvers(
  deps: Deps,
  roots: RootResolvers,
  limits: SharedLimits,
): Record<string, object> {
  const added = graphqlRooms.map(({ resolvers }) => resolvers?.(roots) ?? {});
  const [merge] = merged([roots as never, ...added]);
  const { Subscription = {}, ...others } = merge as Record<string, object>;
  const subscriptions = Object.entries(Subscription as Record<string, Subscribe>).map(
    ([field, subscribe]) => [field, subscriptionResolver(deps, field, subscribe, limits)],
  );
  return { ...others, Subscription: Object.fromEntries(subscriptions) };
}

/** One table of them all, two levels deep. */
function merged(tables: Array<Record<string, object> | undefined>): [Record<string, object>] {
  const result: Record<string, object> = {};
  for (const table of tables)
    for (const [name, fields] of Object.entries(table ?? {}))
      result[name] = { ...result[name], ...fields };
  return [result];
}
