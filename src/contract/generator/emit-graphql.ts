// Turns the contract into the GraphQL schema: types of its schemas, inputs of its bodies, a field
// for each operation. What only GraphQL has, nested fields and subscriptions, is added by the rooms.
import { enumName, fieldOf } from '../../graphql/names.js';
import type { Json, JsonObject } from './load.js';

/** A type in use, with its exclamation mark where it is never null. */
interface Use {
  type: string;
  nullable: boolean;
}

type Kind = 'type' | 'input';

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

const preamble = `"""RFC 3339, in UTC."""
scalar DateTime

"""An integer within 2^53."""
scalar SafeInt

"""An object of the client's own."""
scalar JSON

type PageInfo {
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
  endCursor: String
}
`;

/** By enumeration and name of a value: the contract's word, where that is no name in GraphQL. */
export type Words = Record<string, Record<string, string>>;

/** @returns the schema's text, without what the rooms add */
export function emitGraphql(document: JsonObject): { text: string; words: Words } {
  const emitter = new Emitter(document);
  return { text: emitter.emit(), words: emitter.words };
}

class Emitter {
  readonly #document: JsonObject;
  readonly #schemas: Record<string, JsonObject>;
  readonly #definitions = new Map<string, string>();
  readonly words: Words = {};

  constructor(document: JsonObject) {
    this.#document = document;
    this.#schemas = (document.components as JsonObject).schemas as Record<string, JsonObject>;
  }

  emit(): string {
    const fields: Record<'Query' | 'Mutation', string[]> = { Query: [], Mutation: [] };
    for (const [, item] of Object.entries(this.#document.paths as Record<string, JsonObject>)) {
      for (const method of methods) {
        const operation = item[method] as JsonObject | undefined;
        if (!operation) continue;
        const name = fieldOf(operation.operationId as string, method.toUpperCase());
        if (name === undefined) continue;
        const field = this.#field(name, operation, (item.parameters ?? []) as JsonObject[]);
        fields[method === 'get' ? 'Query' : 'Mutation'].push(field);
      }
    }
    const roots = Object.entries(fields).map(
      ([name, lines]) => `type ${name} {\n${lines.join('\n')}\n}\n`,
    );
    return [preamble, ...roots, ...this.#definitions.values()].join('\n');
  }

  #field(name: string, operation: JsonObject, shared: JsonObject[]): string {
    const args: string[] = [];
    const parameters = [...shared, ...((operation.parameters ?? []) as JsonObject[])].map((one) =>
      this.#follow(one),
    );
    const id = upper(operation.operationId as string);
    for (const parameter of parameters) {
      const place = parameter.in as string;
      const given = parameter.name as string;
      if (place === 'path' || place === 'query') {
        if (given === 'includeTotal' || given === 'includeFacets') continue;
        const argument = { limit: 'first', cursor: 'after' }[given] ?? given;
        const use = this.#use(parameter.schema as JsonObject, `${id}${upper(given)}`, 'input');
        const about =
          given === 'cursor' ? { description: 'The `endCursor` of the page before.' } : parameter;
        args.push(`${describe(about)}${argument}: ${use.type}${place === 'path' ? '!' : ''}`);
      } else if (given === 'Idempotency-Key') {
        args.push(
          `"""As the header Idempotency-Key, which goes before it."""\nidempotencyKey: String`,
        );
      } else if (given === 'If-Match') {
        args.push(`"""The version that the change is based on."""\nexpectedVersion: Int`);
      }
    }
    const requestBody = operation.requestBody as JsonObject | undefined;
    if (requestBody) {
      const content = (requestBody.content as JsonObject)['application/json'] as JsonObject;
      const input = this.#object(content.schema as JsonObject, `${id}Input`, 'input');
      args.push(`input: ${input}${requestBody.required ? '!' : ''}`);
    }
    const list = args.length > 0 ? `(\n${args.join('\n')}\n)` : '';
    return `${describe(operation)}${name}${list}: ${this.#answer(operation)}`;
  }

  /** Never with an exclamation mark: one field that fails leaves the others of a request standing. */
  #answer(operation: JsonObject): string {
    const [, response] = Object.entries(operation.responses as Record<string, JsonObject>)[0] ?? [];
    const content = this.#follow(response as JsonObject).content as JsonObject | undefined;
    const media = content?.['application/json'] as JsonObject | undefined;
    if (!media) return 'Boolean';
    const { $ref } = media.schema as { $ref: string };
    const name = nameOf($ref);
    const page = /^(.+)Page$/.exec(name)?.[1];
    return page === undefined ? this.#object({ $ref }, name, 'type') : this.#connection(name);
  }

