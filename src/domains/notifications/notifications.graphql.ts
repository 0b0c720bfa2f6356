// What notifications add to orders in GraphQL. Customers see those that are for them.
import { isStaff } from '../../context.js';
import { type Loaders, listsInOrder } from '../../graphql/loaders.js';
import type { RoomResolvers } from '../../graphql/root-resolvers.js';
import { asSeenBy } from './customer-view.js';
import { selectNotificationsOf } from './notifications.sql.js';
import { watchNotifications } from './watch-notifications.js';

export const notificationLoaders = {
  Order: {
    messages: async (queries, { ctx }) =>
      listsInOrder(
        queries,
        ({ obj }) => obj.id,
        async (ids) => {
          const audience = isStaff(ctx) ? undefined : 'customer';
          const found = await selectNotificationsOf(ctx, ids, audience);
          return found.map((one) => asSeenBy(ctx, one));
        },
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
