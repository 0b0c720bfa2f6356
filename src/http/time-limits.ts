// How long a request may take until it is answered, from its headers on. Not Fastify's `handlerTimeout`, which
// Fastify 5.12 gives up as soon as the request's body has been read (https://github.com/fastify/fastify/pull/6725).
import { errorCodes, type FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Milliseconds; none where it is left out. */
    timeLimit?: number;
  }
}

/** What a handler still does then goes on: whoever asks again with the same idempotency key hears of it. */
export function limitTime(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    const { timeLimit } = request.routeOptions.config;
    if (timeLimit !== undefined) {
      const timer = setTimeout(() => {
        if (!reply.sent) reply.send(new errorCodes.FST_ERR_HANDLER_TIMEOUT(timeLimit, request.url));
      }, timeLimit);
      reply.raw.once('close', () => clearTimeout(timer));
    }
    done();
  });
}
