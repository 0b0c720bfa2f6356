// Makes a route of every operation of the contract: the order in which a request is checked,
// handled and answered is the same for all, and stands here.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.js';
import { type AppError, invalid } from '../errors.js';
import { holdsCurrent, ifMatch } from '../http/conditional.js';
import type { RateLimits } from '../http/rate-limits.js';
import { authenticate, type Caller } from '../http/security.js';
import { faultOfText } from '../http/text-rules.js';
import { withUpload } from '../http/uploads.js';
import { type Answer, type AnyHandler, perform } from './perform.js';
import type { Operation, UploadedFile } from './types.js';

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** Of the contract. */
    operation?: string;
  }
}

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
  limits: RateLimits,
  { operation, handler }: Mounted,
): void {
  const replies = Object.entries(operation.replies);
  app.route({
    method: operation.method,
    url: operation.path,
    bodyLimit: operation.bodyLimit ?? bodyLimit,
    config: {
      operation: operation.id,
      ...(!isQuick(operation) && { timeLimit: 0 }),
    },
    // The one document is served as it was written; @fastify/swagger does not derive another.
    schema: {
      params: operation.params,
      querystring: operation.query,
      headers: operation.headers,
      ...(isParsed(operation) && operation.bodyRequired && { body: operation.body }),
      response: Object.fromEntries(
        replies
          .filter(([, reply]) => reply.type === 'application/json')
          .map(([status, reply]) => [status, reply.schema]),
      ),
    },
    onRequest: async (request, reply) => {
      // Who shows no token is counted before anything is looked up for them.
      const isAnonymous =
        operation.access === 'public' ||
        (operation.access === 'optional' && request.headers.authorization === undefined);
      if (isAnonymous) await limits.early(request, reply);
      try {
        request.caller = await authenticate(deps, operation, request);
      } catch (error) {
        if (!isAnonymous) await limits.refused(request, reply);
        throw error;
      }
      const { tenant, actor } = request.caller;
      const user = actor.kind === 'user' ? actor.userId : undefined;
      const bindings = { operation: operation.id, tenant: tenant.slug, user };
      request.log = request.log.child(bindings);
      reply.log = request.log;
      if (!isAnonymous) await limits.early(request, reply);
      checkMediaType(operation, request);
    },
    preValidation: (request, _reply, done) => done(faultOfBody(operation, request)),
    preHandler: [
      ...(takesOptionalBody(operation) ? [checkOptionalBody(operation)] : []),
      ...(limits.late ? [limits.late] : []),
    ],
    handler: async (request, reply) => {
      const answerWith = (file?: UploadedFile) =>
        answerTo(deps, { operation, handler }, request, reply, file);
      const answer =
        operation.bodyType === multipart
          ? await withUpload(request, operation.bodyLimit ?? bodyLimit, answerWith)
          : await answerWith();
      return send(operation, request, reply, answer);
    },
  });
}

/** Whether the body is an object of the contract, not a file. */
const isParsed = ({ bodyType }: Operation) => bodyType !== null && bodyType !== multipart;

/** Whether it neither takes nor gives more than fits into memory: files and streams have their time. */
const isQuick = ({ bodyType, replies }: Operation) =>
  bodyType !== multipart &&
  Object.values(replies).every(({ type }) => type === null || type === 'application/json');

/** No body, or an empty object, which some clients send instead. */
const isNothing = (body: unknown) =>
  body === undefined || (typeof body === 'object' && JSON.stringify(body) === '{}');

/** What can be said of a body, and of the other parts' text, before they are compared with the contract. */
function faultOfBody(operation: Operation, request: FastifyRequest): AppError | undefined {
  const badText =
    faultOfText(request.params, 'path') ??
    faultOfText(request.query, 'query') ??
    faultOfText(request.body, '');
  if (badText) return badText;
  if (operation.bodyType === null && !isNothing(request.body))
    return invalid('The operation takes no body.');
  if (isParsed(operation) && operation.bodyRequired && request.body === undefined)
    return invalid('The operation needs a body.', [{ pointer: '', detail: 'is required' }]);
  return undefined;
}

const takesOptionalBody = ({ bodyType, bodyRequired }: Operation) =>
  bodyType === 'application/json' && !bodyRequired;

const checkOptionalBody = (operation: Operation) => async (request: FastifyRequest) => {
  if (request.body === undefined) return;
  const validate = request.compileValidationSchema(
    operation.body as object,
    'body' as never,
  ) as unknown as (data: unknown) => true | { error: AppError };
  const result = validate(request.body);
  if (result !== true) throw result.error;
};

/** A body of another type than the contract's, where there is one. */
function checkMediaType(operation: Operation, request: FastifyRequest): void {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === undefined || operation.bodyType === null || type === operation.bodyType) return;
  throw Object.assign(new Error(type), { code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE', statusCode: 415 });
}

async function answerTo(
  deps: Deps,
  { operation, handler }: Mounted,
  request: FastifyRequest,
  reply: FastifyReply,
  file: UploadedFile | undefined,
): Promise<Answer> {
  const condition = operation.ifMatch
    ? (request.headers['if-match'] as string | undefined)
    : undefined;
  const key = operation.idempotent ? request.headers['idempotency-key'] : undefined;
  return perform(deps, {
    operation,
    handler,
    caller: request.caller as Caller,
    log: request.log,
    requestId: request.id,
    instance: request.url,
    input: {
      params: request.params,
      query: request.query,
      headers: request.headers,
      body: file ? { file } : request.body,
      isCurrent: ifMatch(condition),
    },
    condition: request.headers['if-match'] ?? null,
    ...(typeof key === 'string' && { key }),
    ...(file && { file }),
    serialize: (status, body) =>
      reply.getSerializationFunction(String(status))?.(body as { [k: string]: unknown }) as string,
  });
}

/** What an answer to everybody depends on. */
const varying = 'Authorization, X-Tenant-Id';

async function send(
  operation: Operation,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
) {
  // Whoever asked was told already that it took too long.
  if (reply.sent) return reply;
  if (answer.replayed) reply.header('idempotency-replayed', 'true');
  const { etag } = answer.headers;
  const isRead = operation.method === 'GET';
  if (isRead && operation.access === 'optional') {
    const isAnonymous = request.headers.authorization === undefined;
    const vary = reply.getHeader('vary');
    reply.header('cache-control', isAnonymous ? 'no-cache' : 'private, no-cache');
    reply.header('vary', vary ? `${vary}, ${varying}` : varying);
  }
  // Responses to writes may contain tokens and personal data.
  if (!isRead) reply.header('cache-control', 'no-store');
  reply.headers(answer.headers);
  // To be kept by whoever asked, and asked for again with its ETag.
  if (isRead && operation.access === 'required') reply.header('cache-control', 'private, no-cache');
  if (isRead && etag !== undefined && holdsCurrent(request.headers['if-none-match'], etag)) {
    return reply.code(304).removeHeader('content-type').send();
  }
  const bytes = typeof answer.stream === 'function' ? await answer.stream() : answer.stream;
  if (request.method === 'HEAD' && bytes instanceof Readable) {
    // Nobody would read it, and it would wait for that.
    bytes.destroy();
    return reply.code(answer.status).send();
  }
  // Text is sent as it is: it was serialised above, for the ETag and for repeats.
  return reply.code(answer.status).send(bytes ?? answer.body ?? undefined);
}
