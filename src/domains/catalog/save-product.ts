// Adds products, changes and archives them.
import { type Ctx, requireCurrency } from '../../context.js';
import type { CreateProduct, Product, UpdateProduct } from '../../contract/generated/catalog.js';
import { violates } from '../../db/constraints.js';
import { TryAgain, transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import { emit } from '../../events/emit.js';
import { newId } from '../../lib/ids.js';
import { slugify } from '../../lib/slug.js';
import { insertStockLevels, setTracked } from '../inventory/index.js';
import { unknownCategory } from './catalog.errors.js';
import { selectCategory } from './categories.sql.js';
import {
  insertProduct,
  type LockedProduct,
  lockProduct,
  selectProduct,
  selectTakenProductSlugs,
  updateProductRow,
} from './products.sql.js';
import { chooseSlug } from './slugs.js';

/** @throws AppError `sku_taken`, `slug_taken`, `unknown_category`, `currency_mismatch` */
export async function createProduct(ctx: Ctx, input: CreateProduct): Promise<Product> {
  requireCurrency(ctx, input.price.currency);
  if (input.salePrice) requireCurrency(ctx, input.salePrice.currency);
  return transaction(ctx, async (ctx) => {
    await requireCategory(ctx, input.categoryId);
    const id = newId();
    await insertProduct(ctx, id, {
      sku: input.sku,
      name: input.name,
      slug: input.slug ?? (await freeSlug(ctx, input)),
      description: input.description ?? '',
      categoryId: input.categoryId ?? null,
      price: input.price.amount,
      salePrice: input.salePrice?.amount ?? null,
      status: 'active',
    }).catch((error: unknown) => {
      // Another request has taken the slug that Kontor chose; the next try chooses another.
      throw input.slug === undefined && violates(error, 'products_slug_key')
        ? new TryAgain()
        : error;
    });
    await insertStockLevels(ctx, [id]);
    if (!input.trackStock) await setTracked(ctx, [{ productId: id, isTracked: false }]);
    await emit(ctx, { type: 'product.created', productIds: [id] });
    return (await selectProduct(ctx, id)) as Product;
  });
}

/**
 * @throws AppError `not_found`, `version_mismatch`, `sku_taken`, `slug_taken`, `unknown_category`,
 *   `currency_mismatch`
 */
export async function updateProduct(
  ctx: Ctx,
  id: string,
  changes: UpdateProduct,
  isCurrent: (version: number) => boolean,
): Promise<Product> {
  if (changes.price) requireCurrency(ctx, changes.price.currency);
  if (changes.salePrice) requireCurrency(ctx, changes.salePrice.currency);
  return transaction(ctx, async (ctx) => {
    const before = await lock(ctx, id, isCurrent);
    await requireCategory(ctx, changes.categoryId);
    const { price, salePrice, trackStock, ...others } = changes;
    await updateProductRow(ctx, id, {
      ...before,
      ...others,
      ...(price && { price: price.amount }),
      ...(salePrice !== undefined && { salePrice: salePrice?.amount ?? null }),
    });
    if (trackStock !== undefined) await track(ctx, id, trackStock);
    const archived = changes.status === 'archived' && before.status !== 'archived';
    await emit(ctx, { type: archived ? 'product.archived' : 'product.updated', productIds: [id] });
    return (await selectProduct(ctx, id)) as Product;
  });
}

/**
 * Takes a product off the shelves; past orders keep their lines. Does nothing to one that is
 * archived already.
 *
 * @throws AppError `not_found`, `version_mismatch`
 */
export async function archiveProduct(
  ctx: Ctx,
  id: string,
  isCurrent: (version: number) => boolean,
): Promise<void> {
  await transaction(ctx, async (ctx) => {
    const before = await lock(ctx, id, isCurrent);
    if (before.status === 'archived') return;
    await updateProductRow(ctx, id, { ...before, status: 'archived' });
    await emit(ctx, { type: 'product.archived', productIds: [id] });
  });
}

async function lock(
  ctx: Ctx,
  id: string,
  isCurrent: (version: number) => boolean,
): Promise<LockedProduct> {
  const product = await lockProduct(ctx, id);
  if (!product) throw notFound('product');
  if (!isCurrent(product.version)) throw versionMismatch();
  return product;
}

async function track(ctx: Ctx, productId: string, isTracked: boolean): Promise<void> {
  const productIds = await setTracked(ctx, [{ productId, isTracked }]);
  await emit(ctx, { type: 'stock.changed', productIds, kind: 'adjustment', orderId: null });
}

async function requireCategory(ctx: Ctx, id: string | null | undefined): Promise<void> {
  if (id && !(await selectCategory(ctx, id))) throw unknownCategory();
}

async function freeSlug(ctx: Ctx, { name, sku }: { name: string; sku: string }): Promise<string> {
  const candidates = slugCandidates(name, sku);
  return chooseSlug(candidates, await selectTakenProductSlugs(ctx, candidates));
}

/** Two products of one name are told apart by their SKU. */
export const slugCandidates = (name: string, sku: string): string[] => [
  slugify(name),
  slugify(`${name.slice(0, 130)} ${sku}`),
];
