// The route /graphql: GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/), and the
// upgrade to WebSocket for subscriptions.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, type SelectionSetNode } from 'graphql';
import { contextOf } from '../contract/perform.js';
import { noTenant } from '../db/tenancy.js';
import type { Deps } from '../deps.js';
import { faultOf } from '../http/errors.plugin.js';
import { refuseOtherMethods } from '../http/methods.js';
import type { SharedLimits } from '../http/rate-limits.js';
import { authenticateOptional, type Caller } from '../http/security.js';
import type { GraphqlContext } from './context.js';
import { type FormatErrors, toGraphqlError, tooLarge } from './errors.js';
import { openPersistedQueries } from './persisted.js';
import { documentParser, operationOf, type ParseJson, readParams } from './requests.js';
import { refusalOf, sendFailure, sendRefusal, sendResult } from './responses.js';
import type { SocketHandler } from './subscriptions.js';

const nobody: Caller = { tenant: noTenant, actor: { kind: 'anonymous' } };

interface RouteOptions {
  limits: SharedLimits;
  formatted: FormatErrors;
  /** Serves connections that are upgraded to WebSocket. */
  wsHandler: SocketHandler;
}

export function routeGraphql(
  app: FastifyInstance,
  deps: Deps,
  { limits, formatted, wsHandler }: RouteOptions,
): void {
  const { config } = deps;
  const persisted = openPersistedQueries(config);
  const parseDocument = documentParser(config);
  const parseJson = safeJson(app);

  app.addContentTypeParser('application/graphql', { parseAs: 'string' }, (_request, query, done) =>
    done(null, { query }),
  );

  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const params = readParams(request, parseJson, persisted);
    const document = parseDocument(params.query);
    const { operation } = operationOf(document, params.operationName);
    if (operation === 'subscription')
      throw new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws).');
    if (operation === 'mutation' && request.method === 'GET') {
      reply.header('allow', 'POST');
      const detail = 'A mutation is sent by POST.';
      throw toGraphqlError({ status: 405, code: 'method_not_allowed', detail });
    }
    checkOneKey(request, document);
    const context: GraphqlContext = {
      ctx: contextOf(deps, request.caller ?? nobody, request.log, request.id),
      operationName: params.operationName,
      ...{ request, reply },
    };
    const { query, variables, operationName } = params;
    const result = await reply.graphql(query, context as never, variables, operationName);
    return sendResult(request, reply, result);
  };

  const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusals = refusalOf(error);
    if (refusals) {
      const errors = formatted(refusals, request.log);
      const { http } = (errors[0]?.extensions ?? {}) as { http?: { status: number } };
      // 400 means that only the document is wrong.
      if (http && http.status !== 400) return sendFailure(request, reply, http.status, errors);
      return sendRefusal(request, reply, errors);
    }
    const fault = faultOf(error, request, deps);
    if (fault.unexpected) request.log.error({ err: error }, 'a GraphQL request failed');
    if (fault.status === 408) reply.header('connection', 'close');
    if (fault.status === 503) reply.header('retry-after', 2);
    if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
    return sendFailure(request, reply, fault.status, [toGraphqlError(fault).toJSON()]);
  };

  const shared = {
    url: '/graphql',
    schema: { hide: true },
    bodyLimit: config.GRAPHQL_BODY_LIMIT,
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      // Requests without a token are counted before a tenant is looked up for them.
      const isAnonymous = request.headers.authorization === undefined;
      if (isAnonymous) await limits.refused(request, reply);
      try {
        request.caller = await authenticateOptional(deps, request);
      } catch (error) {
        if (!isAnonymous) await limits.refused(request, reply);
        throw error;
      }
    },
    handler,
    errorHandler,
  };
  app.route({ ...shared, method: 'GET', wsHandler: wsHandler as never });
  app.route({ ...shared, method: 'POST' });
  refuseOtherMethods(app, shared.url, new Set(['GET', 'POST']));
}

/** Fastify's own parser: it refuses `__proto__` and `constructor.prototype`. */
function safeJson(app: FastifyInstance): ParseJson {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (text) => {
    let result: unknown;
    parse({} as FastifyRequest, text, (error, value) => {
      if (error) throw error;
      result = value;
    });
    return result;
  };
}

/** Returns true if the first level has several fields, including fragments. Visits each fragment once. */
function hasSeveralFields(
  root: SelectionSetNode,
  definitions: DocumentNode['definitions'],
): boolean {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === 'FragmentDefinition' ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const waiting = [root];
  let fields = 0;
  for (let set = waiting.pop(); set && fields < 2; set = waiting.pop())
    for (const node of set.selections) {
      if (node.kind === 'Field') fields += 1;
      else if (node.kind === 'InlineFragment') waiting.push(node.selectionSet);
      else {
        const fragment = fragments.get(node.name.value);
        fragments.delete(node.name.value);
        if (fragment) waiting.push(fragment);
      }
    }
  return fields > 1;
}

/** An idempotency key belongs to one write. */
function checkOneKey(request: FastifyRequest, { definitions }: DocumentNode): void {
  if (request.headers['idempotency-key'] === undefined) return;
  for (const definition of definitions) {
    if (definition.kind !== 'OperationDefinition' || definition.operation !== 'mutation') continue;
    if (hasSeveralFields(definition.selectionSet, definitions))
      throw tooLarge('With several mutations, give each its idempotencyKey instead of the header.');
  }
}
