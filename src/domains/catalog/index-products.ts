// Rebuilds search entries that older rules or another language created.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { lockSearchable, selectOutdatedEntries, writeEntries } from './product-search.sql.js';

/** Products per transaction. Their updates wait for its locks. */
const batchSize = 200;

/** Returns the number of rebuilt entries. */
export async function indexOutdatedProducts(ctx: Ctx): Promise<number> {
  let count = 0;
  for (;;) {
    const ids = await selectOutdatedEntries(ctx, batchSize);
    if (ids.length === 0) return count;
    await transaction(ctx, async (ctx) => {
      const products = await lockSearchable(ctx, ids);
      await writeEntries(ctx, products);
    });
    count += ids.length;
  }
}
