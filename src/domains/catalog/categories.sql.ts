// The only SQL on categories.
import type { Ctx } from '../../context.js';
import type { Category } from '../../contract/generated/catalog.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import { collationOf } from '../../lib/languages.js';

const columns = `id, name, slug, parent_id as "parentId", version,
  created_at as "createdAt", updated_at as "updatedAt"`;

/**
 * @returns ids of a category and of all below it; none where there is no such category. As values in
 *   a statement they let PostgreSQL know how many products to expect.
 */
export async function selectDescendantIds({ db, tenant }: Ctx, id: string): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `with recursive below as (
       select id from categories where tenant_id = $1 and id = $2
       union all
       select child.id from categories child join below on child.parent_id = below.id where child.tenant_id = $1
     ) select id from below`,
    [tenant.id, id],
  );
  return rows.map((row) => row.id);
}

/**
 * Changes of the tree wait for each other until the transaction ends: two moves that are each
 * harmless can make a circle together.
 */
export async function lockTree({ db, tenant }: Ctx): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('categories ' || $1, 0))`, [
    tenant.id,
  ]);
}

export async function insertCategory(
  { db, tenant }: Ctx,
  category: { id: string; parentId: string | null; name: string; slug: string },
): Promise<Category> {
  const rows = await db.query<Category>(
    `insert into categories (tenant_id, id, parent_id, name, slug) values ($1, $2, $3, $4, $5)
     returning ${columns}`,
    [tenant.id, category.id, category.parentId, category.name, category.slug],
  );
  return rows[0] as Category;
}

export async function selectCategory(
  { db, tenant }: Ctx,
  id: string,
): Promise<Category | undefined> {
  const rows = await db.query<Category>(
    `select ${columns} from categories where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

/** @returns by id */
export async function selectCategories(
  { db, tenant }: Ctx,
  ids: string[],
): Promise<Map<string, Category>> {
  const rows = await db.query<Category>(
    `select ${columns} from categories where tenant_id = $1 and id = any($2)`,
    [tenant.id, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** @returns those directly below, in the order of their names */
export const selectChildren = (
  { db, tenant }: Ctx,
  parentIds: string[],
): Promise<Array<Category & { parentId: string }>> =>
  db.query(
    `select ${columns} from categories where tenant_id = $1 and parent_id = any($2)
     order by name collate ${collationOf(tenant.settings.locale)}, id`,
    [tenant.id, parentIds],
  );

export async function selectChildByName(
  { db, tenant }: Ctx,
  parentId: string | null,
  name: string,
): Promise<Category | undefined> {
  const rows = await db.query<Category>(
    `select ${columns} from categories where tenant_id = $1 and parent_id is not distinct from $2 and name = $3`,
    [tenant.id, parentId, name],
  );
  return rows[0];
}

/** Of all categories, in the order of their names, what a tree or a path is made of. */
export async function selectAllNodes({
  db,
  tenant,
}: Ctx): Promise<Array<{ id: string; name: string; slug: string; parentId: string | null }>> {
  return db.query(
    `select id, name, slug, parent_id as "parentId" from categories where tenant_id = $1
     order by name collate ${collationOf(tenant.settings.locale)}, id`,
    [tenant.id],
  );
}

export function selectCategoryPage(
  { db, tenant }: Ctx,
  parentId: string | undefined,
  request: PageRequest,
): Promise<Page<Category>> {
  const query = sql
    .queryBuilder()
    .from('categories')
    .where('tenant_id', tenant.id)
    .select(sql.raw(columns));
  if (parentId !== undefined) query.where('parent_id', parentId);
  return fetchPage<Category>(
    db,
    query,
    {
      column: 'name',
      type: 'text',
      collation: collationOf(tenant.settings.locale),
      id: 'id',
      descending: false,
    },
    request,
  );
}

export async function updateCategoryRow(
  { db, tenant }: Ctx,
  id: string,
  changes: { name: string; slug: string; parentId: string | null },
): Promise<Category> {
  const rows = await db.query<Category>(
    `update categories set name = $3, slug = $4, parent_id = $5, version = version + 1, updated_at = now()
     where tenant_id = $1 and id = $2 returning ${columns}`,
    [tenant.id, id, changes.name, changes.slug, changes.parentId],
  );
  return rows[0] as Category;
}

/** Whether `candidate` is `id` or stands somewhere below it. */
export async function isWithin(
  { db, tenant }: Ctx,
  candidate: string,
  id: string,
): Promise<boolean> {
  const rows = await db.query<{ within: boolean }>(
    `with recursive above as (
       select id, parent_id from categories where tenant_id = $1 and id = $2
       union all
       select parent.id, parent.parent_id from categories parent
       join above on parent.id = above.parent_id where parent.tenant_id = $1
     ) select exists (select from above where id = $3) as within`,
    [tenant.id, candidate, id],
  );
  return rows[0]?.within === true;
}

export async function deleteCategoryRow({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(`delete from categories where tenant_id = $1 and id = $2`, [tenant.id, id]);
}

export async function selectTakenCategorySlugs(
  { db, tenant }: Ctx,
  slugs: string[],
): Promise<Set<string>> {
  const rows = await db.query<{ slug: string }>(
    `select slug from categories where tenant_id = $1 and slug = any($2)`,
    [tenant.id, slugs],
  );
  return new Set(rows.map((row) => row.slug));
}

/** How many of the ids are those of categories. */
export async function countKnownCategories({ db, tenant }: Ctx, ids: string[]): Promise<number> {
  const rows = await db.query<{ count: number }>(
    'select count(*) as count from categories where tenant_id = $1 and id = any($2::uuid[])',
    [tenant.id, ids],
  );
  return rows[0]?.count ?? 0;
}

/** How many levels a category stands below the top, itself included. */
export async function selectDepth({ db, tenant }: Ctx, id: string): Promise<number> {
  const rows = await db.query<{ depth: number }>(
    `with recursive above as (
       select id, parent_id from categories where tenant_id = $1 and id = $2
       union all
       select parent.id, parent.parent_id from categories parent
       join above on parent.id = above.parent_id where parent.tenant_id = $1
     ) select count(*) as depth from above`,
    [tenant.id, id],
  );
  return rows[0]?.depth ?? 0;
}

/** How many levels a category has, itself included. */
export async function selectHeight({ db, tenant }: Ctx, id: string): Promise<number> {
  const rows = await db.query<{ height: number }>(
    `with recursive below as (
       select id, 1 as level from categories where tenant_id = $1 and id = $2
       union all
       select child.id, below.level + 1 from categories child
       join below on child.parent_id = below.id where child.tenant_id = $1
     ) select max(level) as height from below`,
    [tenant.id, id],
  );
  return rows[0]?.height ?? 0;
}
