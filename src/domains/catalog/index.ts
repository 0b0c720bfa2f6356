export { catalogConstraints, productArchived, unknownProduct } from './catalog.errors.js';
export { catalogRoutes } from './catalog.routes.js';
export { catalogTasks } from './catalog.tasks.js';
export { countKnownCategories } from './categories.sql.js';
export { type Offer, selectOffers, selectProductsWithin } from './products.sql.js';
export { type ResolvedItem, resolveItems } from './resolve-items.js';
export { runImport } from './run-import.js';
export { startImport } from './start-import.js';
