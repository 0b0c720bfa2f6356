// Fetches the pictures of an import after its rows. What is still to be fetched is in the database, so that
// a job that was killed continues.
import type { Ctx } from '../../context.js';
import { violates } from '../../db/constraints.js';
import { transaction } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import { fetchPicture, PictureNotFetched } from '../../integrations/fetch-picture.js';
import { groupBy } from '../../lib/group-by.js';
import { maxImages, tooManyImages } from './catalog.errors.js';
import {
  deletePendingPicture,
  insertPendingPictures,
  type PendingPicture,
  selectPendingPictures,
} from './import-pictures.sql.js';
import { addPictureProgress, insertImportFaults, lockImport } from './imports.sql.js';
import { selectBySku } from './product-files.sql.js';
import { addProductImage } from './product-images.js';
import { countReadyImages, selectSources } from './product-images.sql.js';

export interface RowPictures {
  row: number;
  sku: string;
  urls: string[];
}

/** How many products get their pictures at the same time. Those of one product come one by one, in order. */
const atOnce = 4;

/**
 * Notes the pictures to fetch. Leaves out those that a product has from the same address.
 *
 * @param known ids of the batch's products, by SKU
 */
export async function queuePictures(
  ctx: Ctx,
  importId: string,
  rows: RowPictures[],
  known: Map<string, string>,
): Promise<void> {
  if (rows.length === 0) return;
  const others = rows.map(({ sku }) => sku).filter((sku) => !known.has(sku));
  const earlier = others.length > 0 ? await selectBySku(ctx, others) : [];
  const ids = new Map([...known, ...earlier.map(({ sku, id }) => [sku, id] as const)]);
  const sources = await selectSources(ctx, [...new Set(ids.values())]);
  const has = new Set(sources.map(({ productId, url }) => `${productId} ${url}`));
  const pending = rows.flatMap(({ row, sku, urls }) => {
    const productId = ids.get(sku);
    // A row in error has no product.
    if (productId === undefined) return [];
    return urls
      .filter((url) => !has.has(`${productId} ${url}`))
      .map((url, position) => ({ productId, url, row, position }));
  });
  const count = await insertPendingPictures(ctx, importId, pending);
  await addPictureProgress(ctx, importId, { total: count, done: 0, warned: 0 });
}

/**
 * Fetches what is left. A picture that cannot be fetched is a warning of its row.
 *
 * @param signal ends the work early
 * @returns false if it ended early
 * @throws AppError `unavailable` if the storage is away
 */
export async function fetchPictures(
  ctx: Ctx,
  importId: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for (;;) {
    const pending = await selectPendingPictures(ctx, importId, 100);
    if (pending.length === 0) return true;
    const products = [...groupBy(pending, ({ productId }) => productId).values()];
    const work = async () => {
      for (let next = products.shift(); next; next = products.shift())
        for (const picture of next) {
          if (signal?.aborted) return;
          await fetchOne(ctx, importId, picture, signal);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    if (signal?.aborted) return false;
  }
}

async function fetchOne(
  ctx: Ctx,
  importId: string,
  picture: PendingPicture,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { productId, url, row } = picture;
  const { WEBHOOK_PRIVATE_TARGETS: privateTargets } = ctx.deps.config;
  let failure: string | undefined;
  try {
    // It may have been added before the job was killed.
    const sources = await selectSources(ctx, [productId]);
    if (!sources.some((one) => one.url === url)) {
      if ((await countReadyImages(ctx, productId)) >= maxImages) throw tooManyImages();
      const bytes = await fetchPicture(url, privateTargets, signal);
      await addProductImage(ctx, productId, async () => bytes, url);
    }
  } catch (error) {
    if (signal?.aborted) return;
    // Another worker with the same job was faster.
    if (!violates(error, 'product_images_source')) failure = failureOf(error);
  }
  await transaction(ctx, async (ctx) => {
    const current = await lockImport(ctx, importId);
    if (!current || !(await deletePendingPicture(ctx, importId, picture))) return;
    const warning = {
      row,
      column: 'images',
      detail: `${url.slice(0, 300)}: ${failure}`.slice(0, 500),
    };
    if (failure !== undefined)
      await insertImportFaults(ctx, importId, current.warned, [warning], true);
    const warned = failure === undefined ? 0 : 1;
    await addPictureProgress(ctx, importId, { total: 0, done: 1, warned });
  });
}

function failureOf(error: unknown): string {
  if (error instanceof PictureNotFetched) return error.message;
  if (error instanceof AppError && error.kind !== 'unavailable') return error.message;
  throw error;
}
