// Makes a route of every operation of the contract: the order in which a request is checked,
// handled and answered is the same for all, and stands here.

import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { stringify } from 'safe-stable-stringify';
import type { Ctx } from '../context.js';
import { tenantReads } from '../db/connect.js';
import type { Deps } from '../deps.js';
import { type AppError, invalid } from '../errors.js';
import { etagOf, holdsCurrent, ifMatch } from '../http/conditional.js';
import { once, onceAcrossCalls } from '../http/idempotency.js';
import type { StoredAnswer } from '../http/idempotency.sql.js';
import { problemType, toFault, toProblem } from '../http/problem.js';
import type { RateLimits } from '../http/rate-limits.js';
import { authenticate, type Caller } from '../http/security.js';
import { receiveFile } from '../http/uploads.js';
import { refuseBadText } from '../http/validation.js';
import type { Operation, UploadedFile } from './types.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
}

/** A handler as the server sees it; the rooms see it typed by their operation. */
type AnyHandler = (
  ctx: Ctx,
  input: object,
) => Promise<{ status: number; body?: unknown; location?: string }>;

export interface Mounted {
  operation: Operation;
  handler: AnyHandler;
}

const multipart = 'multipart/form-data';
/** Bytes of a body where the contract says nothing else. */
const bodyLimit = 1024 * 1024;

export function mount(
  app: FastifyInstance,
  deps: Deps,
  limitsOf: (operation: Operation) => RateLimits,
  { operation, handler }: Mounted,
): void {
  const limits = limitsOf(operation);
  const replies = Object.entries(operation.replies);
  app.route({
    method: operation.method,
    url: operation.path,
    bodyLimit: operation.bodyLimit ?? bodyLimit,
    // The one document is served as it was written; @fastify/swagger does not derive another.
    schema: {
      params: operation.params,
      querystring: operation.query,
      headers: operation.headers,
      ...(operation.bodyType === 'application/json' &&
        operation.bodyRequired && { body: operation.body }),
      response: Object.fromEntries(
        replies
          .filter(([, reply]) => reply.type === 'application/json')
          .map(([status, reply]) => [status, reply.schema]),
      ),
    },
    onRequest: async (request, reply) => {
      try {
        request.caller = await authenticate(deps, operation, request);
      } catch (error) {
        await limits.refused(request, reply);
        throw error;
      }
      const { tenant, actor } = request.caller;
      request.log = request.log.child({
        operation: operation.id,
        tenant: tenant.slug,
        ...(actor.kind === 'user' && { user: actor.userId }),
      });
      reply.log = request.log;
      await limits.early(request, reply);
      checkMediaType(operation, request);
    },
    preValidation: async (request) => {
      refuseBadText(request.params, 'path');
      refuseBadText(request.query, 'query');
      refuseBadText(request.body, '');
      if (operation.bodyType === null && !isNothing(request.body)) {
        throw invalid('The operation takes no body.');
      }
      if (
        operation.bodyType === 'application/json' &&
        operation.bodyRequired &&
        request.body === undefined
      ) {
        throw invalid('The operation needs a body.', [{ pointer: '', detail: 'is required' }]);
      }
    },
    preHandler: async (request, reply) => {
      if (
        operation.bodyType === 'application/json' &&
        !operation.bodyRequired &&
        request.body !== undefined
      ) {
        const problem = optionalBody(request, operation);
        if (problem) throw problem;
      }
      await limits.late(request, reply);
    },
    handler: async (request, reply) => {
      const file =
        operation.bodyType === multipart
          ? await receiveFile(request, operation.bodyLimit ?? bodyLimit)
          : undefined;
      const answer = await answerTo(deps, operation, handler, request, reply, file);
      return send(operation, request, reply, answer);
    },
  });
}

/** No body, or an empty object, which some clients send instead. */
const isNothing = (body: unknown) =>
  body === undefined || (typeof body === 'object' && JSON.stringify(body) === '{}');

function optionalBody(request: FastifyRequest, operation: Operation): AppError | undefined {
  const validate = request.compileValidationSchema(
    operation.body as object,
    'body' as never,
  ) as unknown as (data: unknown) => true | { error: AppError };
  const result = validate(request.body);
  return result === true ? undefined : result.error;
}

