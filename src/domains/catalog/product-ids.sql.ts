// The SQL that walks over all products, archived ones too.
import type { Ctx } from '../../context.js';
import { firstId } from '../../integrity/checks.js';

export async function countProducts({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    'select count(*) as count from products where tenant_id = $1',
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}

export async function selectProductIds(
  { db, tenant }: Ctx,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    'select id from products where tenant_id = $1 and id > $2 order by id limit $3',
    [tenant.id, after ?? firstId, limit],
  );
  return rows.map(({ id }) => id);
}
