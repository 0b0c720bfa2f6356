// Builds the Fastify app from explicit registers. Server and tests use the same.

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import formBody from '@fastify/formbody';
import jwt from '@fastify/jwt';
import multipart from '@fastify/multipart';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyPluginAsync,
} from 'fastify';
import type { JWTHeaderParameters } from 'jose';
import { audience } from './auth/access-tokens.js';
import { publicUrl } from './config.js';
import { rooms } from './contract/generated/operations.js';
import { type Mounted, mount } from './contract/mount.js';
import type { Operation } from './contract/types.js';
import type { Deps } from './deps.js';
import { routes } from './domains.js';
import { invalid } from './errors.js';
import { serveGraphql } from './graphql/plugin.js';
import type { LimitedOperation } from './graphql/root-resolvers.js';
import { serveAccountPages } from './http/account-pages.js';
import { closeConnectionsWithServer } from './http/close-connections.js';
import { serveDocuments } from './http/documents.plugin.js';
import { guardEdge, securityHeaders } from './http/edge.plugin.js';
import {
  clientErrorHandler,
  frameworkErrors,
  handleErrors,
  refuseExpectation,
} from './http/errors.plugin.js';
import { refuseOtherMethods } from './http/methods.js';
import { measureRequests, serveMetricsRoute } from './http/metrics.plugin.js';
import { rateLimitsOf } from './http/rate-limits.js';
import { lateLog, RequestLog } from './http/request-log.js';
import { limitTime } from './http/time-limits.js';
import { traceRequests } from './http/tracing.plugin.js';
import { shouldUpgradeCallback } from './http/upgrades.js';
import { compileValidators } from './http/validation.js';

/**
 * Of bodies that only some operations take. A form is what a page of somebody else's can make a browser
 * send: no other route knows it.
 */
const parsers: Record<string, unknown> = {
  'application/x-www-form-urlencoded': formBody,
  'multipart/form-data': multipart,
};
const requestIdForm = /^[A-Za-z0-9._-]{1,64}$/;

/** The client's own id where it is of a form that is safe to log and to answer. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && requestIdForm.test(given) ? given : randomUUID();
}

export async function buildApp(deps: Deps): Promise<FastifyInstance> {
  const { config } = deps;
  const app = Fastify({
    loggerInstance: deps.log as FastifyBaseLogger,
    logController: new RequestLog(deps.log),
    childLoggerFactory: (log, bindings, options) => lateLog(() => log.child(bindings, options)),
    genReqId: requestIdOf as never,
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 && config.trustedProxies,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
    // An upload of 100 MiB over a slow line takes minutes; what else has less is told in mount.ts.
    requestTimeout: 900_000,
    // Of a connection on which nothing moves, in either direction.
    connectionTimeout: 120_000,
    http: {
      ...{ headersTimeout: 15_000, maxHeaderSize: 16_384, requireHostHeader: false },
      shouldUpgradeCallback,
    } as never,
    // A request that is under way is answered; a kept-alive connection without one is closed.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: frameworkErrors(deps) as never,
    clientErrorHandler: clientErrorHandler(randomUUID) as never,
  }) as unknown as FastifyInstance;

  app.decorateRequest('caller', null);
  traceRequests(app);
  closeConnectionsWithServer(app);
  // Streams would go on for as long as their clients like.
  app.addHook('preClose', () => deps.changes.close());
  handleErrors(app, deps);
  limitTime(app, config.REQUEST_TIMEOUT_SECONDS * 1000);
  await guardEdge(app, config);
  app.addHook('onRequest', (request, _reply, done) => {
    // Node.js itself would refuse it without a problem document (RFC 9112, section 3.2).
    const hosts = countHosts(request.raw.rawHeaders);
    if (hosts > 1) done(invalid('The request has more than one Host header.'));
    else if (hosts === 0 && request.raw.httpVersion === '1.1')
      done(invalid('The request has no Host header.'));
    else done();
  });
  measureRequests(app, deps.metrics);
  app.server.on('checkExpectation', refuseExpectation(randomUUID, securityHeaders(config)));
  compileValidators(app);
  parseBodies(app);
  await app.register(jwt, {
    secret: { private: deps.tokenKeys.privateKey, public: deps.tokenKeys.publicKey },
    sign: { algorithm: 'ES256' },
    verify: {
      algorithms: ['ES256'],
      allowedIss: publicUrl(config),
      allowedAud: audience,
      requiredClaims: ['iss', 'aud', 'exp', 'nbf', 'sub', 'tenant_id'],
      // A signature that was right stays right until the token expires; whose it is, and whether they
      // may still come in, is asked each time.
      cache: 1000,
    },
  });
  for (const { namespace, keyOf, verifyOptions } of deps.issuers.all) {
    await app.register(jwt, {
      namespace,
      decode: { complete: true },
      secret: async (_request: unknown, { header }: { header: JWTHeaderParameters }) =>
        keyOf(header),
      verify: verifyOptions,
    } as never);
  }
  if (config.DOCS) await serveDocuments(app, deps);
  serveAccountPages(app);
  serveMetricsRoute(app, deps.metrics, config);
  const limitsOf = await rateLimitsOf(app, config, deps.redis, deps.log);
  const operations = mountOperations(app, deps, limitsOf);
  await serveGraphql(app, deps, operations, limitsOf.shared);
  return app;
}

/** `rawHeaders` alternates names and values. */
const countHosts = (rawHeaders: string[]) =>
  rawHeaders.filter((text, n) => n % 2 === 0 && text.toLowerCase() === 'host').length;

/** JSON only, other forms where an operation takes them. An empty body is none, whatever its type says. */
function parseBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parseJson(request, body as string, done);
  });
}

function mountOperations(
  app: FastifyInstance,
  deps: Deps,
  limitsOf: Awaited<ReturnType<typeof rateLimitsOf>>,
): LimitedOperation[] {
  const mounted: LimitedOperation[] = [];
  const known = new Map<string, Set<string>>();
  for (const [room, operations] of Object.entries(rooms)) {
    const handlers = routes[room as keyof typeof routes] as unknown as Record<
      string,
      Mounted['handler']
    >;
    const surplus = Object.keys(handlers).filter((id) => !(id in operations));
    if (surplus.length > 0)
      throw new Error(`Handlers without an operation in the contract: ${surplus.join(', ')}`);
    for (const operation of Object.values(operations) as unknown as Operation[]) {
      const handler = handlers[operation.id];
      if (!handler) throw new Error(`${operation.id} of the contract has no handler.`);
      const limits = limitsOf.of(operation);
      const parser = parsers[operation.bodyType ?? ''];
      if (parser)
        app.register(async (scope) => {
          await scope.register(parser as FastifyPluginAsync);
          mount(scope, deps, limits, { operation, handler });
        });
      else mount(app, deps, limits, { operation, handler });
      mounted.push({ operation, handler, limits });
      known.set(operation.path, (known.get(operation.path) ?? new Set()).add(operation.method));
    }
  }
  for (const [path, methods] of known) refuseOtherMethods(app, path, methods);
  return mounted;
}