/** A body of another type than the contract's, where there is one. */
function checkMediaType(operation: Operation, request: FastifyRequest): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || operation.bodyType === null || type === operation.bodyType) return;
  throw Object.assign(new Error(type), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 });
}

type Answer = StoredAnswer & { replayed: boolean; stream?: Readable };

async function answerTo(
  deps: Deps,
  operation: Operation,
  handler: AnyHandler,
  request: FastifyRequest,
  reply: FastifyReply,
  file: UploadedFile | undefined,
): Promise<Answer> {
  const ctx = contextOf(deps, request);
  const input = {
    params: request.params,
    query: request.query,
    body: file ? { file } : request.body,
    isCurrent: ifMatch(
      operation.ifMatch ? (request.headers['if-match'] as string | undefined) : undefined,
    ),
  };
  const produce = async (ctx: Ctx): Promise<StoredAnswer & { stream?: Readable }> => {
    const { status, body, location } = await handler(ctx, input);
    const declared = operation.replies[status];
    if (!declared)
      throw new Error(`${operation.id} answered ${status}, which the contract does not know.`);
    const headers: Record<string, string> = { ...(location !== undefined && { location }) };
    if (declared.type === null) return { status, headers, body: null };
    headers['content-type'] = `${declared.type}; charset=utf-8`;
    if (declared.type !== 'application/json')
      return { status, headers, body: null, stream: body as Readable };
    const text = reply.getSerializationFunction(String(status))?.(
      body as { [k: string]: unknown },
    ) as string;
    if (declared.etag) headers.etag = etagOf((body as { version: number }).version, text);
    return { status, headers, body: text };
  };

  const key = operation.idempotent ? request.headers['idempotency-key'] : undefined;
  if (typeof key !== 'string' || ctx.actor.kind !== 'user')
    return { ...(await produce(ctx)), replayed: false };
  const refuse = (error: AppError): StoredAnswer => {
    const fault = toFault(error, deps.constraints);
    return {
      status: fault.status,
      headers: { 'content-type': problemType },
      body: JSON.stringify(toProblem(fault, request.url, request.id)),
    };
  };
  const run = operation.callsOut ? onceAcrossCalls : once;
  const keyed = {
    key,
    principal: ctx.actor.userId,
    fingerprint: fingerprintOf(operation, request, file),
  };
  if (!operation.secretAnswer) return run(ctx, keyed, produce, refuse);
  const sealed = await run(ctx, keyed, withBody(produce, deps.seal.seal), refuse);
  return sealed.status < 300 ? { ...sealed, body: deps.seal.open(sealed.body as string) } : sealed;
}

const withBody =
  (produce: (ctx: Ctx) => Promise<StoredAnswer>, change: (body: string) => string) =>
  async (ctx: Ctx) => {
    const answer = await produce(ctx);
    return { ...answer, body: answer.body === null ? null : change(answer.body) };
  };

function contextOf(deps: Deps, request: FastifyRequest): Ctx {
  const { tenant, actor } = request.caller as Caller;
  return {
    tenant,
    actor,
    requestId: request.id,
    log: request.log,
    db: tenantReads(deps.pool, tenant.id),
    inTransaction: false,
    deps,
  };
}

/** What makes two requests the same: operation, path, query, If-Match and body, in any order of members. */
function fingerprintOf(
  operation: Operation,
  request: FastifyRequest,
  file: UploadedFile | undefined,
): Buffer {
  const asked = [
    operation.id,
    request.params,
    request.query,
    request.headers['if-match'] ?? null,
    request.body ?? null,
  ];
  const hash = createHash('sha256').update(stringify(asked));
  if (file) hash.update(file.digest);
  return hash.digest();
}

function send(operation: Operation, request: FastifyRequest, reply: FastifyReply, answer: Answer) {
  reply.headers(answer.headers);
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  const { etag } = answer.headers;
  const isRead = operation.method === 'GET';
  if (isRead && etag !== undefined && holdsCurrent(request.headers['if-none-match'], etag)) {
    return reply.code(304).removeHeader('content-type').send();
  }
  if (isRead && operation.access === 'required') reply.header('cache-control', 'private, no-cache');
  // Text is sent as it is: it was serialised above, for the ETag and for repeats.
  return reply.code(answer.status).send(answer.stream ?? answer.body ?? undefined);
}
