// The room's codes.
import type { OrderAction, OrderStatus } from '../../contract/generated/orders.js';
import type { ConstraintErrors } from '../../db/constraints.js';
import { TryAgain } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import type { Money } from '../../lib/money.js';
import { allowedActions } from './order-status.js';

export const transitionNotAllowed = (
  status: OrderStatus,
  action: OrderAction | 'addShippingTrackingReference',
) => {
  const allowedTransitions = allowedActions(status);
  return new AppError(
    'conflict',
    'transition_not_allowed',
    `${action} is not possible in the status ${status}; possible: ${allowedTransitions.join(', ') || 'nothing'}.`,
    { allowedTransitions },
  );
};

export const unknownCustomer = () =>
  new AppError('unprocessable', 'unknown_customer', 'There is no such customer.');

export const customerRequired = () =>
  new AppError('unprocessable', 'customer_required', 'Say which customer the order is for.');

export const orderNotDraft = (status: OrderStatus) =>
  new AppError(
    'conflict',
    'order_not_draft',
    `The order is ${status}; only a draft can be changed in this way. Possible: ${allowedActions(status).join(', ') || 'nothing'}.`,
    {
      allowedTransitions: allowedActions(status),
    },
  );

export const orderEmpty = () =>
  new AppError('conflict', 'order_empty', 'An order without a line cannot be placed.');

/** @param expectedTotal the total that the customer agreed to */
export const totalChanged = (expectedTotal: Money, total: Money) =>
  new AppError(
    'conflict',
    'total_changed',
    'The total is higher than `expectedTotal`. Show the new total and repeat with it as `expectedTotal`.',
    {
      expectedTotal,
      total,
    },
  );

export const tooManyLines = () =>
  new AppError(
    'conflict',
    'too_many_lines',
    'An order has up to 1,000 lines, and up to 100,000,000 of a product.',
  );

export const unknownAddress = () =>
  new AppError('unprocessable', 'unknown_address', 'The customer has no such address.');

export const unknownShippingMethod = () =>
  new AppError('unprocessable', 'unknown_shipping_method', 'There is no such shipping method.');

export const shippingOptionRequired = () =>
  new AppError(
    'conflict',
    'shipping_option_required',
    'Choose how the order is sent before it is placed.',
  );

export const shippingOptionNotAvailable = () =>
  new AppError(
    'conflict',
    'shipping_option_not_available',
    'The shipping method does not fit the order’s country or subtotal.',
  );

export const paymentRequired = () =>
  new AppError('conflict', 'payment_required', 'The shop confirms orders only when they are paid.');

export const orderRefunded = () =>
  new AppError(
    'conflict',
    'payment_required',
    'The payments of the order were fully refunded. Send `despiteRefund: true` to ship it anyway.',
  );

export const paymentUnderWay = () =>
  new AppError(
    'conflict',
    'payment_not_possible',
    'A payment of the order has no outcome yet. Wait for it, or have staff resolve it.',
  );

export const orderConstraints: ConstraintErrors = {
  // Numbers are random: the next one will be free.
  orders_number_key: () => new TryAgain(),
};
