export { selectFailingChannels } from './channel-states.sql.js';
export { notificationAudit } from './notifications.audit.js';
export { notificationLoaders, notificationResolvers } from './notifications.graphql.js';
export { notificationRoutes } from './notifications.routes.js';
export { notificationCrons, notificationTasks } from './notifications.tasks.js';
export { notifyOfOrder } from './notify-of-order.js';
export { notifyAccount, notifyShop } from './queue-notifications.js';
export type { TemplateName } from './templates/index.js';
