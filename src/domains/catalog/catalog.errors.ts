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

/** @param kind of the file, if it is known */
export const imageTypeUnsupported = (kind?: string) =>
  new AppError(
    'unprocessable',
    'image_type_unsupported',
    kind
      ? `${kind} pictures cannot be read. Save the picture as JPEG, PNG, WebP or AVIF.`
      : 'The file is not a JPEG, PNG, WebP or AVIF picture.',
  );
export const imageTooLarge = (pixels: number) =>
  new AppError(
    'unprocessable',
    'image_too_large',
    `The picture has more than ${pixels / 1_000_000} million pixels. Make it smaller.`,
  );
export const imageCorrupt = () =>
  new AppError('unprocessable', 'image_corrupt', 'The picture is cut off or damaged.');
export const imageDisguised = () =>
  new AppError(
    'unprocessable',
    'image_disguised',
    'The file is a picture and something else at once.',
  );

/** As many as the contract lists. */
export const maxImages = 50;
export const tooManyImages = () =>
  new AppError('conflict', 'too_many_images', `A product has up to ${maxImages} pictures.`);

export const catalogConstraints: ConstraintErrors = {
  products_sku_key: skuTaken,
  products_slug_key: slugTaken,
  products_category_fkey: unknownCategory,
  categories_slug_key: slugTaken,
  categories_name_key: categoryNameTaken,
  categories_parent_fkey: unknownCategory,
};
