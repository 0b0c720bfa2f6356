// Request validation by Ajv: bodies as they are, texts of paths and queries turned into their types.

import type { ErrorObject } from 'ajv';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import { type AppError, type FieldError, invalid } from '../errors.js';
import { createAjv } from '../lib/ajv.js';

type Part = 'body' | 'querystring' | 'params' | 'headers';

export function compileValidators(app: FastifyInstance): void {
  const exact = createAjv();
  // JSON has types; a path or a query has only text.
  const coercing = createAjv({ coerceTypes: 'array' });
  const compiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? exact : coercing).compile(schema);
    return (data: unknown) =>
      validate(data) || { error: toError(validate.errors ?? [], httpPart as Part) };
  };
  app.setValidatorCompiler(compiler);
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

/** PostgreSQL takes no NUL in a text, and half a surrogate pair is no character. */
export function refuseBadText(value: unknown, pointer: string): void {
  if (typeof value === 'string') {
    if (value.includes('\0') || !value.isWellFormed()) {
      throw invalid('The request has text that is not valid Unicode text.', [
        { pointer: pointer.slice(0, 500), detail: 'must be well-formed text without NUL' },
      ]);
    }
  } else if (Array.isArray(value)) {
    for (const [at, one] of value.entries()) refuseBadText(one, `${pointer}/${at}`);
  } else if (value && typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      refuseBadText(name, pointer);
      refuseBadText(one, `${pointer}/${name}`);
    }
  }
}
