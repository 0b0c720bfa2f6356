// What searches find in many scripts and languages, on databases of different locales: a held list of
// questions with the products that answer them, best first.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { migrateUp } from '../../src/db/migrate.js';
import { systemContext } from '../../src/db/tenancy.js';
import { createDeps } from '../../src/deps.js';
import { listCategories } from '../../src/domains/catalog/categories.js';
import { indexOutdatedProducts } from '../../src/domains/catalog/index-products.js';
import { listProducts } from '../../src/domains/catalog/products.js';
import { createCategory } from '../../src/domains/catalog/save-category.js';
import { createProduct } from '../../src/domains/catalog/save-product.js';
import { entryOf } from '../../src/domains/catalog/search-entry.js';
import { questionOf } from '../../src/domains/catalog/search-question.js';
import { newId } from '../../src/lib/ids.js';
import { slugify } from '../../src/lib/slug.js';
import { cloneDatabase, makeDatabase } from '../helpers/database.js';
import { addProduct, openShop, testConfig } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

/** By language: SKU, name, description. */
const catalogues: Record<string, Array<[sku: string, name: string, description?: string]>> = {
  en: [
    ['ABC-12345-XL', 'Men’s T-Shirt, organic'],
    ['TS-2', 'T Shirt for ladies'],
    ['TS-3', 'Tshirt rack'],
    ['ML-100', 'Rose water 100ml'],
    ['ML-250', 'Rose water 250 ml'],
    ['BOX-1', 'Storage boxes', 'Three boxes for berries.'],
    ['BERRY', 'Berry bowl'],
    ['SIZE-1', 'Doormat 40×60 cm'],
    ['ACC-1', 'Crème brûlée dish'],
    ['LDZ-1', 'Łódź poster'],
    ['AERO', 'Ærø ferry print'],
    ['ICE-1', 'Þórður’s Ðórir sweater'],
    ['CC-EUR', 'Œuvre d’art'],
    ['FW-1', 'ＬＥＤ ｌａｍｐ'],
    ['TM-1', 'Lego™ bricks'],
    ['LIG-1', 'ﬁsh oﬃce'],
    ['GER-1', 'Straße sign'],
    ['UMB-1', 'Umbrella'],
    ['85123A', 'White hanging heart'],
  ],
  ru: [
    ['RU-1', 'Ёлка «Праздник»'],
    ['RU-2', 'Красный чайник'],
    ['RU-3', 'Чайники и кружки'],
    ['UK-1', 'Їжачок м’який'],
  ],
  el: [
    ['EL-1', 'Οδυσσέας, ο μέγας'],
    ['EL-2', 'Κόκκινος ΦΑΡΟΣ'],
  ],
  ar: [
    ['AR-1', 'مُحَمَّد أحمد'],
    ['AR-2', 'قهوة عربية ٢٥٠'],
    ['FA-1', 'کتاب می‌خواهم'],
  ],
  he: [['HE-1', 'שָׁלוֹם עוֹלָם']],
  hi: [
    ['HI-1', 'ज़री साड़ी'],
    ['HI-2', 'काली किताब'],
  ],
  zh: [
    ['ZH-1', '手工漆器茶盘'],
    ['ZH-2', '东京都地图'],
    ['ZH-3', 'iPhone手机壳'],
  ],
  ja: [
    ['JA-1', 'テーブルランプ'],
    ['JA-2', 'ガラスの花瓶'],
    ['JA-3', 'ｶﾗｽ柄Ｔシャツ'],
  ],
  ko: [['KO-1', '한국전통도자기 세트']],
  th: [
    ['TH-1', 'ผ้าไหมไทยแท้'],
    ['TH-2', 'น้ำผึ้งป่า'],
  ],
  de: [
    ['DE-1', 'Häuser aus Holz'],
    ['DE-2', 'Tischlampe'],
    ['DE-3', 'Große Kerzen'],
  ],
  fr: [['FR-1', 'Éclairs au chocolat']],
  es: [['ES-1', 'Lámparas de mesa']],
  sv: [['SV-1', 'Röda stolar']],
  tr: [
    ['TR-1', 'KIRMIZI IŞIK'],
    ['TR-2', 'İstanbul çayı'],
  ],
  vi: [['VI-1', 'Đèn lồng Hội An']],
};

