export { orderAudit } from './orders.audit.js';
export { orderConstraints } from './orders.errors.js';
export { orderLoaders, orderResolvers } from './orders.graphql.js';
export { findOrderEvent, getOrder, requireReadableOrder } from './orders.js';
export { orderRoutes } from './orders.routes.js';
export { orderCrons } from './orders.tasks.js';
export { lockReadableOrder, type OrderPayments, recordPayments } from './record-payments.js';
