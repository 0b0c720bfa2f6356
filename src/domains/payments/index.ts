export { paymentCheck } from './payment-check.js';
export { paymentAudit } from './payments.audit.js';
export { paymentLoaders } from './payments.graphql.js';
export { paymentRoutes } from './payments.routes.js';
export { paymentCrons } from './payments.tasks.js';
