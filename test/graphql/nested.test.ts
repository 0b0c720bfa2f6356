// Nested fields: what they answer, to whom, and with how many statements.
import t from 'tap';
import { graphql } from '../helpers/graphql.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { countStatements } from '../helpers/statements.js';

const everything = `query ($first: Int!) {
  orders(first: $first) {
    nodes {
      number status total { amount }
      customer { email }
      lines { sku quantity product { name stock { available } category { name parent { name } } } }
      events { type actor { kind } }
      payments { status }
      messages { channel status }
    }
    totalCount
  }
}`;

async function fill(shop: Shop, orders: number) {
  const staff = shop.users.staff;
  const category = async (body: object) =>
    (await shop.request('POST', '/v1/categories', { as: staff, body })).data.id as string;
  const home = await category({ name: 'Home' });
  const products: Array<{ id: string }> = [];
  for (let n = 0; n < 12; n += 1) {
    const categoryId = await category({ name: `Shelf ${n}`, parentId: home });
    products.push(await addProduct(shop, { categoryId, stock: 1000 }));
  }
  for (let n = 0; n < orders; n += 1) {
    const items = [0, 1, 2].map((k) => ({ productId: products[(n + k) % 12]?.id, quantity: 1 }));
    await shop.request('POST', '/v1/orders', {
      as: n % 2 ? shop.users.customer : shop.users.customer2,
      body: { items },
    });
  }
}

t.test('a hundred orders take as many statements as one', async (t) => {
  // One connection, bound to the tenant by the first read: binding another would count too.
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '1' } });
  await fill(shop, 100);
  const ask = (first: number) =>
    graphql(shop, everything, { as: shop.users.staff, variables: { first } });
  const { data } = await ask(100);
  t.equal(data.orders.nodes.length, 100);
  t.equal(data.orders.totalCount, 100);
  const order = data.orders.nodes[0];
  t.match(order, {
    customer: { email: /@example\.com$/ },
    events: [{ type: 'order_placed', actor: { kind: 'customer' } }],
    payments: [],
    messages: [{ channel: 'email' }],
  });
  t.equal(order.lines.length, 3);
  t.match(order.lines[0].product.category, { name: /^Shelf/, parent: { name: 'Home' } });
  for (let n = 0; n < 4; n += 1) await ask(1);
  const one = await countStatements(() => ask(1));
  const many = await countStatements(() => ask(100));
  t.equal(many, one, `${one} statements`);
  t.ok(one <= 10, `${one} statements`);
});

t.test('pages are walked by their cursors, which are those of REST', async (t) => {
  const shop = await openShop(t);
  await fill(shop, 5);
  const as = shop.users.staff;
  const numbers: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await graphql(
      shop,
      'query ($after: String) { orders(first: 2, after: $after, sort: createdAt) { edges { cursor node { number } } pageInfo { hasNextPage endCursor startCursor } } }',
      { as, variables: { after } },
    );
    const { edges, pageInfo } = data.orders;
    numbers.push(...edges.map(({ node }: { node: { number: string } }) => node.number));
    t.equal(pageInfo.startCursor, edges[0].cursor);
    t.equal(pageInfo.endCursor, edges.at(-1).cursor);
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  const rest = await shop.request('GET', '/v1/orders?sort=createdAt', { as });
  t.same(
    numbers,
    rest.data.items.map(({ number }: { number: string }) => number),
  );
  const first = await graphql(shop, '{ orders(first: 2, sort: createdAt) { edges { cursor } } }', {
    as,
  });
  const page = await shop.request(
    'GET',
    `/v1/orders?sort=createdAt&cursor=${first.data.orders.edges[0].cursor}`,
    { as },
  );
  t.equal(page.data.items[0].number, numbers[1], 'a cursor of any edge works there, too');
  const wrong = await graphql(shop, '{ orders(after: "AAAA") { totalCount } }', { as });
  t.equal(wrong.code, 'invalid_cursor');
  for (const count of [0, 101, -1]) {
    const { code } = await graphql(shop, `{ orders(first: ${count}) { totalCount } }`, { as });
    t.equal(code, 'invalid_request');
  }
});

t.test('who sees what', async (t) => {
  const shop = await openShop(t);
  await fill(shop, 2);
  const { customer, customer2, staff, otherAdmin } = shop.users;
  const mine = async (as: typeof customer) => {
    const { data } = await graphql(
      shop,
      '{ myOrders { nodes { id customer { email } messages { audience } } totalCount } }',
      { as },
    );
    return data.myOrders;
  };
  const own = await mine(customer);
  t.equal(own.totalCount, 1);
  t.equal(own.nodes[0].customer.email, 'customer@example.com');
  t.same(
    [...new Set(own.nodes[0].messages.map(({ audience }: { audience: string }) => audience))],
    ['customer'],
    'not what was written to the shop',
  );
  const [id] = own.nodes.map((node: { id: string }) => node.id);
  for (const as of [customer2, otherAdmin]) {
    const { code, data } = await graphql(shop, `{ order(orderId: "${id}") { id } }`, { as });
    t.equal(code, 'not_found');
    t.equal(data.order, null);
  }
  const all = await graphql(shop, `{ order(orderId: "${id}") { messages { audience } } }`, {
    as: staff,
  });
  t.ok(all.data.order.messages.some(({ audience }: { audience: string }) => audience === 'shop'));
  t.equal((await graphql(shop, '{ myOrders { totalCount } }', { as: staff })).code, 'forbidden');
  const pending = await graphql(shop, '{ myOrders(status: confirmed) { totalCount } }', {
    as: customer,
  });
  t.equal(pending.data.myOrders.totalCount, 0);

  const line = await graphql(shop, `{ order(orderId: "${id}") { lines { productId } } }`, {
    as: customer,
  });
  const productId = line.data.order.lines[0].productId;
  await shop.request('PATCH', `/v1/products/${productId}`, {
    as: staff,
    body: { status: 'archived' },
  });
  const ask = (as: typeof customer) =>
    graphql(shop, `{ order(orderId: "${id}") { lines { product { id } } } }`, { as });
  t.equal((await ask(customer)).data.order.lines[0].product, null, 'archived');
  t.equal((await ask(staff)).data.order.lines[0].product.id, productId);
});

t.test('a change that is based on an old version', async (t) => {
  const shop = await openShop(t);
  const product = await addProduct(shop);
  const rename = (name: string, expectedVersion: number) =>
    graphql(
      shop,
      'mutation ($id: ID!, $name: String, $version: Int) { updateProduct(productId: $id, input: { name: $name }, expectedVersion: $version) { version } }',
      { as: shop.users.staff, variables: { id: product.id, name, version: expectedVersion } },
    );
  t.equal((await rename('First', product.version)).data.updateProduct.version, product.version + 1);
  const stale = await rename('Second', product.version);
  t.equal(stale.code, 'version_mismatch');
  t.equal(stale.errors[0]?.extensions.http?.status, 412);
});
