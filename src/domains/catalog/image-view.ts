// How a picture is shown to clients.
import type { Ctx } from '../../context.js';
import type { ProductImage } from '../../contract/generated/catalog.js';
import type { ImageRow } from './product-images.sql.js';

/** A page cannot send a header with its pictures: the address says the tenant. */
export function imageView({ tenant }: Ctx, { id, width, height }: ImageRow): ProductImage {
  const url = `/v1/images/${id}?tenant=${tenant.slug}`;
  return { id, url, thumbnailUrl: `${url}&size=thumbnail`, width, height };
}
