// The room's codes.
import { AppError } from '../../errors.js';

export const paymentNotPossible = (detail: string) =>
  new AppError('conflict', 'payment_not_possible', detail);

export const amountExceedsDue = () =>
  new AppError(
    'conflict',
    'amount_exceeds_due',
    'More would be paid, taken or given back than there is.',
  );
