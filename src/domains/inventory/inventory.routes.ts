// The REST door of inventory.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
import { adjustStock } from './adjust-stock.js';
import { listStockMovements } from './inventory.js';

export const inventoryRoutes = {
  adjustStock: async (ctx, { params, body }) =>
    created(await adjustStock(ctx, params.productId, body)),

  listStockMovements: async (ctx, { params, query }) =>
    ok(await listStockMovements(ctx, params.productId, query)),
} satisfies RoutesOf<'inventory'>;
