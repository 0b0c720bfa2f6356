export { catalogConstraints } from './catalog.errors.js';
export { catalogRoutes } from './catalog.routes.js';
export { catalogTasks } from './catalog.tasks.js';
export { type Sellable, selectSellable } from './products.sql.js';
export { runImport } from './run-import.js';
export { startImport } from './start-import.js';
