// GraphQL and REST are two doors to the same operations: the same types, the same data, the same
// refusals, for every operation and every role.
import type { TSchema } from '@sinclair/typebox';
import {
  type GraphQLNamedType,
  type GraphQLType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import t, { type Test } from 'tap';
import { mayCall } from '../../src/auth/policy.js';
import { enumName, fieldOf, withoutField } from '../../src/graphql/names.js';
import { type Sample, samples } from '../contract/samples.js';
import { graphql } from '../helpers/graphql.js';
import { core, normal, operations, rootField, schema, toQuery } from '../helpers/queries.js';
import { openShop, type User } from '../helpers/shop.js';

/** Says whether a type of GraphQL holds exactly what a schema of the contract does. */
function compare(
  t: Test,
  where: string,
  type: GraphQLType,
  given: TSchema,
  seen: Set<string>,
): void {
  const { value } = core(given);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) {
    t.equal(value.type, 'array', `${where} is a list`);
    t.ok(isNonNullType(inner.ofType), `${where} has no null in it`);
    compare(t, `${where}[]`, inner.ofType, value.items as TSchema, seen);
    return;
  }
  if (isEnumType(inner)) {
    const words = (value.enum ?? []) as string[];
    t.same(
      inner
        .getValues()
        .map((one) => one.value)
        .sort(),
      [...words].sort(),
      `${where}: its words`,
    );
    t.same(
      inner
        .getValues()
        .map((one) => one.name)
        .sort(),
      words.map(enumName).sort(),
    );
    return;
  }
  if (isScalarType(inner)) {
    const expected =
      value.type === 'string'
        ? ({ uuid: 'ID', 'date-time': 'DateTime' }[value.format as string] ?? 'String')
        : value.type === 'integer'
          ? value.maximum > 2 ** 31 - 1 || value.format === 'int64'
            ? 'SafeInt'
            : 'Int'
          : ({ boolean: 'Boolean', number: 'Float', object: 'JSON' } as Record<string, string>)[
              value.type as string
            ];
    t.equal(inner.name, expected, where);
    return;
  }
  if (!isObjectType(inner) && !isInputObjectType(inner)) {
    t.fail(where);
    return;
  }
  if (seen.has(inner.name)) return;
  seen.add(inner.name);
  const choices = (value.anyOf as TSchema[] | undefined) ?? [value];
  const properties = Object.assign({}, ...choices.map((one) => one.properties)) as Record<
    string,
    TSchema
  >;
  const fields = inner.getFields();
  const added = isObjectType(inner)
    ? Object.keys(fields).filter((name) => !(name in properties))
    : [];
  t.same(
    Object.keys(fields)
      .filter((name) => !added.includes(name))
      .sort(),
    Object.keys(properties).sort(),
    `${where}: the fields of ${inner.name}`,
  );
  const required = new Set(choices.length > 1 ? [] : (value.required as string[] | undefined));
  for (const [name, property] of Object.entries(properties)) {
    const field = fields[name]?.type as GraphQLType;
    const always = required.has(name) && !core(property).nullable;
    t.equal(isNonNullType(field), always, `${where}.${name} may be null or not`);
    compare(t, `${where}.${name}`, field, property, seen);
  }
}

