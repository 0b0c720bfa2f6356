// GraphQL over the contract's operations: Mercurius executes, `route.ts` serves HTTP and
// `subscriptions.ts` WebSocket.
import { randomUUID } from 'node:crypto';
import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { handleProtocols } from 'graphql-ws';
import mercurius from 'mercurius';
import type { Deps } from '../deps.js';
import { graphqlRooms } from '../domains.js';
import type { SharedLimits } from '../http/rate-limits.js';
import { gateUpgrades } from '../http/upgrades.js';
import type { GraphqlContext } from './context.js';
import { errorFormatter } from './errors.js';
import { serveGraphiql } from './graphiql.js';
import { checkCost, validationRules } from './limits.js';
import { type LimitedOperation, type RootResolvers, rootResolvers } from './root-resolvers.js';
import { routeGraphql } from './route.js';
import { openSchema } from './schema.js';
import { idArgumentsOf, type Subscribe, subscriptionResolver } from './subscription-fields.js';
import { subscriptionServer } from './subscriptions.js';

export async function serveGraphql(
  app: FastifyInstance,
  deps: Deps,
  operations: LimitedOperation[],
  limits: SharedLimits,
): Promise<void> {
  const { config } = deps;
  const schema = openSchema();
  const rules = validationRules(config);
  const formatted = errorFormatter({
    constraints: deps.constraints,
    suggestions: config.introspection,
  });
  const { Subscription = {}, ...resolvers } = roomResolvers(rootResolvers(deps, operations));
  const subscriptionFields = schema.getSubscriptionType()?.getFields() ?? {};
  for (const [field, subscribe] of Object.entries(Subscription as Record<string, Subscribe>))
    Object.assign(subscriptionFields[field] as object, {
      subscribe: subscriptionResolver(field, subscribe, idArgumentsOf(schema, field)),
    });

  await app.register(websocket, {
    options: {
      maxPayload: config.GRAPHQL_BODY_LIMIT,
      handleProtocols,
      server: gateUpgrades(app, randomUUID) as never,
    },
    // Invalid or too large frames are client errors; ws has closed the connection already.
    errorHandler: (error, socket, request) => {
      request.log.debug({ err: error }, 'a WebSocket connection failed');
      socket.terminate();
    },
  });
  // Without the option `jit`: it compiles queries to JavaScript, and a client's text became code.
  await app.register(mercurius, {
    schema,
    resolvers: resolvers as never,
    loaders: Object.assign({}, ...merged(graphqlRooms.map(({ loaders }) => loaders))) as never,
    routes: false,
    cache: 1000,
    validationRules: rules,
    graphql: {
      parseOptions: { maxTokens: config.GRAPHQL_MAX_TOKENS },
      validateOptions: { maxErrors: 20 },
    },
    errorFormatter: ((execution: ExecutionResult, { request }: GraphqlContext) => ({
      statusCode: 200,
      response: {
        data: execution.data ?? null,
        errors: formatted(execution.errors ?? [], request.log),
      },
    })) as never,
  });
  app.graphql.addHook('preExecution', async (schema, document, context, variables) => {
    const { operationName } = context as unknown as GraphqlContext;
    checkCost(config, schema, document, variables ?? {}, operationName);
  });
  await app.register(async (scope) => {
    const server = subscriptionServer(scope, { deps, schema, rules, limits, formatted });
    routeGraphql(scope, deps, { limits, formatted, wsHandler: server });
  });
  if (config.graphiql) await serveGraphiql(app);
}

/** The fields of the contract's operations, and those that domains add. */
function roomResolvers(roots: RootResolvers): Record<string, object> {
  const added = graphqlRooms.map(({ resolvers }) => resolvers?.(roots) ?? {});
  const [merge] = merged([roots as never, ...added]);
  return merge;
}

/** One table of them all, two levels deep. */
function merged(tables: Array<Record<string, object> | undefined>): [Record<string, object>] {
  const result: Record<string, object> = {};
  for (const table of tables)
    for (const [name, fields] of Object.entries(table ?? {}))
      result[name] = { ...result[name], ...fields };
  return [result];
}
