export { orderConstraints } from './orders.errors.js';
export { getOrder, requireReadableOrder } from './orders.js';
export { orderRoutes } from './orders.routes.js';
