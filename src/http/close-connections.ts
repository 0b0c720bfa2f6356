// Lets a server that closes end: without it, whoever holds a connection open holds its process up.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { isForSocket } from './upgrades.js';

/** Milliseconds between two looks for connections that hold it up. */
const look = 100;
/**
 * Milliseconds within which a request has to have come on a connection that was opened before the server
 * stopped to listen: browsers and balancers open connections in advance.
 */
const patience = 2_000;
/** Milliseconds within which a body has to have come: less than a process is given to end. */
const lastPatience = 20_000;

/** Milliseconds without a request after which a connection is closed. */
const idle = 120_000;

/** A connection that is open. */
interface Held {
  /** Requests under way. */
  requests: number;
  /** Time (ms) at which it was opened or its last request ended. */
  since: number;
  wasUsed: boolean;
  last?: IncomingMessage | undefined;
}

/** What is under way is answered, and the connection then closed. What does not arrive is not waited for. */
export function closeConnectionsWithServer(app: FastifyInstance): void {
  const { server } = app;
  const open = new Map<Socket, Held>();
  const upgrading = new WeakSet<Socket>();
  let closing = false;
  server.on('connection', (socket: Socket) => {
    open.set(socket, { requests: 0, since: performance.now(), wasUsed: false });
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    const held = open.get(socket);
    if (!held) return;
    held.requests += 1;
    held.wasUsed = true;
    held.last = request;
    response.once('close', () => {
      held.requests -= 1;
      if (held.requests > 0) return;
      held.last = undefined;
      held.since = performance.now();
      // A stream that ends now leaves a connection that its client may keep for a next request.
      if (closing) socket.destroySoon();
    });
  });
  // WebSocket connections have their own idle limit.
  server.on('upgrade', (request: IncomingMessage) => {
    if (!isForSocket(request)) return;
    open.delete(request.socket);
    upgrading.add(request.socket);
  });
  // Node.js no longer manages a socket that asked for an upgrade. Close it if the upgrade was refused.
  app.addHook('onResponse', (request, reply, done) => {
    const { socket } = request.raw;
    if (reply.statusCode >= 400 && upgrading.has(socket)) socket.destroySoon();
    done();
  });
  // The keep-alive timer of Node.js restarts with every byte, also with empty lines before a request.
  const watch = setInterval(() => {
    const now = performance.now();
    for (const [socket, { requests, since }] of open)
      if (requests === 0 && now - since > idle) socket.destroy();
  }, idle / 10).unref();
  server.once('close', () => clearInterval(watch));
  // Called by Fastify and by Node.js, whose own closes connections too on which an answer is still being
  // written (Node.js 20).
  server.closeIdleConnections = () => {
    for (const [socket, { requests, wasUsed }] of open)
      if (requests === 0 && wasUsed) socket.destroy();
  };

  app.addHook('preClose', (done) => {
    closing = true;
    const begun = performance.now();
    const timer = setInterval(() => {
      const waited = performance.now() - begun;
      for (const [socket, { requests, last }] of open) {
        const isOver =
          requests === 0 ? waited > patience : waited > lastPatience && !last?.complete;
        if (isOver) socket.destroy();
      }
    }, look);
    server.once('close', () => clearInterval(timer));
    done();
  });
  // A connection that is busy when the server closes would be kept alive after its answer.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
}
