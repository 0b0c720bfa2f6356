export { paymentCheck } from './payment-check.js';
export { paymentAudit } from './payments.audit.js';
export { paymentLoaders } from './payments.graphql.js';
export { paymentRoutes } from './payments.routes.js';
export { paymentCrons, paymentTasks } from './payments.tasks.js';
export { giveUpHeld } from './void-payments.js';
