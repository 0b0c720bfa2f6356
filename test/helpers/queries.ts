// Turns operations of the contract, with their samples, into GraphQL documents that select every field.
import type { TSchema } from '@sinclair/typebox';
import { type GraphQLField, type GraphQLType, getNamedType, isObjectType } from 'graphql';
import { rooms } from '../../src/contract/generated/operations.js';
import type { Operation } from '../../src/contract/types.js';
import { enumName, fieldOf } from '../../src/graphql/names.js';
import { openSchema } from '../../src/graphql/schema.js';
import type { Sample } from '../contract/samples.js';

export const schema = openSchema();
export const operations = Object.values(rooms).flatMap((room) =>
  Object.values(room),
) as unknown as Operation[];

export const rootField = ({ id, method }: Operation) => {
  const name = fieldOf(id, method);
  if (name === undefined) return undefined;
  const root = method === 'GET' ? schema.getQueryType() : schema.getMutationType();
  return root?.getFields()[name];
};

/** Schemas that contain themselves, by the name that they do it by. */
const recursive = new Map<string, TSchema>();

/** A schema of the contract without its alternative null. */
export function core(given: TSchema): { value: TSchema; nullable: boolean } {
  if (given.$id) recursive.set(given.$id, given);
  if (given.$ref) return { value: recursive.get(given.$ref) as TSchema, nullable: false };
  const parts = given.anyOf as TSchema[] | undefined;
  if (!parts) return { value: given, nullable: false };
  const rest = parts.filter((part) => part.type !== 'null');
  const value = rest.length === 1 ? (rest[0] as TSchema) : ({ ...given, anyOf: rest } as TSchema);
  return { value, nullable: rest.length < parts.length };
}

/** Selects all that the contract answers. */
export function selectionOf(type: GraphQLType, given: TSchema, depth = 0): string {
  const { value } = core(given);
  const named = getNamedType(type);
  if (value.type === 'array') return selectionOf(named, value.items as TSchema, depth);
  if (!isObjectType(named)) return '';
  const fields = Object.entries<TSchema>(value.properties).flatMap(([name, property]) => {
    const inner = named.getFields()[name]?.type as GraphQLType;
    if (isObjectType(getNamedType(inner)) && depth > 4) return [];
    return [`${name} ${selectionOf(inner, property, depth + 1)}`];
  });
  return `{ ${fields.join(' ')} }`;
}

export function toQuery(
  operation: Operation,
  field: GraphQLField<unknown, unknown>,
  sample: Sample,
) {
  const [path = '', search = ''] = sample.url.split('?');
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const pattern = new RegExp(`^${operation.path.replaceAll(/:\w+/g, '([^/]+)')}$`);
  const values = pattern.exec(path)?.slice(1) ?? [];
  const variables: Record<string, unknown> = Object.fromEntries(
    names.map((name, n) => [name, toNames(operation.params.properties[name], values[n])]),
  );
  for (const [name, value] of new URLSearchParams(search)) variables[name] = enumName(value);
  if (sample.body !== undefined) variables.input = toNames(operation.body, sample.body);
  const declared = field.args.filter(({ name }) => name in variables);
  const head = declared.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const list = declared.map(({ name }) => `${name}: $${name}`).join(', ');
  const [reply] = Object.values(operation.replies);
  const isPage = getNamedType(field.type).name.endsWith('Connection');
  const selection =
    !reply || reply.type === null
      ? ''
      : isPage
        ? `{ nodes ${selectionOf(nodesOf(field.type), reply.schema.properties.items)} pageInfo { hasNextPage } }`
        : selectionOf(field.type, reply.schema);
  const kind = operation.method === 'GET' ? 'query' : 'mutation';
  const query = `${kind} ${head && `(${head})`} { answer: ${field.name} ${list && `(${list})`} ${selection} }`;
  return { query, variables };
}

/** The same value with the names that GraphQL has for words of enumerations. */
export function toNames(schema: TSchema | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => toNames(schema?.items, one));
  if (value && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, toNames(schema?.properties?.[name], one)]),
    );
  return schema?.enum && typeof value === 'string' ? enumName(value) : value;
}

const nodesOf = (type: GraphQLType) => {
  const connection = getNamedType(type);
  if (!isObjectType(connection)) throw new Error('no connection');
  return connection.getFields().nodes?.type as GraphQLType;
};

/** What differs from one call to the next, and what has another form in GraphQL. */
export function normal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normal);
  if (value && typeof value === 'object') {
    const {
      items,
      nextCursor,
      total: _,
      nodes,
      pageInfo,
      ...rest
    } = value as Record<string, unknown>;
    if (nextCursor !== undefined) return { items: normal(items), more: nextCursor !== null };
    if (pageInfo !== undefined)
      return { items: normal(nodes), more: (pageInfo as { hasNextPage: boolean }).hasNextPage };
    const all = value === rest ? rest : (value as Record<string, unknown>);
    return Object.fromEntries(
      Object.entries(all)
        .map(([name, one]) => [name, normal(one)])
        .sort(),
    );
  }
  if (typeof value !== 'string') return value;
  return enumName(value)
    .replaceAll(/[0-9a-f]{8}(_[0-9a-f]{4}){3}_[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\d{4}_\d\d_\d\dT\d\d_\d\d_\d\d_\d{3}Z/g, 'TIME')
    .replaceAll(/^(SKU|Product|product|Category|category|P0|K|C|kontor|whsec)_.*$/g, '$1')
    .replaceAll(/^[0-9A-HJKMNP-TV-Z]{8}$/g, 'NUMBER')
    .replaceAll(/^[A-Za-z0-9_]{80,}$/g, 'TOKEN');
}
