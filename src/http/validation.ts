// Request validation by Ajv: bodies as they are, texts of paths and queries turned into their types.
// And the way back, by fast-json-stringify.

import type { ErrorObject, ValidateFunction } from 'ajv';
import fastJson, { type Schema } from 'fast-json-stringify';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { Operation } from '../contract/types.js';
import { type AppError, type FieldError, invalid } from '../errors.js';
import { createAjv } from '../lib/ajv.js';

type Part = 'body' | 'querystring' | 'params' | 'headers';

/** Characters of a body of which every fault is named. */
const smallBody = 64 * 1024;

/** Compilers of the process: a schema of the contract is compiled once, on its first use. */
const exact = createAjv();
/** Stops at the first fault: naming every fault of a large body would keep the process busy. */
const brief = createAjv({ allErrors: false });
/** JSON has types; a path or a query has only text. */
const coercing = createAjv({ coerceTypes: 'array' });

type Check = (data: unknown) => AppError | undefined;

function checkOf(schema: object, part: Part, ajv: typeof exact): Check {
  let compiled: ValidateFunction | undefined;
  const integers = ajv === coercing ? integersOf(schema) : [];
  return (data) => {
    const misfit = notDecimal(data, integers);
    if (misfit !== undefined) return wrongInteger(part, misfit);
    compiled ??= ajv.compile(schema);
    if (compiled(data)) return undefined;
    if (ajv !== brief || JSON.stringify(data).length > smallBody)
      return toError(compiled.errors ?? [], part);
    const detailed = exact.compile(schema);
    detailed(data);
    return toError(detailed.errors ?? [], part);
  };
}

/** @returns names of the members that are integers */
const integersOf = (schema: object): string[] =>
  Object.entries(
    ((schema as { properties?: object }).properties ?? {}) as Record<string, { type?: string }>,
  )
    .filter(([, { type }]) => type === 'integer' || type === 'number')
    .map(([name]) => name);

/** Ajv would read `0x10`, ` 1` and `1e2` as numbers. */
function notDecimal(data: unknown, integers: string[]): string | undefined {
  return integers.find((name) => {
    const value = (data as Record<string, unknown> | null)?.[name];
    return typeof value === 'string' && !/^-?\d{1,16}$/.test(value);
  });
}

const wrongInteger = (part: Part, name: string): AppError =>
  invalid('The request does not fit the contract.', [
    { pointer: `${prefixes[part]}${name}`, detail: 'must be an integer in decimal digits' },
  ]);

export function compileValidators(app: FastifyInstance): void {
  const compiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
    const part = httpPart as Part;
    const check = checkOf(schema, part, part === 'body' ? brief : coercing);
    return (data: unknown) => {
      const error = check(data);
      return error === undefined ? true : { error };
    };
  };
  app.setValidatorCompiler(compiler);
  app.setSerializerCompiler(({ schema }) => serializerOf(schema as object));
}

export type Validate = 'params' | 'query' | 'body';

/**
 * The same checks for a door that is no route, whose values have their types already.
 *
 * @returns functions that set defaults, and throw an AppError `invalid_request`
 */
export function validatorsOf(
  operation: Pick<Operation, Validate>,
): Record<Validate, (data: unknown) => void> {
  const throwing = (check: Check) => (data: unknown) => {
    const error = check(data);
    if (error) throw error;
  };
  return {
    params: throwing(checkOf(operation.params, 'params', exact)),
    query: throwing(checkOf(operation.query, 'querystring', exact)),
    body: throwing(checkOf(operation.body, 'body', brief)),
  };
}

/** Serialisers by schema, compiled on their first use as well. */
const serializers = new WeakMap<object, (data: unknown) => string>();

export function serializerOf(schema: object): (data: unknown) => string {
  return (data) => {
    let serialize = serializers.get(schema);
    if (!serialize) {
      serialize = fastJson(withNullable(schema) as Schema) as (data: unknown) => string;
      serializers.set(schema, serialize);
    }
    return serialize(data);
  };
}

/**
 * Says of "this or null" that it may be null: of alternatives in general, fast-json-stringify has Ajv
 * find out for each value which one it is.
 */
function withNullable(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withNullable);
  if (schema === null || typeof schema !== 'object') return schema;
  const { anyOf, ...rest } = schema as { anyOf?: Array<{ type?: string }> };
  const others = anyOf?.filter(({ type }) => type !== 'null');
  if (anyOf?.length === 2 && others?.length === 1)
    return { ...rest, ...(withNullable(others[0]) as object), nullable: true };
  return Object.fromEntries(
    Object.entries(schema).map(([name, part]) => [name, withNullable(part)]),
  );
}

const prefixes: Record<Part, string> = {
  body: '',
  querystring: 'query.',
  params: 'path.',
  headers: 'header.',
};

/** How many places of one request are named. */
const maxErrors = 20;

function toError(errors: ErrorObject[], part: Part): AppError {
  const fields = errors
    // With alternatives and conditions, only their parts say what is wrong.
    .filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'if')
    .slice(0, maxErrors)
    .map((error): FieldError => {
      const inside = error.params.missingProperty ?? error.params.additionalProperty;
      const path = `${error.instancePath}${inside === undefined ? '' : `/${inside}`}`;
      const pointer = part === 'body' ? path : `${prefixes[part]}${path.slice(1)}`;
      const detail =
        error.keyword === 'additionalProperties' ? 'is not known' : (error.message ?? 'is wrong');
      return { pointer: pointer.slice(0, 500).toWellFormed(), detail: detail.slice(0, 500) };
    });
  return invalid('The request does not fit the contract.', fields);
}
