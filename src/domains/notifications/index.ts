export { notificationLoaders, notificationResolvers } from './notifications.graphql.js';
export { notificationRoutes } from './notifications.routes.js';
export { notificationTasks } from './notifications.tasks.js';
export { notifyOfOrder } from './notify-of-order.js';
