import t from 'tap';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('a tree of any depth, moves and circles', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const add = async (name: string, parentId?: string) =>
    (
      await shop.request('POST', '/v1/categories', {
        as,
        body: { name, ...(parentId && { parentId }) },
      })
    ).data;
  const root = await add('Home');
  let parent = root;
  const chain = [root];
  for (let depth = 1; depth <= 60; depth += 1) {
    parent = await add(`Level ${depth}`, parent.id);
    chain.push(parent);
  }
  const { data: tree } = await shop.request('GET', '/v1/categories/tree');
  let depth = 0;
  for (let node = tree.items[0]; node; node = node.children[0]) depth += 1;
  t.equal(depth, 61);

  const move = (id: string, parentId: string | null) =>
    shop.request('PATCH', `/v1/categories/${id}`, { as, body: { parentId } });
  for (const target of [root, chain[1], chain[60]]) {
    const circle = await move(root.id, target.id);
    t.equal(circle.statusCode, 409);
    t.equal(circle.data.code, 'category_cycle');
  }
  t.equal((await move(chain[30].id, null)).statusCode, 200);
  const { data: moved } = await shop.request('GET', '/v1/categories/tree');
  t.same(
    moved.items.map((item: { name: string }) => item.name),
    ['Home', 'Level 30'],
  );
  const unknown = await move(root.id, '01900000-0000-7000-8000-000000000000');
  t.equal(unknown.statusCode, 422);
  t.equal(unknown.data.code, 'unknown_category');
});

t.test('two moves at once cannot make a circle', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const add = async (name: string) =>
    (await shop.request('POST', '/v1/categories', { as, body: { name } })).data;
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [await add(`A${round}`), await add(`B${round}`)];
    const answers = await Promise.all([
      shop.request('PATCH', `/v1/categories/${a.id}`, { as, body: { parentId: b.id } }),
      shop.request('PATCH', `/v1/categories/${b.id}`, { as, body: { parentId: a.id } }),
    ]);
    t.same(answers.map((answer) => answer.statusCode).sort(), [200, 409]);
  }
});

t.test('names, slugs and deletion', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const post = (body: object) => shop.request('POST', '/v1/categories', { as, body });
  const { data: kitchen } = await post({ name: 'Kitchen' });
  const { data: home } = await post({ name: 'Home' });
  t.equal(kitchen.slug, 'kitchen');
  t.equal((await post({ name: 'Other', parentId: kitchen.id })).data.slug, 'other');
  t.equal((await post({ name: 'Other', parentId: home.id })).data.slug, 'home-other');
  t.equal((await post({ name: 'Other', parentId: home.id })).data.code, 'category_name_taken');
  t.equal((await post({ name: 'Kitchen' })).data.code, 'category_name_taken', 'also at the top');
  t.equal((await post({ name: 'X', slug: 'kitchen' })).data.code, 'slug_taken');
  t.equal((await post({ name: '  ' })).statusCode, 400);

  const { data: leaf } = await post({ name: 'Leaf' });
  await addProduct(shop, { categoryId: leaf.id });
  const used = await shop.request('DELETE', `/v1/categories/${leaf.id}`, { as });
  t.equal(used.statusCode, 409);
  t.equal(used.data.code, 'category_in_use');
  t.equal(
    (await shop.request('DELETE', `/v1/categories/${kitchen.id}`, { as })).data.code,
    'category_in_use',
  );
  const { data: empty } = await post({ name: 'Empty' });
  t.equal((await shop.request('DELETE', `/v1/categories/${empty.id}`, { as })).statusCode, 204);
  t.equal((await shop.request('DELETE', `/v1/categories/${empty.id}`, { as })).statusCode, 404);
});

t.test('the average price over all descendants', async (t) => {
  const shop = await openShop(t);
  const as = shop.users.staff;
  const post = async (body: object) =>
    (await shop.request('POST', '/v1/categories', { as, body })).data;
  const top = await post({ name: 'Top' });
  const middle = await post({ name: 'Middle', parentId: top.id });
  const bottom = await post({ name: 'Bottom', parentId: middle.id });
  const average = async (id: string) =>
    (await shop.request('GET', `/v1/categories/${id}/average-price`)).data;
  t.same(await average(top.id), { average: null, productCount: 0 });
  await addProduct(shop, { categoryId: top.id, price: 100, stock: 0 });
  await addProduct(shop, { categoryId: bottom.id, price: 201, stock: 0 });
  const archived = await addProduct(shop, { categoryId: bottom.id, price: 99_999, stock: 0 });
  await shop.request('DELETE', `/v1/products/${archived.id}`, { as });
  t.same(
    await average(top.id),
    { average: { amount: 151, currency: 'GBP' }, productCount: 2 },
    'half up',
  );
  await addProduct(shop, {
    categoryId: middle.id,
    price: 900,
    salePrice: { amount: 300, currency: 'GBP' },
    stock: 0,
  });
  t.same(
    await average(top.id),
    { average: { amount: 200, currency: 'GBP' }, productCount: 3 },
    'sale prices count',
  );
});
