// SQL of the search index. Migration 0031 defines the search itself.
import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Ctx } from '../../context.js';
import { sql } from '../../db/pages.js';
import { stemmerOf } from '../../lib/languages.js';
import { entryOf, type SearchableProduct, searchRules } from './search-entry.js';
import { questionOf } from './search-question.js';

/** Returns the current value of `made_with`. */
const madeWith = (stemmer: string | null): string => `${searchRules} ${stemmer ?? 'no stemmer'}`;

/**
 * Returns the end of a statement whose CTE `saved` has the written products. It writes their search entries.
 *
 * @param parameter the placeholder of the value of `searchEntries`, such as `$3`
 */
export const indexSaved = (
  parameter: string,
): string => `insert into product_search as s (tenant_id, product_id, sku, name, fuzzy, words, made_with, listed)
  select saved.tenant_id, saved.id, entry.sku, entry.name, entry.fuzzy,
    stemmed_words(entry.words, entry.stemmer), entry."madeWith", saved.status = 'active'
  from saved join jsonb_to_recordset(${parameter}::jsonb) as entry (id uuid, sku text, name text, fuzzy text,
    words text, stemmer text, "madeWith" text) using (id)
  on conflict (tenant_id, product_id) do update set sku = excluded.sku, name = excluded.name,
    fuzzy = excluded.fuzzy, words = excluded.words, made_with = excluded.made_with, listed = excluded.listed
  where (s.sku, s.name, s.fuzzy, s.words, s.made_with, s.listed) is distinct from
    (excluded.sku, excluded.name, excluded.fuzzy, excluded.words, excluded.made_with, excluded.listed)`;

/** Entries between two pauses for the event loop. A long description takes about 5 ms. */
const entriesPerTurn = 10;

/** Returns the parameter of `indexSaved` for these products. */
export async function searchEntries(
  { tenant }: Ctx,
  products: SearchableProduct[],
): Promise<string> {
  const stemmer = stemmerOf(tenant.settings.locale);
  const made = { stemmer, madeWith: madeWith(stemmer) };
  const entries: object[] = [];
  for (const product of products) {
    if (entries.length % entriesPerTurn === entriesPerTurn - 1) await setImmediate();
    entries.push({ ...entryOf(product), ...made });
  }
  return JSON.stringify(entries);
}

/**
 * Returns the `from` clause of a search; `found.score` is the score. `offset 0` makes PostgreSQL look up the
 * products one by one. Otherwise it overestimates the number of matches and scans an index of all products.
 */
export function foundProducts({ tenant }: Ctx, asked: string, listedOnly: boolean): Knex.Raw {
  const question = questionOf(asked);
  return sql.raw(
    `find_products(?::jsonb, ?, ?) found cross join lateral
       (select * from products own where own.tenant_id = ? and own.id = found.product_id offset 0) products`,
    [
      question === undefined ? null : JSON.stringify(question),
      stemmerOf(tenant.settings.locale),
      !listedOnly,
      tenant.id,
    ],
  );
}

/** Returns ids of products whose entry has other rules or another language. */
export async function selectOutdatedEntries({ db, tenant }: Ctx, limit: number): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `(select product_id as id from product_search where tenant_id = $1 and made_with < $2 limit $3)
     union all
     (select product_id from product_search where tenant_id = $1 and made_with > $2 limit $3)`,
    [tenant.id, madeWith(stemmerOf(tenant.settings.locale)), limit],
  );
  return rows.map(({ id }) => id);
}

/** Locks products in the order of their ids. */
export function lockSearchable({ db, tenant }: Ctx, ids: string[]): Promise<SearchableProduct[]> {
  return db.query<SearchableProduct>(
    `select id, sku, name, description from products where tenant_id = $1 and id = any($2)
     order by id for no key update`,
    [tenant.id, ids],
  );
}

/** Call it after `lockSearchable`. */
export async function writeEntries(ctx: Ctx, products: SearchableProduct[]): Promise<void> {
  await ctx.db.query(
    `with saved as (select * from products where tenant_id = $1 and id = any($2))
     ${indexSaved('$3')}`,
    [ctx.tenant.id, products.map(({ id }) => id), await searchEntries(ctx, products)],
  );
}
