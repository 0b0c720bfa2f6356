// What GraphQL adds to orders: whose they are, what is in them, what happened to them.
import { isStaff, ownCustomerId } from '../../context.js';
import { inOrder, type Loaders, listsInOrder } from '../../graphql/loaders.js';
import type { RoomResolvers } from '../../graphql/root-resolvers.js';
import { findProducts } from '../catalog/index.js';
import { findCustomers } from '../customers/index.js';
import { selectTimelinesOf } from './order-events.sql.js';
import { withoutInternals } from './orders.js';
import { watchOrders } from './watch-orders.js';

/** The orders themselves were read as the caller may read them, and so is what belongs to them. */
export const orderLoaders = {
  Order: {
    customer: async (queries, { ctx }) =>
      inOrder(
        queries,
        ({ obj }) => obj.customerId,
        (ids) => findCustomers(ctx, ids),
      ),
    events: async (queries, { ctx }) =>
      listsInOrder(
        queries,
        ({ obj }) => obj.id,
        async (ids) => {
          if (isStaff(ctx)) return selectTimelinesOf(ctx, ids, undefined);
          return (await selectTimelinesOf(ctx, ids, 'customer')).map(withoutInternals);
        },
        ({ orderId }) => orderId,
      ),
  },
  OrderLine: {
    product: async (queries, { ctx }) =>
      inOrder(
        queries,
        ({ obj }) => obj.productId,
        (ids) => findProducts(ctx, ids),
      ),
  },
} satisfies Loaders;

export const orderResolvers: RoomResolvers = (operations) => ({
  Query: {
    myOrders: (root: unknown, args: object, context) => {
      const own = { ...args, customerId: ownCustomerId(context.ctx) };
      return operations.Query.orders?.(root, own, context);
    },
  },
  Subscription: {
    orderUpdated: async (_root: unknown, { orderId }: { orderId?: string }, { ctx }) =>
      watchOrders(ctx, orderId),
  },
});