t.test('every operation has its field, and each agrees with the contract', async (t) => {
  const seen = new Set<string>();
  for (const operation of operations) {
    const field = rootField(operation);
    if (operation.id in withoutField) {
      t.equal(field, undefined, `${operation.id}: ${withoutField[operation.id]}`);
      continue;
    }
    if (!field) {
      t.fail(`${operation.id} has no field`);
      continue;
    }
    const args = new Map(field.args.map((one) => [one.name, one.type]));
    const take = (name: string, given: TSchema | undefined, always: boolean) => {
      const type = args.get(name);
      args.delete(name);
      if (!type) return t.fail(`${operation.id}: no argument ${name}`);
      t.equal(isNonNullType(type), always, `${operation.id}(${name}) is required or not`);
      if (given) compare(t, `${operation.id}(${name})`, type, given, seen);
    };
    const { params, query, body } = operation;
    for (const [name, given] of Object.entries<TSchema>(params.properties)) take(name, given, true);
    for (const [name, given] of Object.entries<TSchema>(query.properties)) {
      // Asked for by the fields totalCount and facets.
      if (name === 'includeTotal' || name === 'includeFacets') continue;
      take({ limit: 'first', cursor: 'after' }[name] ?? name, given, false);
    }
    if (operation.bodyType) take('input', body, operation.bodyRequired);
    if (operation.idempotent) take('idempotencyKey', undefined, false);
    if (operation.ifMatch) take('expectedVersion', undefined, false);
    t.same([...args.keys()], [], `${operation.id} has no further argument`);
    const [reply] = Object.values(operation.replies);
    const type = field.type as GraphQLNamedType;
    if (!reply || reply.type === null) t.equal(String(type), 'Boolean', operation.id);
    else if (type.name.endsWith('Connection')) {
      const { items } = reply.schema.properties;
      const nodes = (
        type as never as { getFields(): Record<string, { type: GraphQLType }> }
      ).getFields().nodes;
      compare(t, operation.id, nodes?.type as GraphQLType, items, seen);
    } else compare(t, operation.id, type, reply.schema, seen);
  }
  const ids = new Set(operations.map(({ id, method }) => fieldOf(id, method)));
  const all = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}),
  );
  t.same(
    all.filter((name) => !ids.has(name)),
    ['myOrders'],
    'fields without an operation',
  );
  for (const id of Object.keys(withoutField))
    t.ok(
      operations.some((one) => one.id === id),
      id,
    );
});

/** What REST leaves out is null in GraphQL. */
function withoutNulls(value: unknown, like: unknown): unknown {
  if (Array.isArray(value))
    return value.map((one, n) => withoutNulls(one, (like as unknown[])?.[n]));
  if (!value || typeof value !== 'object') return value;
  const known = (like ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, one]) => one !== null || name in known)
      .map(([name, one]) => [name, withoutNulls(one, known[name])]),
  );
}

const shop = await openShop(t);

for (const operation of operations) {
  const field = rootField(operation);
  if (!field) continue;
  t.test(operation.id, async (t) => {
    const prepare = samples[operation.id as keyof typeof samples];
    const overRest = async ({ url, body, headers }: Sample, as?: User) => {
      const answer = await shop.request(operation.method, url, {
        ...(as && { as }),
        ...(body !== undefined && { body }),
        ...(headers && { headers }),
      });
      if (answer.statusCode < 300)
        return { data: answer.data === undefined ? true : normal(answer.data) };
      return { code: answer.data.code, status: answer.statusCode, errors: answer.data.errors };
    };
    const overGraphql = async (sample: Sample, as?: User) => {
      const { query, variables } = toQuery(operation, field, sample);
      const answer = await graphql(shop, query, {
        ...(as && { as }),
        variables,
        ...(sample.headers && { headers: sample.headers }),
      });
      const [error] = answer.errors;
      if (!error) return { data: normal(answer.data.answer) };
      const { code, http, errors } = error.extensions;
      return { code, status: http?.status, errors };
    };
    const isWrite = operation.method !== 'GET';
    await shop.reset();
    const sample = await prepare(shop);
    const callers: Array<[string, User | undefined]> = [
      ['nobody', undefined],
      ...Object.entries(shop.users).filter(([, { tenant }]) => tenant.slug === 'demo'),
    ];
    for (const [name, as] of callers) {
      const refused =
        operation.access === 'required' && (!as || !mayCall([as.role], operation.roles));
      let first = sample;
      if (isWrite && !refused) {
        await shop.reset();
        first = await prepare(shop);
      }
      const rest = await overRest(first, as);
      let second = first;
      if (isWrite && !refused) {
        await shop.reset();
        second = await prepare(shop);
      }
      const answer = await overGraphql(second, as);
      t.same(withoutNulls(answer, rest), rest, `${name}: ${'code' in rest ? rest.code : 'data'}`);
    }
    if (!JSON.stringify([sample.url, sample.body]).match(/[0-9a-f]{8}-[0-9a-f]{4}/)) return;
    const unknown = JSON.parse(
      JSON.stringify(sample).replaceAll(
        /(?<=[/"])[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
        '01900000-0000-7000-8000-000000000000',
      ),
    ) as Sample;
    t.same(
      await overGraphql(unknown, sample.as),
      await overRest(unknown, sample.as),
      'unknown ids',
    );
  });
}
