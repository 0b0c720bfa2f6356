import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

// Row-level security lets an index be used for a condition only where PostgreSQL calls the operator
// leakproof, and those of full text and trigrams are not: under the application's role every search
// would read the whole table (docs/decisions/0017). So the words stand in a table of their own, and
// a function of the owner's, which sees all tenants and names one, finds products by them.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    'create extension if not exists pg_trgm; create extension if not exists btree_gin',
  );
  // Where an operator or a provider put them: not always the schema of our tables.
  const { rows } = await knex.raw<{ rows: Array<{ own: string; theirs: string }> }>(
    `select quote_ident(current_schema()) as own,
       string_agg(distinct extnamespace::regnamespace::text, ', ') as theirs
     from pg_extension where extname in ('pg_trgm', 'btree_gin')`,
  );
  const { own, theirs } = rows[0] as (typeof rows)[number];
  await knex.raw(`set local search_path = ${own}, ${theirs}`);
  await knex.raw(`
    -- As it is searched: small letters without their accents, and single spaces between words.
    create function search_text(given text) returns text
    language sql immutable strict parallel safe
    return (
      select case when folded ~ '^ | $|  ' then trim(regexp_replace(folded, ' +', ' ', 'g')) else folded end
      from (select translate(
        case when octet_length(given) = length(given) then lower(given)
        else regexp_replace(
          regexp_replace(lower(normalize(given, nfkd)), '[\\u0300-\\u036f]+', '', 'g'),
          '[\\u0080-\\u00bf\\u2000-\\u206f\\u3000-\\u3003]+', ' ', 'g') end,
        E'\\t\\r\\n!"#$%&\\'()*+,-./:;<=>\\?@[\\\\]^_\`{|}~', rpad('', 35))) as plain (folded)
    );

    -- Words of the name and the SKU weigh more than those of the description.
    create function product_words(sku text, name text, description text) returns tsvector
    language sql immutable strict parallel safe
    return setweight(to_tsvector('simple', search_text(name) || ' ' || search_text(sku)), 'A')
      || setweight(to_tsvector('simple', search_text(description)), 'C');

    -- Apart from products: a change of price or category need not touch the indexes of words.
    create table product_search (
      tenant_id uuid not null,
      product_id uuid not null,
      sku text not null,
      name text not null,
      words tsvector not null,
      -- Whether it is sold: what is archived must not stand in the way of what was meant.
      listed boolean not null,
      primary key (tenant_id, product_id),
      foreign key (tenant_id, product_id) references products
    );
    -- The owner has no tenant and would see none of the rows.
    alter table products no force row level security;
    insert into product_search (tenant_id, product_id, sku, name, words, listed)
      select tenant_id, id, search_text(sku), search_text(name), product_words(sku, name, description),
        status = 'active' from products;
    alter table products force row level security;
    create index product_search_by_word on product_search using gin (tenant_id, words);
    create index product_search_by_trigram on product_search
      using gin (tenant_id, (name || ' ' || sku) gin_trgm_ops);
  `);
  await ownByTenant(knex, 'product_search');
  await knex.raw(`
    create policy owner_searches on product_search for select to current_user using (true);

    -- Products in whose name, SKU or description every word begins a word, a single letter being one,
    -- best first by score. If there is none, those with a word like the one that nothing has: a slip of the keyboard. Scores
    -- of these are below those of the others: if the last that had every word goes between two pages,
    -- those like it follow; if the first one comes, the pages of those like it end.
    create function search_products(asked text, all_of_them boolean) returns table (product_id uuid, score bigint)
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, ${own}, ${theirs}, pg_temp
    set pg_trgm.word_similarity_threshold = 0.4
    -- Looking for one product with a common word, PostgreSQL would leaf through all of them.
    set enable_seqscan = off
    as $$
    declare
      -- The tenant that the caller's own statements are bound to; no other can be named.
      tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      folded constant text := search_text(asked);
      lexemes constant text[] := tsvector_to_array(to_tsvector('simple', folded));
      whole constant tsquery := (select string_agg(quote_literal(one), ' & ')::tsquery from unnest(lexemes) one);
      -- One letter begins too many words.
      begun constant tsquery := (select string_agg(quote_literal(one) || case when length(one) > 1 then ':*' else '' end, ' & ')::tsquery
        from unnest(lexemes) one);
      known tsquery;
      unknown text[] := '{}';
      longest text;
    begin
      if cardinality(lexemes) = 0 or tenant is null then return; end if;
      return query
        select s.product_id, 2000000000::bigint
          + case when s.sku = folded then 800000000 when starts_with(s.sku, folded) then 400000000 else 0 end
          + case when s.name = folded then 200000000 when starts_with(s.name, folded) then 100000000 else 0 end
          + (10000000 * (ts_rank(s.words, begun, 1) + ts_rank(s.words, whole, 1)))::bigint
        from ${own}.product_search s
        where s.tenant_id = tenant and s.words @@ begun and (all_of_them or s.listed);
      if found then return; end if;

      for at in 1 .. cardinality(lexemes) loop
        if exists (select from ${own}.product_search s where s.tenant_id = tenant and (all_of_them or s.listed)
            and s.words @@ (quote_literal(lexemes[at]) || case when length(lexemes[at]) > 1 then ':*' else '' end)::tsquery) then
          known := case when known is null then '' else known::text || ' & ' end || quote_literal(lexemes[at]) || ':*';
        else
          unknown := unknown || lexemes[at];
        end if;
      end loop;
      -- Each word is there, only never together; or one is too short to be like another.
      if cardinality(unknown) = 0 or exists (select from unnest(unknown) one where length(one) < 3) then return; end if;
      longest := (select one from unnest(unknown) one order by length(one) desc, one limit 1);
      return query
        select s.product_id, (1000000 * word_similarity(folded, s.name || ' ' || s.sku))::bigint
        from ${own}.product_search s
        where s.tenant_id = tenant and (all_of_them or s.listed) and longest <% (s.name || ' ' || s.sku)
          and (known is null or s.words @@ known)
          and (cardinality(unknown) = 1
            or (select bool_and(one <% (s.name || ' ' || s.sku)) from unnest(unknown) one));
    end $$;
    revoke execute on function search_products(text, boolean) from public;
    grant execute on function search_products(text, boolean) to kontor_app;

    -- Kept by PostgreSQL, and unlike the counters indexed: a sale that leaves some on the shelf still
    -- changes no indexed column, so that the row is updated within its page.
    alter table stock_levels add column sold_out boolean not null generated always as (on_hand <= reserved) stored;
    create index stock_levels_by_availability on stock_levels (tenant_id, sold_out, product_id);

    -- Counts, sums and facets of a status or a category are read off this index alone.
    create index products_facets on products (tenant_id, status, category_id, current_price, id) include (price, sale_price);
    -- What is on sale is often what is cheap or old: the other orders would be read to their ends.
    create index products_on_sale_by_name on products (tenant_id, name, id) where sale_price < price;
    create index products_on_sale_by_price on products (tenant_id, current_price, id) where sale_price < price;
    create index products_on_sale_by_age on products (tenant_id, id) where sale_price < price;
    -- So that small categories are known as well as large ones.
    alter table products alter column category_id set statistics 1000;
  `);
}

export async function down(knex: Knex): Promise<void> {
  // The extensions stay: something else may use them by now.
  await knex.raw(`
    alter table products alter column category_id set statistics -1;
    drop index products_on_sale_by_age, products_on_sale_by_price, products_on_sale_by_name;
    drop index products_facets;
    alter table stock_levels drop column sold_out;
    drop function search_products(text, boolean);
    drop table product_search;
    drop function product_words(text, text, text);
    drop function search_text(text);
  `);
}
