// Turns one JSON Schema of the contract into TypeBox source text, keeping every constraint.
import type { Json, JsonObject } from './load.js';
import { parseRef } from './load.js';

/** Keywords that only describe; they stay in the document and are not needed to validate. */
const annotations = new Set([
  'description',
  'example',
  'examples',
  'title',
  'deprecated',
  'contentMediaType',
]);
/** Keywords that are handed to TypeBox as they are. */
const constraints = new Set([
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'not',
  'default',
]);
const structure = new Set([
  'type',
  'properties',
  'required',
  'items',
  'additionalProperties',
  'enum',
  'const',
  'oneOf',
  'anyOf',
  '$ref',
]);

export interface Scope {
  room: string;
  /** Called for each named schema that the text refers to. */
  refer(room: string, name: string): void;
  /** The name of the schema being emitted, for one that contains itself. */
  self?: string;
}

const list = (parts: string[]) => `[${parts.join(', ')}]`;
const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/**
 * @param schema a schema of the contract
 * @param scope where it stands
 * @returns a TypeBox expression
 * @throws on a keyword or a combination that would be lost
 */
export function emitSchema(schema: JsonObject, scope: Scope): string {
  for (const name of Object.keys(schema)) {
    if (!annotations.has(name) && !constraints.has(name) && !structure.has(name)) {
      throw new Error(`${scope.room}.yaml: the generator does not know the keyword '${name}'`);
    }
  }
  const options: JsonObject = {};
  for (const [name, value] of Object.entries(schema)) {
    if (constraints.has(name)) options[name] = value;
  }

  if (typeof schema.$ref === 'string') return emitReference(schema, options, scope);
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) {
    const parts = (alternatives as JsonObject[]).map((part) => emitSchema(part, scope));
    return call('Union', [list(parts)], options);
  }
  if (schema.enum) return emitEnum(schema.enum as Json[], options);
  if ('const' in schema) return call('Literal', [JSON.stringify(schema.const)], options);
  if (Array.isArray(schema.type)) {
    const { type, ...rest } = schema;
    const parts = (type as string[]).map((one) =>
      one === 'null' ? 'Type.Null()' : emitSchema({ ...rest, type: one }, scope),
    );
    return call('Union', [list(parts)], {});
  }
  switch (schema.type) {
    case 'object':
      return emitObject(schema, options, scope);
    case 'array':
      if (!schema.items) throw new Error(`${scope.room}.yaml: an array without items`);
      return call('Array', [emitSchema(schema.items as JsonObject, scope)], options);
    case 'string':
      return call('String', [], options);
    case 'integer':
      return call('Integer', [], options);
    case 'number':
      return call('Number', [], options);
    case 'boolean':
      return call('Boolean', [], options);
    case 'null':
      return 'Type.Null()';
    default:
      throw new Error(
        `${scope.room}.yaml: a schema without a type the generator knows: ${JSON.stringify(schema)}`,
      );
  }
}

function call(kind: string, args: string[], options: JsonObject): string {
  const all = Object.keys(options).length > 0 ? [...args, JSON.stringify(options)] : args;
  return `Type.${kind}(${all.join(', ')})`;
}

function emitReference(schema: JsonObject, options: JsonObject, scope: Scope): string {
  if (Object.keys(options).length > 0) {
    throw new Error(`${scope.room}.yaml: constraints beside ${schema.$ref} would be lost`);
  }
  const ref = parseRef(schema.$ref as string, scope.room);
  if (ref.room === scope.room && ref.name === scope.self) return 'Self';
  scope.refer(ref.room, ref.name);
  return ref.name;
}

/** A string enum as one schema, not a union of literals: one message, and coercion works. */
function emitEnum(values: Json[], options: JsonObject): string {
  if (!values.every((value) => typeof value === 'string')) {
    throw new Error('The generator knows enums of strings only');
  }
  const type = values.map((value) => JSON.stringify(value)).join(' | ');
  return `Type.Unsafe<${type}>(${JSON.stringify({ type: 'string', enum: values, ...options })})`;
}

function emitObject(schema: JsonObject, options: JsonObject, scope: Scope): string {
  const additional = schema.additionalProperties;
  const properties = (schema.properties ?? {}) as Record<string, JsonObject>;
  const required = new Set((schema.required ?? []) as string[]);
  for (const name of required) {
    if (!(name in properties))
      throw new Error(`${scope.room}.yaml: '${name}' is required but not described`);
  }
  if (typeof additional === 'object' && additional !== null) {
    if (Object.keys(properties).length > 0) {
      throw new Error(`${scope.room}.yaml: properties beside a schema for additional ones`);
    }
    const value = emitSchema(additional as JsonObject, scope);
    const rest = JSON.stringify({ type: 'object', ...options }).slice(0, -1);
    return `((Value) => Type.Unsafe<Record<string, Static<typeof Value>>>(${rest}, "additionalProperties": Value}))(${value})`;
  }
  if (typeof additional !== 'boolean') {
    throw new Error(
      `${scope.room}.yaml: an object must say additionalProperties: ${JSON.stringify(schema)}`,
    );
  }
  const fields = Object.entries(properties).map(([name, value]) => {
    const text = emitSchema(value, scope);
    return `${key(name)}: ${required.has(name) ? text : `Type.Optional(${text})`}`;
  });
  return call('Object', [`{ ${fields.join(', ')} }`], {
    additionalProperties: additional,
    ...options,
  });
}