/** Language, question, SKUs that are found. The first one named comes first where `>` parts them. */
const questions: Array<[language: string, asked: string, found: string]> = [
  ['en', 'tshirt', 'ABC-12345-XL TS-2 TS-3'],
  ['en', 't-shirt', 'ABC-12345-XL TS-2 TS-3'],
  ['en', 't shirt', 'ABC-12345-XL TS-2 TS-3'],
  ['en', 'T-shirts', 'ABC-12345-XL TS-2 TS-3'],
  ['en', 'mens', 'ABC-12345-XL'],
  ['en', "men's", 'ABC-12345-XL'],
  ['en', 'lady', 'TS-2'],
  ['en', '100ml', 'ML-100'],
  ['en', '100 ml', 'ML-100'],
  ['en', '250ml', 'ML-250'],
  ['en', '250-ml', 'ML-250'],
  ['en', 'box', 'BOX-1'],
  ['en', 'berries', 'BERRY>BOX-1'],
  ['en', 'berry', 'BERRY>BOX-1'],
  ['en', '40x60', 'SIZE-1'],
  ['en', '40 x 60cm', 'SIZE-1'],
  ['en', 'CREME brulee', 'ACC-1'],
  ['en', 'brûlée', 'ACC-1'],
  ['en', 'lodz', 'LDZ-1'],
  ['en', 'ŁÓDŹ', 'LDZ-1'],
  ['en', 'ærø', 'AERO'],
  ['en', 'aero', 'AERO'],
  ['en', 'Thordur', 'ICE-1'],
  ['en', 'dorir', 'ICE-1'],
  ['en', 'oeuvre', 'CC-EUR'],
  ['en', 'led lamp', 'FW-1'],
  ['en', 'lego', 'TM-1'],
  ['en', 'fish office', 'LIG-1'],
  ['en', 'STRASSE', 'GER-1'],
  ['en', 'umbrela', 'UMB-1'],
  ['en', 'abc12345xl', 'ABC-12345-XL'],
  ['en', '12345', 'ABC-12345-XL'],
  ['en', '345', 'ABC-12345-XL'],
  ['en', '12345-xl', 'ABC-12345-XL'],
  ['en', '5123a', '85123A'],
  ['en', 'dog', ''],
  ['ru', 'елка', 'RU-1'],
  ['ru', 'ПРАЗДНИК', 'RU-1'],
  ['ru', 'prazdnik', 'RU-1'],
  ['ru', 'красная', 'RU-2'],
  ['ru', 'чайник', 'RU-3>RU-2'],
  ['ru', 'красный чайнек', 'RU-2'],
  ['ru', 'їжачок', 'UK-1'],
  ['el', 'ΟΔΥΣΣΕΑΣ', 'EL-1'],
  ['el', 'φάρος', 'EL-2'],
  ['ar', 'محمد احمد', 'AR-1'],
  ['ar', '250', 'AR-2'],
  ['ar', 'كتاب', 'FA-1'],
  ['he', 'שלום', 'HE-1'],
  ['hi', 'जरी', 'HI-1'],
  ['hi', 'किताब', 'HI-2'],
  ['zh', '漆器', 'ZH-1'],
  ['zh', '京都', 'ZH-2'],
  ['zh', '手机壳', 'ZH-3'],
  ['zh', 'iphone', 'ZH-3'],
  ['zh', '茶', 'ZH-1'],
  ['ja', 'ランプ', 'JA-1'],
  ['ja', 'ガラス', 'JA-2'],
  ['ja', 'カラス', 'JA-3'],
  ['ja', 'tシャツ', 'JA-3'],
  ['ko', '도자기', 'KO-1'],
  ['th', 'ไทย', 'TH-1'],
  ['th', 'ผึ้ง', 'TH-2'],
  ['de', 'Haus', 'DE-1'],
  ['de', 'lampe', 'DE-2'],
  ['de', 'GROSSE KERZE', 'DE-3'],
  ['fr', 'eclair', 'FR-1'],
  ['es', 'lampara', 'ES-1'],
  ['sv', 'stol', 'SV-1'],
  ['tr', 'kırmızı ışık', 'TR-1'],
  ['tr', 'istanbul', 'TR-2'],
  ['vi', 'den long', 'VI-1'],
];

