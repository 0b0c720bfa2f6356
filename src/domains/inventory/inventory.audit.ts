// What the writes of inventory change, for the audit log.
import { type AuditOf, type AuditSubject, changes } from '../../contract/audit-subjects.js';

import { lockStock } from './stock-levels.sql.js';

const read: AuditSubject['read'] = async (ctx, productId) => {
  const stock = await lockStock(ctx, productId);
  return stock && { ...stock, available: stock.onHand - stock.reserved };
};

export const inventoryAudit: AuditOf<'inventory'> = {
  adjustStock: changes({ type: 'stock', read, lock: lockStock }, 'productId'),
};
