// The SQL of the table by which products are found by words. What is a word, and what is found, is
// said by the functions of migration 0020.
import type { Knex } from 'knex';
import type { Ctx } from '../../context.js';
import { sql } from '../../db/pages.js';

/** The end of a statement that has the products it wrote as `saved`: their words go with them. */
export const indexSaved = `insert into product_search as s (tenant_id, product_id, sku, name, words, listed)
  select tenant_id, id, search_text(sku), search_text(name), product_words(sku, name, description),
    status = 'active' from saved
  on conflict (tenant_id, product_id) do update set sku = excluded.sku, name = excluded.name,
    words = excluded.words, listed = excluded.listed
  where (s.sku, s.name, s.words, s.listed)
    is distinct from (excluded.sku, excluded.name, excluded.words, excluded.listed)`;

/**
 * The products that a search finds, with their score as `found.score`. They are looked up one by one:
 * how many there are PostgreSQL cannot know, and in the hope of many it would walk along an index of
 * all products until it has met enough of them.
 */
export const foundProducts = ({ tenant }: Ctx, asked: string, listedOnly: boolean): Knex.Raw =>
  sql.raw(
    `search_products(?, ?) found cross join lateral
       (select * from products own where own.tenant_id = ? and own.id = found.product_id offset 0) products`,
    [asked, !listedOnly, tenant.id],
  );
