export { sendOrderWebhook, sendProductWebhook, sendStockWebhook } from './queue-webhooks.js';
export { webhookAudit } from './webhooks.audit.js';
export { webhookRoutes } from './webhooks.routes.js';
export { webhookCrons, webhookTasks } from './webhooks.tasks.js';
