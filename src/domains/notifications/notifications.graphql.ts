// What notifications add to orders in GraphQL. Customers see those that are for them.
import { isStaff } from '../../context.js';
import { type Loaders, listsInOrder } from '../../graphql/loaders.js';
import type { RoomResolvers } from '../../graphql/root-resolvers.js';
import { selectNotificationsOf } from './notifications.sql.js';
import { watchNotifications } from './watch-notifications.js';

export const notificationLoaders = {
  Order: {
    messages: async (queries, { ctx }) =>
      listsInOrder(
        queries,
        ({ obj }) => obj.id,
        (ids) => selectNotificationsOf(ctx, ids, isStaff(ctx) ? undefined : 'customer'),
        ({ orderId }) => orderId as string,
      ),
  },
} satisfies Loaders;

export const notificationResolvers: RoomResolvers = () => ({
  Subscription: {
    notificationUpdated: async (_root: unknown, { orderId }: { orderId?: string }, { ctx }) =>
      watchNotifications(ctx, orderId),
  },
});