  #connection(page: string): string {
    const { items, facets } = (this.#schemas[page] as JsonObject).properties as Record<
      string,
      JsonObject
    >;
    const node = this.#use((items as JsonObject).items as JsonObject, page, 'type').type;
    const name = `${node}Connection`;
    this.#definitions.set(
      name,
      `type ${name} {
  edges: [${node}Edge!]!
  nodes: [${node}!]!
  pageInfo: PageInfo!
  """How many there are in all; counted when it is asked for."""
  totalCount: SafeInt!
${facets ? `${describe(facets)}facets: ${this.#use(facets, page, 'type').type}!\n` : ''}}

type ${node}Edge {
  cursor: String!
  node: ${node}!
}
`,
    );
    return name;
  }

  /** @param hint a name for what the contract gives none */
  #use(schema: JsonObject, hint: string, kind: Kind): Use {
    if (typeof schema.$ref === 'string') {
      const name = nameOf(schema.$ref);
      const target = this.#schemas[name] as JsonObject;
      if (target.properties || this.#isChoice(target))
        return {
          type: this.#object(schema, kind === 'input' ? `${name}Input` : name, kind),
          nullable: false,
        };
      return this.#use(target, name, kind);
    }
    const alternatives = (schema.oneOf ?? schema.anyOf) as JsonObject[] | undefined;
    if (alternatives) {
      const rest = alternatives.filter(({ type }) => type !== 'null');
      const nullable = rest.length < alternatives.length;
      if (rest.length === 1) return { ...this.#use(rest[0] as JsonObject, hint, kind), nullable };
      return { type: this.#object({ oneOf: rest }, hint, kind), nullable };
    }
    if (Array.isArray(schema.type)) {
      const type = (schema.type as string[]).find((one) => one !== 'null') as string;
      return { ...this.#use({ ...schema, type }, hint, kind), nullable: true };
    }
    if (schema.enum) return { type: this.#enum(schema.enum as string[], hint), nullable: false };
    switch (schema.type) {
      case 'array': {
        const { type } = this.#use(schema.items as JsonObject, hint, kind);
        return { type: `[${type}!]`, nullable: false };
      }
      case 'object':
        return {
          type: schema.properties
            ? this.#object(schema, kind === 'input' ? `${hint}Input` : hint, kind)
            : 'JSON',
          nullable: false,
        };
      default:
        return { type: scalarOf(schema), nullable: false };
    }
  }

  #isChoice = (schema: JsonObject) =>
    Array.isArray(schema.oneOf) &&
    (schema.oneOf as JsonObject[]).filter(({ properties }) => properties).length > 1;

  /** Alternatives of an input become fields of which none is required; the contract decides. */
  #object(schema: JsonObject, name: string, kind: Kind): string {
    if (this.#definitions.has(name)) return name;
    const target =
      typeof schema.$ref === 'string' ? (this.#schemas[nameOf(schema.$ref)] as JsonObject) : schema;
    this.#definitions.set(name, '');
    const choices = (target.oneOf as JsonObject[] | undefined) ?? [target];
    if (choices.length > 1 && kind === 'type')
      throw new Error(`${name}: a choice of objects is answered`);
    const required = new Set(choices.length > 1 ? [] : (target.required as string[] | undefined));
    const properties = Object.assign({}, ...choices.map((one) => one.properties)) as Record<
      string,
      JsonObject
    >;
    const lines = Object.entries(properties).map(([field, value]) => {
      const hint = `${name.replace(/Input$/, '')}${upper(field)}`;
      const { type, nullable } = this.#use(value, hint, kind);
      return `${describe(value)}${field}: ${type}${required.has(field) && !nullable ? '!' : ''}`;
    });
    this.#definitions.set(name, `${describe(target)}${kind} ${name} {\n${lines.join('\n')}\n}\n`);
    return name;
  }

  #enum(values: string[], name: string): string {
    const text = `enum ${name} {\n${values.map((value) => `  ${enumName(value)}`).join('\n')}\n}\n`;
    const before = this.#definitions.get(name);
    if (before !== undefined && before !== text)
      throw new Error(`Two enumerations are called ${name}`);
    this.#definitions.set(name, text);
    const others = values.filter((value) => enumName(value) !== value);
    if (others.length > 0)
      this.words[name] = Object.fromEntries(others.map((value) => [enumName(value), value]));
    return name;
  }

  #follow(value: JsonObject): JsonObject {
    if (typeof value.$ref !== 'string') return value;
    return value.$ref
      .slice(2)
      .split('/')
      .reduce<Json>(
        (node, part) => (node as JsonObject)[part] as Json,
        this.#document,
      ) as JsonObject;
  }
}

const nameOf = (ref: string) => ref.slice('#/components/schemas/'.length);

function scalarOf({ type, format }: JsonObject): string {
  if (type === 'string')
    return { uuid: 'ID', 'date-time': 'DateTime' }[format as string] ?? 'String';
  if (type === 'integer') return format === 'int64' ? 'SafeInt' : 'Int';
  const name = { boolean: 'Boolean', number: 'Float' }[type as string];
  if (!name)
    throw new Error(`A schema that has no type in GraphQL: ${JSON.stringify({ type, format })}`);
  return name;
}

function describe({ summary, description }: JsonObject): string {
  const text = [summary, description]
    .filter((one) => typeof one === 'string')
    .join('\n\n')
    .trim();
  return text === '' ? '' : `"""\n${text.replaceAll('"""', '\\"""')}\n"""\n`;
}
