// Refuses methods that a path does not have: 405 with `Allow` (RFC 9110, section 15.5.6).
import type { FastifyInstance } from 'fastify';
import { sendFault } from './errors.plugin.js';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];

/** Answers 405 for the methods that a path does not have. */
export function refuseOtherMethods(
  app: FastifyInstance,
  url: string,
  known: ReadonlySet<string>,
): void {
  const allowed = methods.filter(
    (method) => known.has(method) || (method === 'HEAD' && known.has('GET')),
  );
  app.route({
    method: methods.filter((method) => !allowed.includes(method)),
    url,
    schema: { hide: true },
    // Before the body is looked at: it does not matter.
    onRequest: async (_request, reply) => {
      reply.header('allow', allowed.join(', '));
    },
    preParsing: async (request, reply) => {
      await sendFault(request, reply, {
        status: 405,
        code: 'method_not_allowed',
        detail: `Allowed methods: ${allowed.join(', ')}.`,
      });
    },
    handler: async () => {},
  });
}
