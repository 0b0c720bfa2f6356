// GraphiQL at /graphiql, from files of its npm package: it needs no other network than this server.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const example = `# Public: the first products of the catalogue.
query Products {
  products(first: 5, sort: name) {
    totalCount
    nodes {
      sku
      name
      price { amount currency }
      stock { available }
    }
  }
}

# This one needs a token. Put this into the editor "Headers" below:
# { "authorization": "Bearer <accessToken>" }
query MyOrders {
  myOrders(first: 5) {
    nodes { number status total { amount currency } }
  }
}
`;

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Kontor: GraphiQL</title>
<link rel="stylesheet" href="/graphiql/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
<div id="graphiql">Loading …</div>
<script src="/graphiql/react.js"></script>
<script src="/graphiql/react-dom.js"></script>
<script src="/graphiql/graphiql.js"></script>
<script src="/graphiql/main.js"></script>
</body>
</html>
`;

const main = `const url = new URL('/graphql', location.href);
const subscriptionUrl = url.href.replace(/^http/, 'ws');
const fetcher = GraphiQL.createFetcher({ url: url.href, subscriptionUrl });
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher,
    defaultQuery: ${JSON.stringify(example)},
    defaultHeaders: '{}',
    defaultEditorToolsVisibility: 'headers',
    shouldPersistHeaders: false,
  }),
);
`;

/** The scripts are this server's own; GraphiQL styles its parts inline and has its font as a data URL. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'font-src data:',
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const files: Record<string, { file: string; type: string }> = {
  'graphiql.css': { file: 'graphiql/graphiql.min.css', type: 'text/css' },
  'graphiql.js': { file: 'graphiql/graphiql.min.js', type: 'text/javascript' },
  'react.js': { file: 'react/umd/react.production.min.js', type: 'text/javascript' },
  'react-dom.js': { file: 'react-dom/umd/react-dom.production.min.js', type: 'text/javascript' },
};

/** In the bundle the files lie beside it; from sources they are in node_modules. */
async function read(file: string): Promise<Buffer> {
  const [name = '', ...rest] = file.split('/');
  const bundled = new URL(`../static/${file}`, import.meta.url);
  return readFile(bundled).catch(() => {
    const root = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    return readFile(join(root, ...rest));
  });
}

export async function serveGraphiql(app: FastifyInstance): Promise<void> {
  const options = { schema: { hide: true } };
  app.get('/graphiql', options, (_request, reply) =>
    reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(page),
  );
  app.get('/graphiql/main.js', options, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(main),
  );
  for (const [name, { file, type }] of Object.entries(files))
    app.get(`/graphiql/${name}`, options, async (_request, reply) =>
      reply
        .type(`${type}; charset=utf-8`)
        .header('cache-control', 'public, max-age=86400')
        .send(await read(file)),
    );
}
