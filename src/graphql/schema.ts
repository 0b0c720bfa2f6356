// The schema as the server runs it: the generated text, with scalars and the words that stand for
// the names of enumerations.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  GraphQLError,
  type GraphQLSchema,
  isEnumType,
  isScalarType,
  Kind,
  valueFromASTUntyped,
} from 'graphql';
import type { Words } from '../contract/generator/emit-graphql.js';
import { sdl } from './generated/sdl.js';

const wordsFile = new URL('../graphql/generated/words.json', import.meta.url);

/** What is generated was checked then, and nobody asks for its lines. */
export function openSchema(): GraphQLSchema {
  const schema = buildSchema(sdl, { assumeValidSDL: true, noLocation: true });
  const words = JSON.parse(readFileSync(wordsFile, 'utf8')) as Words;
  for (const type of Object.values(schema.getTypeMap())) {
    if (isEnumType(type) && !type.name.startsWith('__')) {
      for (const value of type.getValues())
        value.value = words[type.name]?.[value.name] ?? value.name;
    }
    if (isScalarType(type)) Object.assign(type, scalars[type.name]);
  }
  return schema;
}

function safeInt(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new GraphQLError('SafeInt is an integer within 2^53.');
  return value as number;
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new GraphQLError('DateTime is text, RFC 3339.');
  return value;
}

const asIs = (value: unknown) => value;

const scalars: Record<string, object> = {
  SafeInt: {
    serialize: safeInt,
    parseValue: safeInt,
    parseLiteral: (node: { kind: Kind; value?: string }) =>
      safeInt(node.kind === Kind.INT ? Number(node.value) : undefined),
  },
  DateTime: {
    serialize: asIs,
    parseValue: text,
    parseLiteral: (node: { kind: Kind; value?: string }) =>
      text(node.kind === Kind.STRING ? node.value : undefined),
  },
  JSON: { serialize: asIs, parseValue: asIs, parseLiteral: valueFromASTUntyped },
};
