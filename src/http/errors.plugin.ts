// Answers every error of the server as a problem document, also those that Fastify raises before
// there is a route.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.js';
import { retryAfterOf } from '../errors.js';
import { securityHeaders } from './edge.plugin.js';
import { type Fault, problemType, toFault, toProblem } from './problem.js';

/** Seconds that a client is asked to wait while something is away. */
const retryAfter = 2;

const tooSlow: Fault = {
  status: 408,
  code: 'request_timeout',
  detail: 'The request was not sent completely in time.',
};

/** Only logged: the connection is closed already. */
const givenUp: Fault = {
  status: 400,
  code: 'invalid_request',
  detail: 'The request was not sent completely.',
};

/** Maps an error of a route to a response; incomplete requests are client errors. */
export function faultOf(error: unknown, { raw }: FastifyRequest, deps: Deps): Fault {
  const { code } = error as { code?: string };
  if (raw.complete === false && raw.destroyed) return givenUp;
  // The client closed the connection while the response was being streamed.
  if (code === 'ERR_STREAM_PREMATURE_CLOSE' && raw.destroyed) return givenUp;
  return code === 'FST_ERR_HANDLER_TIMEOUT' && raw.complete === false
    ? tooSlow
    : toFault(error, deps.constraints);
}

export function sendFault(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: Fault,
): FastifyReply {
  if (fault.status === 503) reply.header('retry-after', retryAfter);
  if (fault.status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(fault.status)
    .header('cache-control', 'no-store')
    .type(problemType)
    .serializer(JSON.stringify)
    .send(toProblem(fault, request.url, request.id));
}

export function handleErrors(app: FastifyInstance, deps: Deps): void {
  app.setErrorHandler((error, request, reply) => {
    const fault = faultOf(error, request, deps);
    // What is still to come would be read as the next request.
    if (fault === tooSlow) reply.header('connection', 'close');
    if (fault.unexpected) request.log.error({ err: error }, 'request failed');
    const wait = retryAfterOf(error);
    if (wait !== undefined) reply.header('retry-after', wait);
    return sendFault(request, reply, fault);
  });
  app.setNotFoundHandler((request, reply) =>
    sendFault(request, reply, { status: 404, code: 'not_found', detail: 'There is no such path.' }),
  );
}

/** Milliseconds after which the connection of a refused request is closed. */
const refusedMs = 5_000;

/** Closes the connection of a request that was refused before a route's time limit applied. */
function closeSoon(request: IncomingMessage): void {
  const timer = setTimeout(() => request.destroy(), refusedMs).unref();
  request.once('close', () => clearTimeout(timer));
}

/** For errors of the router, which come before any handler. */
export function frameworkErrors(deps: Deps) {
  const headers = securityHeaders(deps.config);
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers({ ...headers, 'x-request-id': request.id, connection: 'close' });
    closeSoon(request.raw);
    sendFault(request, reply, toFault(error, deps.constraints));
  };
}

const ofClient: Record<string, Fault> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'headers_too_large',
    detail: 'The request’s headers are too large.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};
const malformed: Fault = {
  status: 400,
  code: 'invalid_request',
  detail: 'The request is not valid HTTP.',
};

/** `_httpMessage` is the response in progress; the default handler of Node.js reads it too. */
type AnsweringSocket = Socket & { _httpMessage?: ServerResponse | null };

/** For requests that the HTTP parser refuses: there is no request and no reply, only a socket. */
export function clientErrorHandler(newRequestId: () => string) {
  return (error: Error & { code?: string }, socket: AnsweringSocket): void => {
    // A second response would be written into the one in progress.
    const isAnswering = socket._httpMessage != null;
    if (error.code === 'ECONNRESET' || !socket.writable || isAnswering)
      return void socket.destroy();
    const fault = ofClient[error.code ?? ''] ?? malformed;
    const requestId = newRequestId();
    const body = JSON.stringify(toProblem(fault, '/', requestId));
    socket.end(
      [
        `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`,
        `Content-Type: ${problemType}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${requestId}`,
        'X-Content-Type-Options: nosniff',
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
        'Cache-Control: no-store',
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  };
}

/** An Expect header that is not `100-continue`, which Node.js would refuse without a document. */
export function refuseExpectation(newRequestId: () => string, headers: Record<string, string>) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const requestId = newRequestId();
    const fault: Fault = {
      status: 417,
      code: 'invalid_request',
      detail: 'The Expect header cannot be met.',
    };
    response.writeHead(417, {
      ...headers,
      ...{ 'content-type': problemType, 'x-request-id': requestId },
      ...{ connection: 'close', 'cache-control': 'no-store' },
    });
    closeSoon(request);
    response.end(JSON.stringify(toProblem(fault, '/', requestId)));
  };
}
