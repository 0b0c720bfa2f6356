import type { Knex } from 'knex';

// The application creates the search words (src/domains/catalog/search-tokens.ts), so that they do not depend
// on the database's locale. The worker rebuilds older entries. The functions of migration 0020 stay for processes
// of the previous release.
export async function up(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: Array<{ own: string; theirs: string }> }>(
    `select quote_ident(current_schema()) as own,
       string_agg(distinct extnamespace::regnamespace::text, ', ') as theirs
     from pg_extension where extname in ('pg_trgm', 'btree_gin')`,
  );
  const { own, theirs } = rows[0] as (typeof rows)[number];
  await knex.raw(`set local search_path = ${own}, ${theirs}`);
  await knex.raw(`
    alter table product_search
      -- Name and SKU in ASCII, for typing errors and for parts of words.
      add column fuzzy text not null default '',
      -- The version of the rules and the stemmer that created the entry.
      add column made_with text not null default '';
    drop index product_search_by_trigram;
    create index product_search_by_trigram on product_search using gin (tenant_id, fuzzy gin_trgm_ops);
    create index product_search_by_rules on product_search (tenant_id, made_with);

    -- Adds the stem of each word at the positions of the word.
    create function stemmed_words(words text, stemmer text) returns tsvector
    language sql stable parallel safe
    set search_path = pg_catalog
    return (
      select (words || coalesce(string_agg(' ' || quote_literal(stem) || ':'
        || (select string_agg(place || weight, ',') from unnest(positions, weights) as places (place, weight)), ''), ''))::tsvector
      from unnest(words::tsvector) as word (lexeme, positions, weights)
      cross join lateral (select (ts_lexize(stemmer::regdictionary, lexeme))[1] where stemmer is not null) as stems (stem)
      where stem <> lexeme
    );

    -- Returns products that match all terms. The score ranks an equal SKU or name first, then matches in the name,
    -- then matches in the description, then parts of an SKU. If no product matches, looks for the unknown words
    -- inside other words, and then for similar words. Each step has lower scores than the step before it. So pages
    -- stay in order if the last match of a step disappears between two pages.
    create function find_products(asked jsonb, stemmer text, all_of_them boolean)
    returns table (product_id uuid, score bigint)
    language plpgsql stable security definer rows 500
    set search_path = pg_catalog, ${own}, ${theirs}, pg_temp
    set pg_trgm.word_similarity_threshold = 0.4
    -- The planner underestimates the cost of a sequential scan for common words.
    set enable_seqscan = off
    as $$
    declare
      -- The tenant of the caller's transaction. A parameter would let a caller name another tenant.
      tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      wanted_sku constant text := asked->>'sku';
      wanted_name constant text := asked->>'name';
      exact constant tsquery := (asked->>'exact')::tsquery;
      ascii constant text[] := array(select jsonb_array_elements_text(asked->'ascii'));
      texts text[] := array(select jsonb_array_elements_text(asked->'terms'));
      terms tsquery[];
      names text[] := array(select jsonb_array_elements_text(asked->'named'));
      begun tsquery;
      named tsquery;
      known tsquery;
      unknown text[] := '{}';
      has_words boolean;
      longest text;
      stem text;
      word text;
    begin
      if asked is null or tenant is null then return; end if;
      if stemmer is not null then
        for word in select jsonb_array_elements_text(asked->'stemmed') loop
          stem := (ts_lexize(stemmer::regdictionary, word))[1];
          -- If the stem equals the word, the prefix match of the word already covers it.
          if stem <> word then
            texts := array(select replace(one, quote_literal('~' || word), quote_literal(stem)) from unnest(texts) one);
            names := array(select replace(one, quote_literal('~' || word), quote_literal(stem)) from unnest(names) one);
          end if;
        end loop;
      end if;
      terms := texts::tsquery[];
      begun := array_to_string(texts, ' & ')::tsquery;
      named := array_to_string(names, ' & ')::tsquery;

      return query
        select s.product_id, 2000000000::bigint
          + case when wanted_sku = '' then 0 when s.sku = wanted_sku then 800000000
              when starts_with(s.sku, wanted_sku) then 400000000 else 0 end
          + case when s.name = wanted_name then 200000000 when starts_with(s.name, wanted_name) then 100000000 else 0 end
          + case when s.words @@ named then 50000000 else 0 end
          -- Ranks a few whole words only: ranking a prefix compares the positions of all words with that prefix.
          + (10000000 * ts_rank(s.words, exact, 1))::bigint
        from ${own}.product_search s
        where s.tenant_id = tenant and s.words @@ begun and (all_of_them or s.listed);
      has_words := found;
      if (asked->>'isFragment')::boolean and not exists (select from ${own}.product_search s
          where s.tenant_id = tenant and s.words @@ begun and s.sku = wanted_sku and (all_of_them or s.listed)) then
        return query
          select s.product_id, 1500000000::bigint - length(s.sku) from ${own}.product_search s
          where s.tenant_id = tenant and s.fuzzy like '%' || ascii[1] || '%' and s.sku like '%' || wanted_sku || '%'
            and not s.words @@ begun and (all_of_them or s.listed);
        has_words := has_words or found;
      end if;
      if has_words then return; end if;

      for at in 1 .. cardinality(terms) loop
        if exists (select from ${own}.product_search s
            where s.tenant_id = tenant and (all_of_them or s.listed) and s.words @@ terms[at]) then
          known := coalesce(known && terms[at], terms[at]);
        else
          unknown := unknown || ascii[at];
        end if;
      end loop;
      -- All words are known but no product has them together, or a word is too short.
      if cardinality(unknown) = 0 or exists (select from unnest(unknown) one where length(one) < 3) then return; end if;
      longest := (select one from unnest(unknown) one order by length(one) desc, one limit 1);
      return query
        select s.product_id, 1000000000 + (1000000 * word_similarity(longest, s.fuzzy))::bigint
        from ${own}.product_search s
        where s.tenant_id = tenant and (all_of_them or s.listed) and s.fuzzy like '%' || longest || '%'
          and (known is null or s.words @@ known)
          and (select bool_and(position(one in s.fuzzy) > 0) from unnest(unknown) one);
      -- Words of three letters are similar to too many others. Many unknown words are not typing errors.
      if found or cardinality(unknown) > 4 or exists (select from unnest(unknown) one where length(one) < 4) then return; end if;
      return query
        select s.product_id, (1000000 * word_similarity(asked->>'similar', s.fuzzy))::bigint
        from ${own}.product_search s
        where s.tenant_id = tenant and (all_of_them or s.listed) and longest <% s.fuzzy
          and (known is null or s.words @@ known)
          and (cardinality(unknown) = 1 or (select bool_and(one <% s.fuzzy) from unnest(unknown) one));
    end $$;
    revoke execute on function find_products(jsonb, text, boolean) from public;
    grant execute on function find_products(jsonb, text, boolean) to kontor_app;

    -- Most languages share this collation; src/lib/languages.ts lists the others.
    drop index categories_by_name, products_by_name, products_by_category, products_on_sale_by_name;
    create index categories_by_name on categories (tenant_id, name collate "und-x-icu", id);
    create index products_by_name on products (tenant_id, name collate "und-x-icu", id);
    create index products_by_category on products (tenant_id, category_id, name collate "und-x-icu", id);
    create index products_on_sale_by_name on products (tenant_id, name collate "und-x-icu", id)
      where sale_price < price;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index categories_by_name, products_by_name, products_by_category, products_on_sale_by_name;
    create index categories_by_name on categories (tenant_id, name, id);
    create index products_by_name on products (tenant_id, name, id);
    create index products_by_category on products (tenant_id, category_id, name, id);
    create index products_on_sale_by_name on products (tenant_id, name, id) where sale_price < price;
    drop function find_products(jsonb, text, boolean);
    drop function stemmed_words(text, text);
    drop index product_search_by_rules, product_search_by_trigram;
    alter table product_search drop column made_with, drop column fuzzy;
    -- The owner has no tenant and would see none of the rows.
    alter table products no force row level security;
    alter table product_search no force row level security;
    update product_search s set sku = search_text(p.sku), name = search_text(p.name),
      words = product_words(p.sku, p.name, p.description)
    from products p where (p.tenant_id, p.id) = (s.tenant_id, s.product_id);
    alter table products force row level security;
    alter table product_search force row level security;
    create index product_search_by_trigram on product_search
      using gin (tenant_id, (name || ' ' || sku) gin_trgm_ops);
  `);
}
