// What payments add to orders in GraphQL.
import { isStaff } from '../../context.js';
import { type Loaders, listsInOrder } from '../../graphql/loaders.js';
import { selectPaymentsOfOrders, toPayment } from './payments.sql.js';

export const paymentLoaders = {
  Order: {
    payments: async (queries, { ctx }) =>
      listsInOrder(
        queries,
        ({ obj }) => obj.id,
        async (ids) =>
          (await selectPaymentsOfOrders(ctx, ids)).map((row) => toPayment(row, isStaff(ctx))),
        ({ orderId }) => orderId,
      ),
  },
} satisfies Loaders;
