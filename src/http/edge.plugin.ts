// What stands before every request: which pages of others may ask, what browsers are told not to guess,
// and a refusal in time when the process has too much to do.
import cors from '@fastify/cors';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { type Config, publicUrl } from '../config.js';
import { unavailable } from '../errors.js';

/** What a page of another origin may read of an answer, beside its body. */
const exposedHeaders = [
  ...['ETag', 'Location', 'Idempotency-Replayed', 'Retry-After', 'X-Request-Id'],
  ...['RateLimit', 'RateLimit-Policy', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'],
];

/** Milliseconds for which the delay is that of starting, not of work. */
const warmUp = 2_500;

/** Paths that an operator's tools ask while everybody else is refused. */
const always = /^\/(health|metrics)\b/;

/** Helmet's, which are the same for every answer: asked for once. */
export function securityHeaders(config: Config): Record<string, string> {
  const headers: Record<string, string> = {};
  const setHeader = (name: string, value: string) => {
    headers[name.toLowerCase()] = value;
  };
  helmet({
    // An answer of the API is no page: nothing in it may be loaded or run.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    strictTransportSecurity: publicUrl(config).startsWith('https:') && { maxAge: 31_536_000 },
    // A shop's page shows pictures that lie here.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    // Swagger UI talks to the window in which a provider asks for the password.
    crossOriginOpenerPolicy: false,
  })({} as never, { setHeader, removeHeader() {} } as never, (error) => {
    if (error) throw error;
  });
  return headers;
}

export async function guardEdge(app: FastifyInstance, config: Config): Promise<void> {
  const headers = securityHeaders(config);
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers).header('x-request-id', request.id);
    done();
  });

  const origins = config.CORS_ORIGINS.split(',').map((origin) => origin.trim());
  if (config.CORS_ORIGINS !== '') {
    await app.register(cors, {
      origin: origins.includes('*') ? '*' : origins,
      methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
      exposedHeaders,
      maxAge: 600,
      // It would answer what is no preflight with plain text.
      strictPreflight: false,
    });
  }

  if (config.MAX_EVENT_LOOP_DELAY > 0) {
    let readySince = Number.POSITIVE_INFINITY;
    app.addHook('onReady', async () => {
      readySince = performance.now();
    });
    await app.register(underPressure, {
      maxEventLoopDelay: config.MAX_EVENT_LOOP_DELAY,
      pressureHandler: (request) =>
        always.test(request.url) || performance.now() - readySince < warmUp
          ? undefined
          : Promise.reject(unavailable('The process has too much to do; try again.')),
    });
  }
}