/** Names in the order of their language. */
const sorted: Array<[language: string, names: string[]]> = [
  ['en', ['Äpfel', 'apple', 'Banana', 'cherry', 'Zebra']],
  ['sv', ['Apple', 'Zebra', 'Ål', 'Ärta', 'Öl']],
  ['cs', ['Cibule', 'Čaj', 'Hrnec', 'Chléb', 'Ibis']],
  ['es', ['Nube', 'Ñandú', 'Oca']],
  ['ru', ['арбуз', 'Ёлка', 'Жук', 'яблоко']],
];

const page = { limit: 50, includeTotal: false };

async function check(t: Test, url: string): Promise<void> {
  const deps = createDeps(testConfig(url), pino({ level: 'silent' }), url);
  t.teardown(() => deps.close());
  const open = async (slug: string, locale: string) => {
    const settings = JSON.stringify({ locale });
    await deps.pool.query(
      `insert into tenants (id, slug, name, currency, settings) values ($1, $2, $2, 'EUR', $3)`,
      [newId(), slug, settings],
    );
    const tenant = await deps.tenants.bySlug(slug);
    return systemContext(deps, tenant, 'test');
  };
  const add = (ctx: Awaited<ReturnType<typeof open>>, sku: string, name: string, text = '') =>
    createProduct(ctx, {
      ...{ sku, name, description: text, trackStock: true },
      price: { amount: 100, currency: 'EUR' },
    });

  for (const [language, products] of Object.entries(catalogues)) {
    const ctx = await open(`search-${language}`, language);
    for (const [sku, name, text] of products) await add(ctx, sku, name, text);
    for (const [, asked, found] of questions.filter(([of]) => of === language)) {
      const skus = (await listProducts(ctx, { q: asked }, page)).items.map(({ sku }) => sku);
      const wanted = found.split(/[ >]/).filter(Boolean);
      if (found.includes('>')) t.same(skus, wanted, `${language}: ${asked}`);
      else t.same(skus.sort(), wanted.sort(), `${language}: ${asked}`);
    }
    for (const [sku, name] of products) {
      const found = (await listProducts(ctx, { q: name }, page)).items;
      t.equal(found[0]?.sku, sku, `${name} is found by its name`);
    }
  }

  for (const [language, names] of sorted) {
    const ctx = await open(`sorted-${language}`, language);
    for (const [at, name] of names.toReversed().entries()) {
      await add(ctx, `S-${at}`, name);
      await createCategory(ctx, { name });
    }
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const one = await listProducts(
        ctx,
        { sort: 'name' },
        { ...page, limit: 2, ...(cursor && { cursor }) },
      );
      walked.push(...one.items.map(({ name }) => name));
      cursor = one.nextCursor ?? undefined;
    } while (cursor);
    t.same(walked, names, `${language}: products, page by page`);
    const back = (await listProducts(ctx, { sort: '-name' }, page)).items.map(({ name }) => name);
    t.same(back, names.toReversed(), `${language}: backwards`);
    const { items } = await listCategories(ctx, undefined, page);
    t.same(
      items.map(({ name }) => name),
      names,
      `${language}: categories`,
    );
  }
}

t.test('the held list has at least 60 questions', async (t) => t.ok(questions.length >= 60));

t.test('on the usual database', async (t) => check(t, await cloneDatabase(t)));

t.test('on a database of another locale', async (t) => {
  const url = await makeDatabase(
    t,
    `template template0 encoding 'UTF8' locale_provider icu icu_locale 'tr-TR' locale 'C.UTF-8'`,
  );
  await migrateUp(url);
  await check(t, url);
});

