// How long a request may take until it is answered, from its headers on. Not Fastify's `handlerTimeout`, which
// Fastify 5.12 gives up as soon as the request's body has been read (https://github.com/fastify/fastify/pull/6725).
import { errorCodes, type FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds; 0 for none, the default where it is left out. */
    timeLimit?: number;
  }
}

/** Milliseconds that a client may go on sending a body that was refused already. */
const refusedBodyMs = 5_000;

/**
 * Refuses what has not been answered within the time limit of its route. The handler goes on: a repeat
 * with the same idempotency key returns its result. Routes without a limit of their own, unknown paths
 * among them, get the default.
 *
 * @param defaultMs milliseconds
 */
export function limitTime(app: FastifyInstance, defaultMs: number): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { config, url = '' } = request.routeOptions;
    const timeLimit = config?.timeLimit ?? defaultMs;
    if (timeLimit > 0) {
      const timer = setTimeout(() => {
        // With the route, not with the path, which may hold a secret: it is logged.
        if (reply.raw.headersSent) reply.raw.destroy();
        else if (!reply.sent) reply.send(new errorCodes.FST_ERR_HANDLER_TIMEOUT(timeLimit, url));
      }, timeLimit);
      reply.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
  // A response that comes before the end of the body: the rest is not waited for.
  app.addHook('onResponse', (request, _reply, done) => {
    const { raw } = request;
    if (raw.complete === false && !raw.destroyed) {
      raw.resume();
      const timer = setTimeout(() => raw.destroy(), refusedBodyMs).unref();
      raw.once('end', () => clearTimeout(timer));
      raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
