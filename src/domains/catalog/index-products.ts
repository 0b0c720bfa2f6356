// Makes entries of the search again that former rules made, or those of a language the tenant has left.
import type { Ctx } from '../../context.js';
import { transaction } from '../../db/transaction.js';
import { lockSearchable, selectOutdatedEntries, writeEntries } from './product-search.sql.js';

/** Products of one transaction: changes of them wait for it. */
const batchSize = 200;

/** @returns how many entries were made again */
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