t.test('entries of former rules and of another language are made again', async (t) => {
  const shop = await openShop(t);
  for (let n = 0; n < 30; n += 1) await addProduct(shop, { sku: `H-${n}`, name: `Häuser ${n}` });
  const stems = async () =>
    (await shop.sql(`select from product_search where words @@ 'haus'::tsquery`)).length;
  t.equal(await indexOutdatedProducts(shop.ctx), 0, 'nothing to do');
  const german = {
    ...shop.ctx,
    tenant: { ...shop.ctx.tenant, settings: { ...shop.ctx.tenant.settings, locale: 'de' } },
  };
  t.equal(await indexOutdatedProducts(german), 30, 'the tenant speaks German now');
  t.equal(await stems(), 30);
  t.equal(await indexOutdatedProducts(shop.ctx), 30, 'and English again');
  t.equal(await stems(), 0);

  await shop.sql(`update product_search set made_with = '0', name = '', words = '', fuzzy = ''`);
  const { items } = await listProducts(shop.ctx, { sort: 'name' }, page);
  const rename = async ({ id }: { id: string }) => {
    await sleep(Math.random() * 30);
    const body = { name: `Renamed ${id}` };
    await shop.request('PATCH', `/v1/products/${id}`, { as: shop.users.staff, body });
  };
  const renamed = items.slice(0, 15);
  await Promise.all([indexOutdatedProducts(shop.ctx), ...renamed.map(rename)]);
  t.equal((await listProducts(shop.ctx, { q: 'renamed' }, page)).items.length, 15);
  t.equal((await listProducts(shop.ctx, { q: 'häuser' }, page)).items.length, 15);
});

t.test('no text makes a large entry or question', async (t) => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].join(' ');
  // One of these letters is written out as 18.
  const expanding = '\ufdfa';
  for (const part of [expanding, `${letters} `, '漆器茶', 'a1-b2/c3 ', 'ab']) {
    const { words } = entryOf({
      id: newId(),
      sku: 'X',
      name: part.repeat(200).slice(0, 200),
      description: part.repeat(10_000).slice(0, 10_000),
    });
    const lexemes = words.split(' ');
    t.ok(lexemes.length <= 4_100, `${part}: ${lexemes.length} lexemes`);
    const places = new Map<string, number>();
    for (const lexeme of lexemes) {
      const [name = ''] = lexeme.split(':');
      places.set(name, (places.get(name) ?? 0) + 1);
    }
    t.ok(Math.max(...places.values()) <= 8, `${part}: places of one lexeme`);
    const question = questionOf(part.repeat(100).slice(0, 100));
    t.ok((question?.terms.length ?? 0) <= 32, `${part}: ${question?.terms.length} terms`);
    t.ok((question?.exact.split(' & ').length ?? 0) <= 6, `${part}: ranked terms`);
  }
});

t.test('slow searches leave connections to other requests', async (t) => {
  const shop = await openShop(t, { env: { DATABASE_POOL_SIZE: '4', CACHE_SECONDS: '0' } });
  await addProduct(shop, { name: 'Lantern' });
  const blocker = new pg.Client({ connectionString: shop.url });
  await blocker.connect();
  t.teardown(() => blocker.end());
  await blocker.query('begin; lock table product_search in access exclusive mode');
  const search = () => shop.request('GET', '/v1/products?q=lantern&includeFacets=true');
  const searches = Array.from({ length: 110 }, search);
  const refused = await Promise.race(searches);
  t.equal(refused.statusCode, 503, 'too many wait');
  t.equal((await shop.request('GET', '/v1/products')).statusCode, 200);
  t.equal((await shop.request('GET', '/health/ready')).statusCode, 200);
  const headers = { 'x-tenant-id': 'other' };
  const foreign = shop.request('GET', '/v1/products?q=lantern', { headers });
  await until(async () => {
    const [row] = await shop.sql<{ count: number }>(
      `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and query like '%find_products%' and wait_event_type = 'Lock'`,
    );
    return row?.count === 2;
  });
  await blocker.query('commit');
  t.equal((await foreign).statusCode, 200, 'another tenant has a place of its own');
  const statuses = (await Promise.all(searches)).map(({ statusCode }) => statusCode);
  t.equal(statuses.filter((status) => status === 200).length, 101, 'one at work, 100 that waited');
  t.equal(statuses.filter((status) => status === 503).length, 9);
});

t.test('slugs of names in every script', async (t) => {
  t.same(['Łódź & Küche', 'Ёлка', '漆器', '★', '100 % Straße'].map(slugify), [
    'lodz-kuche',
    'elka',
    'qiqi',
    'item',
    '100-strasse',
  ]);
});
