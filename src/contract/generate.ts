// `npm run generate`: the contract into TypeBox schemas, operations and the served document.
// With --check it writes nothing and fails when a generated file is not current.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateGraphql } from '../graphql/generate.js';
import { bundle } from './generator/bundle.js';
import { banner, emitRoom } from './generator/emit-room.js';
import { addExamples, type Examples, loadExamples } from './generator/examples.js';
import { loadSource, type Source } from './generator/load.js';
import { emitPostman } from './generator/postman.js';

/** @returns every generated file by its name */
export function generate(source: Source, examples?: Examples): Map<string, string> {
  refuseCircles(source);
  const files = new Map<string, string>();
  for (const room of source.rooms) files.set(`${room.name}.ts`, emitRoom(source, room));
  const withPaths = source.rooms.filter((room) => Object.keys(room.paths).length > 0);
  files.set(
    'operations.ts',
    `${banner('openapi')}${withPaths.map((room) => `import { operations as ${room.name} } from './${room.name}.js';`).join('\n')}

/** Of the contract, and of the product. */
export const version = ${JSON.stringify((source.entry.info as { version: string }).version)};
export const rooms = { ${withPaths.map((room) => room.name).join(', ')} } as const;
`,
  );
  const document = bundle(source);
  if (examples) {
    addExamples(document, examples);
    files.set('postman.json', `${JSON.stringify(emitPostman(document, examples), null, 2)}\n`);
  }
  files.set('document.json', `${JSON.stringify(document, null, 2)}\n`);
  return files;
}

/** Files that import each other in a circle would find each other's schemas missing. */
function refuseCircles({ rooms }: Source): void {
  const imports = new Map(
    rooms.map((room) => {
      const text = JSON.stringify([room.paths, room.schemas]);
      const names = [...text.matchAll(/"\.\/([a-z-]+)\.yaml#\/components\/schemas/g)].map(
        ([, name]) => name as string,
      );
      return [room.name, new Set(names.filter((name) => name !== room.name))];
    }),
  );
  const visit = (name: string, path: string[]): void => {
    if (path.includes(name)) throw new Error(`A circle of files: ${[...path, name].join(' > ')}`);
    for (const next of imports.get(name) ?? []) visit(next, [...path, name]);
  };
  for (const { name } of rooms) visit(name, []);
}

async function main(check: boolean): Promise<void> {
  const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
  const source = loadSource(folder('../../openapi'));
  const files = generate(source, loadExamples(folder('../../openapi')));
  const roomOf = (schema: string) => source.rooms.find(({ schemas }) => schema in schemas)?.name;
  const graphql = await generateGraphql(bundle(source), roomOf, folder('../domains'));
  const stale = [
    ...sync(folder('./generated'), files, check),
    ...sync(folder('../graphql/generated'), graphql, check),
  ];
  const count = files.size + graphql.size;
  if (!check) process.stdout.write(`${stale.length} of ${count} generated files changed\n`);
  else if (stale.length > 0) {
    process.stderr.write(`Not current, run npm run generate: ${stale.join(', ')}\n`);
    process.exitCode = 1;
  }
}

/** @returns the files that are not, or were not, current */
function sync(target: string, files: Map<string, string>, check: boolean): string[] {
  mkdirSync(target, { recursive: true });
  const present = readdirSync(target);
  const stale = [
    ...present.filter((name) => !files.has(name)),
    ...[...files]
      .filter(
        ([name, text]) =>
          !present.includes(name) || readFileSync(join(target, name), 'utf8') !== text,
      )
      .map(([name]) => name),
  ];
  if (check) return stale;
  for (const name of present) if (!files.has(name)) rmSync(join(target, name));
  for (const [name, text] of files) writeFileSync(join(target, name), text);
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main(process.argv.includes('--check'));
