// Lets a server that closes end: without it, whoever holds a connection open holds its process up.
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Milliseconds between two looks for connections on which nothing is asked. */
const look = 100;
/**
 * Milliseconds within which a request has to have come on a connection that was opened before the server
 * stopped to listen. Browsers and balancers open connections in advance, and Node.js takes one on which
 * nothing was ever asked for busy.
 */
const patience = 2_000;

/** What is under way is answered, and the connection then closed. What has not arrived is not waited for. */
export function closeConnectionsWithServer(app: FastifyInstance): void {
  const { server } = app;
  /** Requests under way, by connection. */
  const open = new Map<Socket, number>();
  server.on('connection', (socket: Socket) => {
    open.set(socket, 0);
    socket.once('close', () => open.delete(socket));
  });
  server.on('request', ({ socket }: { socket: Socket }, response: ServerResponse) => {
    const count = (by: number) => {
      const before = open.get(socket);
      if (before !== undefined) open.set(socket, before + by);
    };
    count(1);
    response.once('close', () => count(-1));
  });

  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    const begun = performance.now();
    const timer = setInterval(() => {
      // A stream that ends now leaves a connection that its client may keep for a next request.
      server.closeIdleConnections();
      if (performance.now() - begun < patience) return;
      for (const [socket, requests] of open) if (requests === 0) socket.destroy();
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
