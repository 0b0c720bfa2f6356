// The integrity check of stock: every product’s counters against its ledger.
import type { IntegrityCheck } from '../../integrity/checks.js';
import { findMiscounted, verifyStock } from '../inventory/index.js';
import { countProducts, selectProductIds } from './product-ids.sql.js';

export const stockCheck: IntegrityCheck = {
  name: 'stock counters',
  subjectType: 'stock',
  count: countProducts,
  async scan(ctx, after, limit) {
    const ids = await selectProductIds(ctx, after, limit);
    return {
      looked: ids.length,
      last: ids.at(-1) ?? null,
      suspects: ids.length > 0 ? await findMiscounted(ctx, ids) : [],
    };
  },
  verify: verifyStock,
};
