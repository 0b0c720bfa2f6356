// The only SQL on pictures that imports have still to fetch.
import type { Ctx } from '../../context.js';

export interface PendingPicture {
  productId: string;
  url: string;
  /** Of the file. */
  row: number;
  /** Within the row. */
  position: number;
}

/** @returns how many were not noted before */
export async function insertPendingPictures(
  { db, tenant }: Ctx,
  importId: string,
  pictures: PendingPicture[],
): Promise<number> {
  if (pictures.length === 0) return 0;
  const rows = await db.query<object>(
    `insert into import_pictures (tenant_id, import_id, product_id, url, row_number, position)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::int[], $6::int[])
     on conflict do nothing returning 1`,
    [
      tenant.id,
      importId,
      pictures.map(({ productId }) => productId),
      pictures.map(({ url }) => url),
      pictures.map(({ row }) => row),
      pictures.map(({ position }) => position),
    ],
  );
  return rows.length;
}

export function selectPendingPictures(
  { db, tenant }: Ctx,
  importId: string,
  limit: number,
): Promise<PendingPicture[]> {
  return db.query(
    `select product_id as "productId", url, row_number as row, position from import_pictures
     where tenant_id = $1 and import_id = $2 order by row_number, position limit $3`,
    [tenant.id, importId, limit],
  );
}

/** @returns whether it was there */
export async function deletePendingPicture(
  { db, tenant }: Ctx,
  importId: string,
  { productId, url }: PendingPicture,
): Promise<boolean> {
  const rows = await db.query<object>(
    `delete from import_pictures
     where tenant_id = $1 and import_id = $2 and product_id = $3 and url = $4 returning 1`,
    [tenant.id, importId, productId, url],
  );
  return rows.length > 0;
}
