// The same document, sent again and again in one process, gives the same answer each time: no copy of
// it that is kept between requests may change what it does. A compiler of queries once did.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { type Sample, samples } from '../contract/samples.js';
import { graphql } from '../helpers/graphql.js';
import { normal, operations, rootField, toQuery } from '../helpers/queries.js';
import { addProduct, openShop } from '../helpers/shop.js';

const shop = await openShop(t);
const times = 5;

for (const operation of operations) {
  const field = rootField(operation);
  if (!field) continue;
  t.test(`${operation.id}: five times the same`, async (t) => {
    const answers: unknown[] = [];
    const isWrite = operation.method !== 'GET';
    let sample: Sample | undefined;
    for (let n = 0; n < times; n += 1) {
      if (isWrite || !sample) {
        await shop.reset();
        sample = await samples[operation.id as keyof typeof samples](shop);
      }
      const { query, variables } = toQuery(operation, field, sample);
      const { as = shop.users.admin, headers } = sample;
      const answer = await graphql(shop, query, { as, variables, ...(headers && { headers }) });
      answers.push({ status: answer.statusCode, ...(normal(answer) as object), headers: null });
    }
    for (const answer of answers.slice(1)) t.same(answer, answers[0]);
  });
}

t.test('functions among the fields are called each time', async (t) => {
  await shop.reset();
  await addProduct(shop);
  await addProduct(shop);
  for (let n = 0; n < times; n += 1) {
    const answer = await graphql(
      shop,
      '{ products(first: 1) { totalCount nodes { price { amount } } facets { categories { count } } } }',
    );
    t.equal(answer.data.products.totalCount, 2);
    t.same(answer.errors, []);
  }
});

t.test('a variable that is left out changes nothing', async (t) => {
  await shop.reset();
  const { staff, customer } = shop.users;
  const customerMutation = `mutation ($id: ID!, $first: String, $phone: String, $email: String) {
    updateCustomer(customerId: $id, input: { firstName: $first, phone: $phone, email: $email }) { firstName phone email }
  }`;
  for (let n = 0; n < times; n += 1) {
    const { data } = await graphql(shop, customerMutation, {
      as: staff,
      variables: { id: customer.customerId, first: `Name ${n}` },
    });
    t.same(data.updateCustomer, {
      ...{ firstName: `Name ${n}`, phone: '+447700900001', email: 'customer@example.com' },
    });
  }
  const product = await addProduct(shop, { salePrice: { amount: 900, currency: 'GBP' } });
  const productMutation = `mutation ($id: ID!, $name: String, $sale: PriceInput) {
    updateProduct(productId: $id, input: { name: $name, salePrice: $sale }) { name salePrice { amount } }
  }`;
  for (let n = 0; n < times; n += 1) {
    const { data, errors } = await graphql(shop, productMutation, {
      as: staff,
      variables: { id: product.id, name: `Product ${n}` },
    });
    t.same(errors, []);
    t.same(data.updateProduct, { name: `Product ${n}`, salePrice: { amount: 900 } });
  }
});

t.test('`operationName` chooses each time', async (t) => {
  await shop.reset();
  const { customer, customer2 } = shop.users;
  const document = `mutation Rename { updateMe(input: { firstName: "Changed" }) { firstName } }
    query Read { me { email } }
    query Costly { ${Array.from({ length: 30 }, (_, n) => `p${n}: products(first: 100) { nodes { id sku name slug category { name } images { id } stock { onHand } } }`).join(' ')} }`;
  for (let n = 0; n < times; n += 1) {
    const { data } = await graphql(shop, document, { as: customer, operationName: 'Rename' });
    t.equal(data.updateMe.firstName, 'Changed');
  }
  for (let n = 0; n < times; n += 1) {
    const read = await shop.app.inject({
      url: '/graphql',
      query: { query: document, operationName: 'Read' },
      headers: { authorization: `Bearer ${customer2.token}` },
    });
    t.same(read.json(), { data: { me: { email: 'customer2@example.com' } } });
    const costly = await graphql(shop, document, { operationName: 'Costly' });
    t.equal(costly.code, 'query_too_large');
    const unknown = await graphql(shop, document, { as: customer2, operationName: 'Nothing' });
    t.match([unknown.statusCode, unknown.code], [400, 'invalid_request']);
    const none = await graphql(shop, document, { as: customer2 });
    t.match([none.statusCode, none.code], [400, 'invalid_request'], 'which of several');
  }
  const { data: me } = await shop.request('GET', '/v1/me', { as: customer2 });
  t.not(me.firstName, 'Changed', 'another caller’s mutation was not executed');
});

t.test('text is never code', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'written');
  const code = `process.getBuiltinModule('fs').writeFileSync('${file}','x')`;
  const markers = [
    '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d',
    '__MAGIC_NAN__57f286b9_4c20_487f_b409_79804ddcb4f8',
  ];
  const tree = (alias: string) => ({
    kind: 'Document',
    definitions: [
      {
        ...{ kind: 'OperationDefinition', operation: 'query' },
        selectionSet: {
          kind: 'SelectionSet',
          selections: [
            {
              ...{ kind: 'Field', alias: { kind: 'Name', value: alias } },
              name: { kind: 'Name', value: '__typename' },
            },
          ],
        },
      },
    ],
  });
  for (let n = 0; n < times; n += 1) {
    for (const marker of markers) {
      const query = `{ products(q: ${JSON.stringify(marker + code)}) { nodes { id } } }`;
      t.equal((await graphql(shop, query)).statusCode, 200);
    }
    const answer = await graphql(shop, JSON.stringify(tree(`a": (${code}), "b`)));
    t.match([answer.statusCode, answer.code], [400, 'invalid_request'], 'a tree is not a query');
  }
  t.notOk(existsSync(file));
});

t.test('queries are not compiled', async (t) => {
  for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' })) {
    if (!/\.ts$/.test(name)) continue;
    const text = readFileSync(join('src', name), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '');
    t.notMatch(text, /\bjit\s*:|graphql-jit|new Function|\beval\(/, name);
  }
});
