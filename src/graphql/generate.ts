// The GraphQL schema and the types of its resolvers, from the contract and from what rooms add.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptResolvers from '@graphql-codegen/typescript-resolvers';
import { buildSchema, isObjectType, lexicographicSortSchema, parse, printSchema } from 'graphql';
import { emitGraphql } from '../contract/generator/emit-graphql.js';
import type { JsonObject } from '../contract/generator/load.js';

const banner =
  'Generated from openapi/*.yaml and the rooms’ *.graphql by `npm run generate`. Do not edit.';

/**
 * @param document the bundled contract
 * @param roomOf where a schema of the contract has its static type
 * @param domains the folder of the rooms
 * @returns generated files by name
 */
export async function generateGraphql(
  document: JsonObject,
  roomOf: (schema: string) => string | undefined,
  domains: string,
): Promise<Map<string, string>> {
  const additions = readdirSync(domains, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(join(domains, name), 'utf8'));
  const { text: base, words } = emitGraphql(document);
  const schema = lexicographicSortSchema(buildSchema([base, ...additions].join('\n')));
  const text = printSchema(schema);
  const mappers = Object.fromEntries(
    Object.values(schema.getTypeMap()).flatMap((type) => {
      const room = isObjectType(type) ? roomOf(type.name) : undefined;
      return room
        ? [[type.name, `../../contract/generated/${room}.js#${type.name} as ${type.name}Value`]]
        : [];
    }),
  );
  const types = await codegen({
    filename: 'types.ts',
    schema: parse(text),
    documents: [],
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      scalars: {
        ID: 'string',
        DateTime: 'string',
        SafeInt: 'number',
        JSON: 'Record<string, unknown>',
      },
      resolverTypeWrapperSignature: 'T',
      contextType: '../context.js#GraphqlContext',
      mappers,
    },
    plugins: [{ typescript: {} }, { typescriptResolvers: {} }],
    pluginMap: { typescript, typescriptResolvers },
  });
  return new Map([
    ['schema.graphql', `# ${banner}\n\n${text}\n`],
    // For the program, which has to find it wherever it was compiled to.
    ['sdl.ts', `// ${banner}\nexport const sdl = ${JSON.stringify(text)};\n`],
    ['words.json', `${JSON.stringify(words, null, 2)}\n`],
    ['types.ts', `// ${banner}\n${types}`],
  ]);
}
