// The room's codes, and the constraints that stand for them.
import type { ConstraintErrors } from '../../db/constraints.js';
import { AppError } from '../../errors.js';

const customerCodeTaken = () =>
  new AppError('conflict', 'customer_code_taken', 'Another customer has this code.');
const customerEmailTaken = () =>
  new AppError('conflict', 'email_taken', 'Another customer has this address.');

export const customerConstraints: ConstraintErrors = {
  customers_code_key: customerCodeTaken,
  customers_email_key: customerEmailTaken,
};
