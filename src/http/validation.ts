// Request validation by Ajv: bodies as they are, texts of paths and queries turned into their types.

import type { ErrorObject, ValidateFunction } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import type { Operation } from '../contract/types.js';
import { type AppError, type FieldError, invalid } from '../errors.js';
import { createAjv } from '../lib/ajv.js';

type Part = 'body' | 'querystring' | 'params' | 'headers';

/** Characters of a body of which every fault is named. */
const smallBody = 64 * 1024;

export function compileValidators(app: FastifyInstance): void {
  const exact = createAjv();
  // Stops at the first fault: naming every fault of a large body would keep the process busy.
  const brief = createAjv({ allErrors: false });
  // JSON has types; a path or a query has only text.
  const coercing = createAjv({ coerceTypes: 'array' });
  const compiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
    const part = httpPart as Part;
    if (part !== 'body') {
      const validate = coercing.compile(schema);
      return (data: unknown) => validate(data) || { error: toError(validate.errors ?? [], part) };
    }
    const validate = brief.compile(schema);
    return (data: unknown) => {
      if (validate(data)) return true;
      const isSmall = JSON.stringify(data).length < smallBody;
      const detailed = isSmall ? exact.compile(schema) : validate;
      if (isSmall) detailed(data);
      return { error: toError(detailed.errors ?? [], part) };
    };
  };
  app.setValidatorCompiler(compiler);
}

export type Validate = 'params' | 'query' | 'body';

/**
 * The same checks for a door that is no route.
 *
 * @returns functions that set defaults, and throw an AppError `invalid_request`
 */
export function validatorsOf(
  operation: Pick<Operation, Validate>,
): Record<Validate, (data: unknown) => void> {
  const parts: Record<Validate, Part> = { params: 'params', query: 'querystring', body: 'body' };
  const compiled = (name: Validate) => {
    // On first use: most operations are never asked for.
    let validate: ValidateFunction | undefined;
    return (data: unknown) => {
      validate ??= exactOnce().compile(operation[name]);
      if (!validate(data)) throw toError(validate.errors ?? [], parts[name]);
    };
  };
  return { params: compiled('params'), query: compiled('query'), body: compiled('body') };
}

let shared: ReturnType<typeof createAjv> | undefined;
const exactOnce = () => {
  shared ??= createAjv();
  return shared;
};

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

/** How deep a body may be nested; the contract's own reach six levels. */
const maxDepth = 32;

/** PostgreSQL takes no NUL in a text, and half a surrogate pair is no character. */
export function refuseBadText(value: unknown, pointer: string, depth = 0): void {
  if (depth > maxDepth) throw invalid(`The body is nested deeper than ${maxDepth} levels.`);
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw invalid('The request has text that is not valid Unicode text.', [
        { pointer: pointer.slice(0, 500), detail: 'must be well-formed text without NUL' },
      ]);
    }
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) refuseBadText(one, `${pointer}/${at}`, depth + 1);
  } else if (value && typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      refuseBadText(name, pointer, depth + 1);
      refuseBadText(one, `${pointer}/${name}`, depth + 1);
    }
  }
}
