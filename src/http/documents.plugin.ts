// The contract as it is served: the document in two forms, Swagger UI and the page of error codes.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.js';
import { errorPage } from './error-page.js';
import { signInOf } from './sign-in.js';

/**
 * Swagger UI styles its parts inline, calls whichever provider people sign in at, and is served without
 * TLS on a developer's machine.
 */
const transformStaticCSP = (header: string): string =>
  `${header
    .replace(' upgrade-insecure-requests;', '')
    .replace(' validator.swagger.io', '')
    .replace(/style-src [^;]*/, "style-src 'self' 'unsafe-inline'")} connect-src *;`;

/** Of Swagger UI, in its package: it would look for them beside its own code, which may be in a bundle. */
const pages = join(
  dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui')),
  'static',
);

export async function serveDocuments(app: FastifyInstance, deps: Deps): Promise<void> {
  const text = readFileSync(
    new URL('../contract/generated/document.json', import.meta.url),
    'utf8',
  );
  const signIn = signInOf(deps.issuers);
  await app.register(swagger, { mode: 'static', specification: { document: JSON.parse(text) } });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: {
      deepLinking: true,
      // Groups first: more than a hundred operations at once keep a browser busy with every click.
      docExpansion: 'none',
      filter: true,
      displayRequestDuration: true,
      // In production no token stays in the storage of a browser.
      persistAuthorization: !deps.config.production,
      tryItOutEnabled: true,
    },
    theme: { title: 'Kontor' },
    baseDir: pages,
    logo: { type: 'image/svg+xml', content: await readFile(join(pages, 'logo.svg')) },
    staticCSP: true,
    transformStaticCSP,
    ...(signIn && {
      initOAuth: signIn.initOAuth,
      uiHooks: { onRequest: signIn.prepare },
      transformSpecification: signIn.extend,
      transformSpecificationClone: true,
    }),
  });
  app.get('/openapi.json', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/json').send(text),
  );
  // Written when it is first asked for, and kept: it would take a good part of each start.
  app.get('/openapi.yaml', { schema: { hide: true } }, (_request, reply) =>
    reply.type('application/yaml').send(app.swagger({ yaml: true })),
  );
  app.get('/docs/postman.json', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('application/json')
      .header('content-disposition', 'attachment; filename="kontor.postman_collection.json"')
      .send(await readFile(new URL('../contract/generated/postman.json', import.meta.url))),
  );
  const page = errorPage();
  app.get('/docs/errors', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      )
      .send(page),
  );
}
