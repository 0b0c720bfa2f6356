// Accepts only WebSocket upgrades for /graphql. As soon as a server has an `upgrade` listener, Node.js stops
// handling every request with an Upgrade header as HTTP: its body is dropped and responses stall.
import { EventEmitter } from 'node:events';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { problemType, toProblem } from './problem.js';

/** `_httpMessage` is the response in progress. */
type Answering = Duplex & { _httpMessage?: ServerResponse | null };

/** Returns true for a WebSocket upgrade of /graphql. */
export const isForSocket = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  url.split('?')[0] === '/graphql' &&
  headers.upgrade?.toLowerCase() === 'websocket';

/** Server option of Node.js 24.9 and newer: other upgrade requests are handled as plain HTTP. */
export const shouldUpgradeCallback = isForSocket;

/** Returns an emitter of `upgrade` events for accepted requests; refuses all others. */
export function gateUpgrades(app: FastifyInstance, newRequestId: () => string): EventEmitter {
  const gate = new EventEmitter();
  app.server.on('upgrade', (request: IncomingMessage, socket: Answering, head: Buffer) => {
    // A response is in progress; the pipelined upgrade cannot be answered safely.
    if (socket._httpMessage != null) return void socket.destroy();
    if (isForSocket(request)) {
      // @fastify/websocket removes its listener when the server closes.
      if (!gate.emit('upgrade', request, socket, head)) socket.destroy();
      return;
    }
    socket.on('error', () => {});
    socket.end(refusal(request, newRequestId()), () => socket.destroy());
  });
  return gate;
}

function refusal({ url = '/' }: IncomingMessage, requestId: string): string {
  const detail =
    'This protocol upgrade is not supported. Send the request without the Upgrade header.';
  const body = JSON.stringify(
    toProblem({ status: 400, code: 'invalid_request', detail }, url, requestId),
  );
  return [
    `HTTP/1.1 400 ${STATUS_CODES[400]}`,
    `Content-Type: ${problemType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${requestId}`,
    'X-Content-Type-Options: nosniff',
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
