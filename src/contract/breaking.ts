// `npm run check:breaking`: what has changed in the contract since the last release that could break
// a client, in the OpenAPI document and in the GraphQL schema. It fails unless the CHANGELOG's next
// version is a major one. `-- --release` keeps the present contract as the released one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';
import { breakingChanges } from './breaking-changes.js';

/** @returns the version that `## Unreleased (x.y.z)` of a CHANGELOG announces, and the last one that is out */
export function nextVersion(changelog: string): { next: string | null; released: string | null } {
  const next = /^## \[?Unreleased\]? \((\d+\.\d+\.\d+)\)/m.exec(changelog)?.[1] ?? null;
  const released = /^## \[?(\d+\.\d+\.\d+)/m.exec(changelog)?.[1] ?? null;
  return { next, released };
}

/** Before 1.0.0 a minor version may break (Semantic Versioning 2.0.0, item 4). */
export function mayBreak({ next, released }: ReturnType<typeof nextVersion>): boolean {
  if (next === null || released === null) return false;
  const [a, b] = [next, released].map((text) => text.split('.').map(Number)) as [
    number[],
    number[],
  ];
  if ((b[0] ?? 0) > 0) return (a[0] ?? 0) > (b[0] ?? 0);
  return (a[0] ?? 0) > 0 || (a[1] ?? 0) > (b[1] ?? 0);
}

function main(release: boolean): void {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const present = {
    document: readFileSync(join(root, 'src/contract/generated/document.json'), 'utf8'),
    schema: readFileSync(join(root, 'src/graphql/generated/schema.graphql'), 'utf8'),
  };
  const folder = join(root, 'openapi/released');
  const files = { document: join(folder, 'openapi.json'), schema: join(folder, 'schema.graphql') };
  if (release) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(files.document, present.document);
    writeFileSync(files.schema, present.schema);
    return;
  }
  if (!existsSync(files.document)) throw new Error('openapi/released holds no released contract.');
  const found = [
    ...breakingChanges(
      JSON.parse(readFileSync(files.document, 'utf8')),
      JSON.parse(present.document),
    ),
    ...findBreakingChanges(
      buildSchema(readFileSync(files.schema, 'utf8')),
      buildSchema(present.schema),
    ).map(({ description }) => `GraphQL: ${description}`),
  ];
  if (found.length === 0) return;
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const named = nextVersion(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  const versions = { ...named, released: named.released ?? version };
  const verdict = mayBreak(versions)
    ? `They go with ${versions.next}.`
    : 'They need a major version: write `## Unreleased (x.y.z)` into CHANGELOG.md.';
  process.stderr.write(`${found.length} breaking changes of the contract:\n`);
  process.stderr.write(`${found.map((one) => `  ${one}\n`).join('')}${verdict}\n`);
  if (!mayBreak(versions)) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--release'));
