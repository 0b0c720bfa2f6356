// What notifications add to orders in GraphQL. Customers see those that are for them.
import { isStaff } from '../../context.js';
import { type Loaders, listsInOrder } from '../../graphql/loaders.js';
import { selectNotificationsOf } from './notifications.sql.js';

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
