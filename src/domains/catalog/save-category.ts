// Adds categories, changes, moves and deletes them.
import type { Ctx } from '../../context.js';
import type { Category, CreateCategory, UpdateCategory } from '../../contract/generated/catalog.js';
import { isForeignKeyViolation } from '../../db/constraints.js';
import { transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import { noteChange } from '../../events/catalogue-changes.js';
import { newId } from '../../lib/ids.js';
import { slugify } from '../../lib/slug.js';
import {
  categoryCycle,
  categoryInUse,
  categoryTooDeep,
  maxCategoryDepth,
  unknownCategory,
} from './catalog.errors.js';
import {
  deleteCategoryRow,
  insertCategory,
  isWithin,
  lockTree,
  selectCategory,
  selectDepth,
  selectHeight,
  selectTakenCategorySlugs,
  updateCategoryRow,
} from './categories.sql.js';
import { chooseSlug } from './slugs.js';

/** @throws AppError `unknown_category`, `category_name_taken`, `slug_taken`, `category_too_deep` */
export async function createCategory(ctx: Ctx, input: CreateCategory): Promise<Category> {
  return transaction(ctx, async (ctx) => {
    await lockTree(ctx);
    noteChange(ctx, { categories: true });
    const parent = input.parentId ? await selectCategory(ctx, input.parentId) : undefined;
    if (input.parentId && !parent) throw unknownCategory();
    if (parent && (await selectDepth(ctx, parent.id)) >= maxCategoryDepth) throw categoryTooDeep();
    return insertCategory(ctx, {
      id: newId(),
      parentId: input.parentId ?? null,
      name: input.name,
      slug: input.slug ?? (await freeSlug(ctx, input.name, parent?.slug)),
    });
  });
}

/** Two categories of one name are told apart by their parent's: `kitchen-other`. */
async function freeSlug(ctx: Ctx, name: string, parentSlug: string | undefined): Promise<string> {
  const slug = slugify(name);
  const candidates = parentSlug ? [slug, slugify(`${parentSlug}-${slug}`)] : [slug];
  return chooseSlug(candidates, await selectTakenCategorySlugs(ctx, candidates));
}

/**
 * Changes a category; a new parent moves it with all that is below it.
 *
 * @throws AppError `not_found`, `version_mismatch`, `unknown_category`, `category_cycle`,
 *   `category_name_taken`, `slug_taken`
 */
export async function updateCategory(
  ctx: Ctx,
  id: string,
  changes: UpdateCategory,
  isCurrent: (version: number) => boolean,
): Promise<Category> {
  return transaction(ctx, async (ctx) => {
    await lockTree(ctx);
    noteChange(ctx, { categories: true });
    const before = await selectCategory(ctx, id);
    if (!before) throw notFound('category');
    if (!isCurrent(before.version)) throw versionMismatch();
    const parentId = changes.parentId === undefined ? before.parentId : changes.parentId;
    if (parentId !== null && parentId !== before.parentId) {
      if (!(await selectCategory(ctx, parentId))) throw unknownCategory();
      if (await isWithin(ctx, parentId, id)) throw categoryCycle();
      const depth = (await selectDepth(ctx, parentId)) + (await selectHeight(ctx, id));
      if (depth > maxCategoryDepth) throw categoryTooDeep();
    }
    return updateCategoryRow(ctx, id, {
      name: changes.name ?? before.name,
      slug: changes.slug ?? before.slug,
      parentId,
    });
  });
}

/** @throws AppError `not_found`, `version_mismatch`, `category_in_use` */
export async function deleteCategory(
  ctx: Ctx,
  id: string,
  isCurrent: (version: number) => boolean,
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    await lockTree(ctx);
    noteChange(ctx, { categories: true });
    const category = await selectCategory(ctx, id);
    if (!category) throw notFound('category');
    if (!isCurrent(category.version)) throw versionMismatch();
    try {
      await deleteCategoryRow(ctx, id);
    } catch (error) {
      // The database knows for certain, also of what is being added at this moment.
      throw isForeignKeyViolation(error) ? categoryInUse() : error;
    }
  });
}
