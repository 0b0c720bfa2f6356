// The room's codes.
import type { OrderAction, OrderStatus } from '../../contract/generated/orders.js';
import type { ConstraintErrors } from '../../db/constraints.js';
import { TryAgain } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import { allowedActions } from './order-status.js';

export const transitionNotAllowed = (status: OrderStatus, action: OrderAction) => {
  const allowedTransitions = allowedActions(status);
  return new AppError(
    'conflict',
    'transition_not_allowed',
    `${action} is not possible in the status ${status}; possible: ${allowedTransitions.join(', ') || 'nothing'}.`,
    { allowedTransitions },
  );
};

export const unknownProduct = (names: string[]) =>
  new AppError(
    'unprocessable',
    'unknown_product',
    `There is no such product: ${names.slice(0, 5).join(', ')}.`,
  );

export const productArchived = (skus: string[]) =>
  new AppError('conflict', 'product_archived', `No longer sold: ${skus.slice(0, 5).join(', ')}.`);

export const unknownCustomer = () =>
  new AppError('unprocessable', 'unknown_customer', 'There is no such customer.');

export const customerRequired = () =>
  new AppError('unprocessable', 'customer_required', 'Say which customer the order is for.');

export const amountTooLarge = () =>
  new AppError(
    'unprocessable',
    'amount_too_large',
    'The order’s total is larger than can be counted exactly.',
  );

export const orderConstraints: ConstraintErrors = {
  // Numbers are random: the next one will be free.
  orders_number_key: () => new TryAgain(),
};
