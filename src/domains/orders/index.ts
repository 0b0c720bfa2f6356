export { orderChecks } from './order-checks.js';
export {
  type CheckedOrder,
  countOrders,
  lockCheckedOrder,
  selectCheckedOrders,
} from './order-checks.sql.js';
export { orderAudit } from './orders.audit.js';
export { orderConstraints } from './orders.errors.js';
export { orderLoaders, orderResolvers } from './orders.graphql.js';
export { findOrderEvent, getOrder, requireReadableOrder } from './orders.js';
export { orderRoutes } from './orders.routes.js';
export { markPaymentOpen, updatePaymentSums } from './orders.sql.js';
export { orderCrons } from './orders.tasks.js';
export { type PaymentSums, paymentStatusOf } from './payment-status.js';
export { lockReadableOrder, type OrderPayments, recordPayments } from './record-payments.js';
