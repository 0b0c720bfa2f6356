// Ajv as requests, payloads and commands are checked by: every constraint and every format.
import type { Static, TSchema } from '@sinclair/typebox';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

export function createAjv(extra: Options = {}): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    removeAdditional: false,
    useDefaults: true,
    strict: false,
    // Schemas are ours, and the contract's are linted: to check each against the schema of schemas would
    // take a tenth of a second of a start.
    meta: false,
    validateSchema: false,
    // Ajv's optimiser takes as long as the rest of compiling; V8 has its own.
    code: { optimize: false },
    ...extra,
  });
  ajvFormats.default(ajv);
  return ajv;
}

const ajv = createAjv();
const compiled = new WeakMap<object, ValidateFunction>();

/** Whether a value fits a schema of the contract; changes nothing but defaults. */
export function fits<S extends TSchema>(schema: S, value: unknown): value is Static<S> {
  const validate = compiled.get(schema) ?? ajv.compile(schema);
  compiled.set(schema, validate);
  return validate(value) === true;
}
