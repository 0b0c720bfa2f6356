// A large catalogue, written by PostgreSQL itself: the same one for the same size, each time.
import type { Ctx } from '../../src/context.js';
import { indexSaved, searchEntries } from '../../src/domains/catalog/product-search.sql.js';
import type { SearchableProduct } from '../../src/domains/catalog/search-entry.js';
import type { Shop } from './shop.js';

/** How many products are in the largest aisle, as a share of all: one in this many. */
export const largestAisle = 3;

/** Words that names are made of; all come up about equally often. */
export const vocabulary = {
  kinds: 'Small Large Vintage Modern Rustic Classic Mini Giant Round Square Folding Hanging',
  colours: 'Red Blue Green White Black Pink Ivory Silver Golden Turquoise Purple Orange',
  materials: 'Wooden Ceramic Glass Metal Cotton Paper Leather Bamboo Porcelain Enamel',
  things:
    'Lantern Mug Bowl Plate Candle Clock Frame Basket Cushion Teapot Lamp Vase Tray Jar Box Bag Doormat Umbrella Notebook Chopsticks Bunting Garland Ornament Coaster Kettle Blanket Mirror Shelf Stool Hook',
};

/**
 * Adds categories in three levels and products in them: one in 50 archived, one in 40 on sale, one
 * in 33 sold out, one in 100 in no category.
 *
 * @returns ids of the top category, of one department, of its largest aisle and of a small one
 */
export async function generateCatalogue(shop: Pick<Shop, 'sql'>, tenantId: string, size: number) {
  const pick = (words: string, salt: number) => {
    const list = words.split(' ');
    return `(array['${list.join("','")}'])[1 + mod(abs(hashint4(i + ${salt})), ${list.length})]`;
  };
  const { kinds, colours, materials, things } = vocabulary;
  const material = pick(materials, 2_000_000);
  // Without the checks of foreign keys, which are known to hold, and with indexes built at the end.
  await shop.sql(`
    begin; set local session_replication_role = replica;
    create temporary table definitions on commit drop as
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
      where indrelid = 'products'::regclass and not indisunique;
    do $$ declare one record; begin
      for one in select * from definitions loop execute 'drop index ' || one.name; end loop;
    end $$;
    insert into categories (tenant_id, id, parent_id, name, slug) values
      ('${tenantId}', md5('top')::uuid, null, 'Everything', 'everything');
    insert into categories (tenant_id, id, parent_id, name, slug)
      select '${tenantId}', md5('department ' || d)::uuid, md5('top')::uuid, 'Department ' || d, 'department-' || d
      from generate_series(1, 10) d;
    insert into categories (tenant_id, id, parent_id, name, slug)
      select '${tenantId}', md5('aisle ' || d || '.' || a)::uuid, md5('department ' || d)::uuid,
        'Aisle ' || d || '.' || a, 'aisle-' || d || '-' || a
      from generate_series(1, 10) d, generate_series(1, 30) a;
    insert into products (tenant_id, id, sku, name, slug, description, category_id, price, sale_price, status)
      select '${tenantId}', ('01900000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
        'GEN-' || lpad(i::text, 7, '0'),
        ${pick(kinds, 0)} || ' ' || ${pick(colours, 1_000_000)} || ' ' || ${material} || ' ' ||
          ${pick(things, 3_000_000)} || ' ' || i % 500,
        'gen-' || i,
        'Made of ' || lower(${material}) || ', for the ' ||
          ${pick('kitchen garden office bedroom party', 4_000_000)} || '.',
        case when i % 100 = 1 then null when i % ${largestAisle} = 0 then md5('aisle 1.1')::uuid
          else md5('aisle ' || 1 + i % 10 || '.' || 1 + i / 10 % 29)::uuid end,
        50 + mod(abs(hashint4(i + 5000000)), 20000), case when i % 40 = 0 then 45 end,
        case when i % 50 = 7 then 'archived' else 'active' end
      from generate_series(1, ${size}) i;
    insert into stock_levels (tenant_id, product_id, on_hand)
      select tenant_id, id, case when right(sku, 7)::int % 33 = 0 then 0 else 25 end
      from products where tenant_id = '${tenantId}';
    do $$ declare one record; begin
      for one in select * from definitions loop execute one.text; end loop;
    end $$;
    commit`);
  await indexCatalogue(shop, tenantId);
  // As autovacuum does some time after an import.
  await shop.sql('vacuum (analyze) products');
  await shop.sql('vacuum (analyze) product_search');
  await shop.sql('vacuum (analyze) stock_levels');
  await shop.sql('analyze categories');
  const [row] = await shop.sql<Record<'top' | 'department' | 'largest' | 'small', string>>(
    `select md5('top')::uuid as top, md5('department 1')::uuid as department,
       md5('aisle 1.1')::uuid as largest, md5('aisle 7.7')::uuid as small`,
  );
  return row as Record<'top' | 'department' | 'largest' | 'small', string>;
}

/** Writes the entries of the search, with indexes built at the end. */
async function indexCatalogue(shop: Pick<Shop, 'sql'>, tenantId: string): Promise<void> {
  const definitions = await shop.sql<{ name: string; text: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = 'product_search'::regclass and not indisunique`,
  );
  for (const { name } of definitions) await shop.sql(`drop index ${name}`);
  const products = await shop.sql<SearchableProduct>(
    'select id, sku, name, description from products where tenant_id = $1',
    [tenantId],
  );
  const ctx = { tenant: { id: tenantId, settings: {} } } as Ctx;
  for (let at = 0; at < products.length; at += 5000) {
    const batch = products.slice(at, at + 5000);
    await shop.sql(
      `with saved as (select * from products where tenant_id = $1 and id = any($2))
       ${indexSaved('$3')}`,
      [tenantId, batch.map(({ id }) => id), await searchEntries(ctx, batch)],
    );
  }
  for (const { text } of definitions) await shop.sql(text);
}
