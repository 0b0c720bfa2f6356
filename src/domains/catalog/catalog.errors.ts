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
export const unknownCategory = () =>
  new AppError('unprocessable', 'unknown_category', 'There is no such category.');

export const catalogConstraints: ConstraintErrors = {
  products_sku_key: skuTaken,
  products_slug_key: slugTaken,
  products_category_fkey: unknownCategory,
  categories_slug_key: slugTaken,
  categories_name_key: categoryNameTaken,
  categories_parent_fkey: unknownCategory,
};
