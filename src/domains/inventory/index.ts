export { inventoryAudit } from './inventory.audit.js';
export { insufficientStock } from './inventory.errors.js';
export { inventoryRoutes } from './inventory.routes.js';
export { correctLedger, findMiscounted, sumOrderMovements, verifyStock } from './recount.js';
export { type OrderQuantity, releaseStock, reserveStock, shipStock } from './reserve-stock.js';
export {
  insertStockLevels,
  isSoldOut,
  isTracked,
  selectStock,
  setOnHand,
  setTracked,
  stockAvailable,
  stockColumns,
  stockJoin,
  trackedColumn,
} from './stock-levels.sql.js';
