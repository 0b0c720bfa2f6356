// The generator keeps every constraint, refuses what it would lose, and writes current files.
import { Type } from '@sinclair/typebox';
import t from 'tap';
import { generate } from '../../src/contract/generate.js';
import { bundle } from '../../src/contract/generator/bundle.js';
import { emitSchema } from '../../src/contract/generator/emit-schema.js';
import type { JsonObject, Room, Source } from '../../src/contract/generator/load.js';

const scope = { room: 'shop', refer: () => {} };
const Self = {};
const Money = Type.Object({ amount: Type.Integer() });

/** What the emitted text evaluates to. */
function evaluate(schema: JsonObject): unknown {
  // Only types are between angle brackets; taken away, it is JavaScript.
  const text = emitSchema(schema, scope).replaceAll(/Unsafe<[^(]*>\(/g, 'Unsafe(');
  return JSON.parse(
    JSON.stringify(new Function('Type', 'Money', 'Self', `return ${text}`)(Type, Money, Self)),
  );
}

t.test('every constraint is kept', async (t) => {
  const schemas: JsonObject[] = [
    { type: 'string', minLength: 1, maxLength: 5, pattern: '^a', format: 'email' },
    { type: 'string', enum: ['a', 'b'], default: 'a' },
    { type: 'integer', format: 'int32', minimum: 1, maximum: 5, multipleOf: 2, not: { const: 4 } },
    { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 },
    { type: 'boolean', default: false },
    { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3, uniqueItems: true },
    {
      type: 'object',
      additionalProperties: false,
      minProperties: 1,
      maxProperties: 3,
      properties: { a: { type: 'string' }, 'b-c': { type: 'integer' } },
      required: ['a'],
    },
    {
      type: 'object',
      additionalProperties: { type: 'string', maxLength: 3 },
      maxProperties: 2,
      propertyNames: { pattern: '^a' },
    },
    { type: 'null' },
  ];
  for (const schema of schemas) {
    t.same(evaluate(schema), schema, JSON.stringify(schema));
    t.same(
      evaluate({ ...schema, description: 'text', example: 1, title: 'T' }),
      schema,
      'descriptions stay in the document',
    );
  }
  t.same(evaluate({ const: 'x' }), { const: 'x', type: 'string' });
  t.same(evaluate({ type: ['string', 'null'], maxLength: 3 }), {
    anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }],
  });
  t.same(evaluate({ oneOf: [{ type: 'string' }, { type: 'null' }] }), {
    anyOf: [{ type: 'string' }, { type: 'null' }],
  });
  t.same(
    evaluate({ $ref: './common.yaml#/components/schemas/Money' }),
    JSON.parse(JSON.stringify(Money)),
  );
});

t.test('what would be lost is refused', async (t) => {
  const lossy: JsonObject[] = [
    { type: 'object', properties: {} },
    { type: 'object' },
    { type: 'object', additionalProperties: false, required: ['a'] },
    {
      type: 'object',
      additionalProperties: { type: 'string' },
      properties: { a: { type: 'string' } },
    },
    { type: 'array' },
    { type: 'string', minLenght: 3 },
    { $ref: './common.yaml#/components/schemas/Money', minimum: 3 },
    { $ref: 'https://example.com/schema' },
    { enum: [1, 2] },
    {},
  ];
  for (const schema of lossy) t.throws(() => emitSchema(schema, scope), JSON.stringify(schema));
});

const room = (name: string, rest: Partial<Room> = {}): Room => ({
  name,
  paths: {},
  webhooks: {},
  schemas: {},
  components: {},
  ...rest,
});
const operation = (extra: JsonObject = {}): JsonObject => ({
  operationId: 'getA',
  security: [],
  responses: { '200': { description: 'a' } },
  ...extra,
});
const source = (...rooms: Room[]): Source => ({
  entry: {
    info: { version: '1.2.3' },
    paths: Object.fromEntries(
      rooms.flatMap((one) => Object.keys(one.paths)).map((path) => [path, {}]),
    ),
    components: {},
  },
  rooms,
});

t.test('security and idempotency must fit each other', async (t) => {
  const wrong: Array<[string, JsonObject]> = [
    ['get', { ...operation(), security: undefined } as unknown as JsonObject],
    ['get', operation({ security: [{ bearer: [] }] })],
    ['get', operation({ 'x-roles': ['staff'] })],
    ['post', operation({ security: [{ bearer: [] }], 'x-roles': ['staff'] })],
  ];
  for (const [method, definition] of wrong) {
    t.throws(() => generate(source(room('shop', { paths: { '/a': { [method]: definition } } }))));
  }
});

t.test('schemas that contain themselves, and circles of two', async (t) => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const node = (child: string): JsonObject => ({
    type: 'object',
    additionalProperties: false,
    properties: { children: { type: 'array', items: ref(child) } },
  });
  const files = generate(source(room('shop', { schemas: { Node: node('Node') } })));
  t.match(files.get('shop.ts'), 'Type.Recursive((Self) =>');
  t.throws(
    () => generate(source(room('shop', { schemas: { A: node('B'), B: node('A') } }))),
    /circle/,
  );
  t.throws(
    () => generate(source(room('shop', { schemas: { A: node('Missing') } }))),
    /no schema Missing/,
  );
});

t.test('files that refer to each other in a circle', async (t) => {
  const ref = (file: string): JsonObject => ({
    type: 'array',
    items: { $ref: `./${file}.yaml#/components/schemas/B` },
  });
  const circle = source(
    room('one', { schemas: { A: ref('two') } }),
    room('two', { schemas: { B: ref('one') } }),
  );
  t.throws(() => generate(circle), /A circle of files: one > two > one/);
});

t.test('the bundle', async (t) => {
  const one = room('one', {
    schemas: { A: { type: 'string' } },
    paths: { '/a': { get: operation() } },
  });
  t.match(bundle(source(one)), {
    paths: { '/a': {} },
    components: { schemas: { A: { type: 'string' } } },
  });
  t.throws(
    () => bundle(source(one, room('two', { schemas: { A: { type: 'string' } } }))),
    /Two files have schemas\/A/,
  );
  t.throws(
    () => bundle({ entry: { paths: {}, components: {} }, rooms: [one] }),
    /does not list \/a/,
  );
});
