// Answers every error of the server as a problem document, also those that Fastify raises before
// there is a route.

import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Deps } from '../deps.js';
import { retryAfterOf } from '../errors.js';
import { type Fault, problemType, toFault, toProblem } from './problem.js';

/** Seconds that a client is asked to wait while something is away. */
const retryAfter = 2;

const tooSlow: Fault = {
  status: 408,
  code: 'request_timeout',
  detail: 'The request was not sent completely in time.',
};

/** @returns what an error of a route means: where its time is over, whose fault that is */
export function faultOf(error: unknown, { raw }: FastifyRequest, deps: Deps): Fault {
  const { code } = error as { code?: string };
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

/** For errors of the router, which come before any handler. */
export function frameworkErrors(deps: Deps) {
  return (error: Error, request: FastifyRequest, reply: FastifyReply): void => {
    reply.header('x-request-id', request.id);
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

/** For requests that the HTTP parser refuses: there is no request and no reply, only a socket. */
export function clientErrorHandler(newRequestId: () => string) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const fault = ofClient[error.code ?? ''] ?? malformed;
    const requestId = newRequestId();
    const body = JSON.stringify(toProblem(fault, '/', requestId));
    socket.end(
      [
        `HTTP/1.1 ${fault.status} ${STATUS_CODES[fault.status]}`,
        `Content-Type: ${problemType}`,
        `Content-Length: ${Buffer.byteLength(body)}`,
        `X-Request-Id: ${requestId}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  };
}

/** An Expect header that is not `100-continue`, which Node.js would refuse without a document. */
export function refuseExpectation(newRequestId: () => string) {
  return (_request: IncomingMessage, response: ServerResponse): void => {
    const requestId = newRequestId();
    const fault: Fault = {
      status: 417,
      code: 'invalid_request',
      detail: 'The Expect header cannot be met.',
    };
    response.writeHead(417, { 'content-type': problemType, 'x-request-id': requestId });
    response.end(JSON.stringify(toProblem(fault, '/', requestId)));
  };
}
