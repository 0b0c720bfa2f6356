// Pictures of products. The row comes before the files and goes after them, so that a process may die
// at any moment and what it left is found again.
import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../context.js';
import type { ProductImage } from '../../contract/generated/catalog.js';
import { transaction } from '../../db/transaction.js';
import { notFound, unavailable } from '../../errors.js';
import { emit } from '../../events/emit.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import { maxImages, tooManyImages } from './catalog.errors.js';
import { removeImageFilesJob } from './image-jobs.js';
import { imageView } from './image-view.js';
import { makePicture } from './make-picture.js';
import {
  countReadyImages,
  deleteUnfinishedImage,
  insertPendingImage,
  markImageDeleted,
  markImageReady,
  markImageUnfit,
  selectDigests,
  selectUnfinishedImages,
} from './product-images.sql.js';
import { lockProduct, selectProduct } from './products.sql.js';

export type ImageSize = 'full' | 'thumbnail';

const keyOf = ({ tenant }: Ctx, id: string, size: ImageSize) =>
  `images/${tenant.id}/${id}/${size}.webp`;

/**
 * @param path of the file on this machine's disk
 * @throws AppError `not_found`, `too_many_images`, `unavailable`, and as `makePicture`
 */
export const uploadProductImage = (
  ctx: Ctx,
  productId: string,
  path: string,
): Promise<ProductImage> => addProductImage(ctx, productId, () => readFile(path));

/**
 * @param read returns the bytes of the file
 * @param sourceUrl where it was fetched from
 * @throws as `uploadProductImage`
 */
export async function addProductImage(
  ctx: Ctx,
  productId: string,
  read: () => Promise<Buffer>,
  sourceUrl: string | null = null,
): Promise<ProductImage> {
  if (!(await selectProduct(ctx, productId))) throw notFound('product');
  if ((await countReadyImages(ctx, productId)) >= maxImages) throw tooManyImages();
  const { full, thumbnail, width, height } = await makePicture(read);
  const image = { id: newId(), width, height };
  await transaction(ctx, (ctx) =>
    insertPendingImage(ctx, {
      ...image,
      productId,
      sourceUrl,
      digest: full.digest,
      thumbnailDigest: thumbnail.digest,
    }),
  );
  // Where one of these fails, it is not certain what was written: the sweep finds the row, and by then
  // nothing is under way any more.
  await put(ctx, keyOf(ctx, image.id, 'full'), full.bytes);
  await put(ctx, keyOf(ctx, image.id, 'thumbnail'), thumbnail.bytes);
  await transaction(ctx, (ctx) => publish(ctx, productId, image.id));
  return imageView(ctx, image);
}

async function put(ctx: Ctx, key: string, bytes: Buffer): Promise<void> {
  await ctx.deps.storage.put(key, bytes).catch((error: unknown) => {
    ctx.log.error({ err: error, key }, 'the storage cannot be written');
    throw unavailable('The picture cannot be kept at the moment.');
  });
}

/** The product's row is locked so that two who come at once do not both find room. */
async function publish(ctx: Ctx, productId: string, id: string): Promise<void> {
  if (!(await lockProduct(ctx, productId))) throw notFound('product');
  if ((await countReadyImages(ctx, productId)) >= maxImages) throw tooManyImages();
  if (!(await markImageReady(ctx, id))) throw unavailable();
  await emit(ctx, { type: 'product.updated', productIds: [productId] });
}

/** @throws AppError `not_found` */
export async function deleteProductImage(ctx: Ctx, productId: string, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await markImageDeleted(ctx, productId, id))) throw notFound('picture');
    await enqueue(ctx, [removeImageFilesJob.with({ imageId: id })]);
    await emit(ctx, { type: 'product.updated', productIds: [productId] });
  });
}

/** Removes the files of a picture that is not shown, then its row. Does nothing to one that is. */
export async function removeImageFiles(ctx: Ctx, id: string): Promise<void> {
  // From here on it cannot be shown any more.
  if (!(await transaction(ctx, (ctx) => markImageUnfit(ctx, id)))) return;
  for (const size of ['full', 'thumbnail'] as const)
    await ctx.deps.storage.remove(keyOf(ctx, id, size));
  await transaction(ctx, (ctx) => deleteUnfinishedImage(ctx, id));
}

/**
 * Removes what killed processes left behind.
 *
 * @returns how many pictures that was
 */
export async function sweepImages(ctx: Ctx): Promise<number> {
  const ids = await selectUnfinishedImages(ctx);
  for (const id of ids) await removeImageFiles(ctx, id);
  return ids.length;
}

export interface ServedImage {
  /** SHA-256 of the file: it is another one when this is. */
  digest: string;
  /** @throws AppError `unavailable` while the storage is away */
  read(): Promise<Buffer>;
}

/** @throws AppError `not_found` */
export async function getImage(ctx: Ctx, id: string, size: ImageSize): Promise<ServedImage> {
  const digests = await selectDigests(ctx, id);
  if (!digests) throw notFound('picture');
  return {
    digest: size === 'full' ? digests.digest : digests.thumbnailDigest,
    async read() {
      const bytes = await ctx.deps.storage.get(keyOf(ctx, id, size)).catch((error: unknown) => {
        ctx.log.error({ err: error, image: id }, 'the storage cannot be read');
        throw unavailable('The picture cannot be read at the moment.');
      });
      if (bytes) return bytes;
      ctx.log.error({ image: id }, 'the storage does not have the file of a picture');
      throw unavailable('The picture cannot be read at the moment.');
    },
  };
}
