// The only SQL on product_images.
import type { Ctx } from '../../context.js';

export interface ImageRow {
  id: string;
  width: number;
  height: number;
}

/** What a product's select says to have its pictures along, in the order in which they came. */
export const imageColumns = `(select coalesce(json_agg(json_build_object(
    'id', image.id, 'width', image.width, 'height', image.height) order by image.id), '[]')
  from product_images image where image.tenant_id = products.tenant_id
    and image.product_id = products.id and image.status = 'ready') as images`;

export async function insertPendingImage(
  { db, tenant }: Ctx,
  image: ImageRow & {
    productId: string;
    digest: string;
    thumbnailDigest: string;
    sourceUrl: string | null;
  },
): Promise<void> {
  await db.query(
    `insert into product_images (tenant_id, id, product_id, width, height, digest, thumbnail_digest,
       source_url)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[tenant.id, image.id, image.productId, image.width, image.height],
      ...[image.digest, image.thumbnailDigest, image.sourceUrl],
    ],
  );
}

/** Returns which addresses the pictures of products were fetched from. */
export function selectSources(
  { db, tenant }: Ctx,
  productIds: string[],
): Promise<Array<{ productId: string; url: string }>> {
  return db.query(
    `select product_id as "productId", source_url as url from product_images
     where tenant_id = $1 and product_id = any($2::uuid[]) and status = 'ready'
       and source_url is not null`,
    [tenant.id, productIds],
  );
}

export async function countReadyImages({ db, tenant }: Ctx, productId: string): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*) as count from product_images
     where tenant_id = $1 and product_id = $2 and status = 'ready'`,
    [tenant.id, productId],
  );
  return rows[0]?.count ?? 0;
}

/** @returns whether it was still waiting */
export async function markImageReady({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query(
    `update product_images set status = 'ready' where tenant_id = $1 and id = $2 and status = 'pending'
     returning id`,
    [tenant.id, id],
  );
  return rows.length > 0;
}

/** @returns whether there was such a picture of the product to take away */
export async function markImageDeleted(
  { db, tenant }: Ctx,
  productId: string,
  id: string,
): Promise<boolean> {
  const rows = await db.query(
    `update product_images set status = 'deleted'
     where tenant_id = $1 and product_id = $2 and id = $3 and status = 'ready' returning id`,
    [tenant.id, productId, id],
  );
  return rows.length > 0;
}

export async function selectDigests(
  { db, tenant }: Ctx,
  id: string,
): Promise<{ digest: string; thumbnailDigest: string } | undefined> {
  const rows = await db.query<{ digest: string; thumbnailDigest: string }>(
    `select digest, thumbnail_digest as "thumbnailDigest" from product_images
     where tenant_id = $1 and id = $2 and status = 'ready'`,
    [tenant.id, id],
  );
  return rows[0];
}

/** @returns whether it is one that is not shown, and now never will be */
export async function markImageUnfit({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query(
    `update product_images set status = 'deleted'
     where tenant_id = $1 and id = $2 and status <> 'ready' returning id`,
    [tenant.id, id],
  );
  return rows.length > 0;
}

/** Those whose files were not settled within an hour, which is longer than anything is under way. */
export async function selectUnfinishedImages({ db, tenant }: Ctx): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `select id from product_images where tenant_id = $1 and status <> 'ready'
       and created_at < now() - interval '1 hour'
     order by created_at limit 1000`,
    [tenant.id],
  );
  return rows.map((row) => row.id);
}

/** One that is ready is never deleted. */
export async function deleteUnfinishedImage({ db, tenant }: Ctx, id: string): Promise<void> {
  await db.query(
    `delete from product_images where tenant_id = $1 and id = $2 and status <> 'ready'`,
    [tenant.id, id],
  );
}
