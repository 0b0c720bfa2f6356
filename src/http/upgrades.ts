// Which requests for another protocol are let through: only a WebSocket for /graphql. Node.js takes every
// request with `Upgrade` out of HTTP as soon as anybody listens for upgrades: its body and the flow control of
// its response are gone.
import { EventEmitter } from 'node:events';
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { problemType, toProblem } from './problem.js';

/** Where Node.js keeps the response that is under way. */
type Answering = Duplex & { _httpMessage?: ServerResponse | null };

/** Whether a request asks for the one protocol that there is, where it is. */
export const isForSocket = ({ method, url = '', headers }: IncomingMessage): boolean =>
  method === 'GET' &&
  url.split('?')[0] === '/graphql' &&
  headers.upgrade?.toLowerCase() === 'websocket';

/** As an option of the server: from Node.js 24.9 on, what is not for us is answered as plain HTTP. */
export const shouldUpgradeCallback = isForSocket;

/** @returns what emits `upgrade` for the requests that are let through */
export function gateUpgrades(app: FastifyInstance, newRequestId: () => string): EventEmitter {
  const gate = new EventEmitter();
  app.server.on('upgrade', (request: IncomingMessage, socket: Answering, head: Buffer) => {
    // Sent behind another request whose response is still being written: there is no telling them apart.
    if (socket._httpMessage != null) return void socket.destroy();
    if (isForSocket(request)) {
      // When the server is closing, nobody listens any more.
      if (!gate.emit('upgrade', request, socket, head)) socket.destroy();
      return;
    }
    socket.on('error', () => {});
    socket.end(refusal(request, newRequestId()), () => socket.destroy());
  });
  return gate;
}

function refusal({ url = '/' }: IncomingMessage, requestId: string): string {
  const detail = 'The connection cannot be upgraded here; send the request without `Upgrade`.';
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
