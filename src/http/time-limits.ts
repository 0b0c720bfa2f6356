// How long a request may take until it is answered, from its headers on. Not Fastify's `handlerTimeout`, which
// Fastify 5.12 gives up as soon as the request's body has been read (https://github.com/fastify/fastify/pull/6725).
import { errorCodes, type FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds; none where it is left out. */
    timeLimit?: number;
  }
}

/**
 * Refuses what has not been answered within its route's `timeLimit`. What its handler still does goes on:
 * whoever asks again with the same idempotency key hears of it.
 */
export function limitTime(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { config, url = '' } = request.routeOptions;
    const { timeLimit } = config;
    if (timeLimit !== undefined) {
      const timer = setTimeout(() => {
        // With the route, not with the path, which may hold a secret: it is logged.
        if (!reply.sent) reply.send(new errorCodes.FST_ERR_HANDLER_TIMEOUT(timeLimit, url));
      }, timeLimit);
      reply.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
