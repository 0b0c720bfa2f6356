// The room's codes, and the constraints that stand for them.
import type { ConstraintErrors } from '../../db/constraints.js';
import { AppError } from '../../errors.js';

export const skuTaken = () =>
  new AppError('conflict', 'sku_taken', 'Another product has this SKU.');
export const slugTaken = () => new AppError('conflict', 'slug_taken', 'The slug is taken.');
export const categoryNameTaken = () =>
  new AppError(
    'conflict',
    'category_name_taken',
    'There is a category of this name in the same place.',
  );
export const categoryCycle = () =>
  new AppError(
    'conflict',
    'category_cycle',
    'A category cannot be moved into itself or below itself.',
  );
export const categoryInUse = () =>
  new AppError(
    'conflict',
    'category_in_use',
    'The category still has products or categories in it.',
  );
/** Deeper trees would overflow the stacks of those who read them, this server's among them. */
export const maxCategoryDepth = 200;

export const categoryTooDeep = () =>
  new AppError(
    'conflict',
    'category_too_deep',
    `Categories are nested up to ${maxCategoryDepth} levels deep.`,
  );

export const unknownCategory = () =>
  new AppError('unprocessable', 'unknown_category', 'There is no such category.');

export const unknownProduct = (names: string[]) =>
  new AppError(
    'unprocessable',
    'unknown_product',
    `There is no such product: ${names.slice(0, 5).join(', ')}.`,
  );

export const productArchived = (skus: string[]) =>
  new AppError('conflict', 'product_archived', `No longer sold: ${skus.slice(0, 5).join(', ')}.`);

export const catalogConstraints: ConstraintErrors = {
  products_sku_key: skuTaken,
  products_slug_key: slugTaken,
  products_category_fkey: unknownCategory,
  categories_slug_key: slugTaken,
  categories_name_key: categoryNameTaken,
  categories_parent_fkey: unknownCategory,
};
