// Names of database constraints and the errors they stand for, so that a race that only the
// database sees answers like the check ahead of it.
import { AppError } from '../errors.js';
import { isDatabaseError } from './connect.js';

/** By name of the constraint. Each room has those of its own tables. */
export type ConstraintErrors = Record<string, () => Error>;

/** @returns the AppError that a database error stands for, or the error itself */
export function translate(error: unknown, constraints: ConstraintErrors): unknown {
  if (!isDatabaseError(error)) return error;
  const errorOf = error.constraint ? constraints[error.constraint] : undefined;
  if (errorOf) return errorOf();
  // Class 22, data exceptions: a value that the contract let through and PostgreSQL does not take.
  if (error.code?.startsWith('22')) {
    return new AppError('invalid', 'invalid_request', 'A value in the request is out of range.');
  }
  return error;
}

/** Whether a row is still referred to by another one. */
export const isForeignKeyViolation = (error: unknown) =>
  isDatabaseError(error) && error.code === '23503';

/** Tests if an error is the violation of a constraint, by the constraint's name. */
export const violates = (error: unknown, constraint: string): boolean =>
  isDatabaseError(error) && error.constraint === constraint;
