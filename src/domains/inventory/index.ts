export { inventoryAudit } from './inventory.audit.js';
export { insufficientStock } from './inventory.errors.js';
export { inventoryRoutes } from './inventory.routes.js';
export { correctLedger, findMiscounted, sumOrderMovements, verifyStock } from './recount.js';
export { type OrderQuantity, releaseStock, reserveStock, shipStock } from './reserve-stock.js';
export {
  insertStockLevels,
  isSoldOut,
  setOnHand,
  stockAvailable,
  stockColumns,
  stockJoin,
} from './stock-levels.sql.js';
