// The room's codes, and the constraints that stand for them.
import type { ConstraintErrors } from '../../db/constraints.js';
import { AppError } from '../../errors.js';

export const emailTaken = () =>
  new AppError('conflict', 'email_taken', 'An account with this address exists already.');

/** The same for an unknown address, a wrong password and a deactivated account. */
export const invalidCredentials = () =>
  new AppError('unauthenticated', 'invalid_credentials', 'The address or the password is wrong.');

export const invalidRefreshToken = () =>
  new AppError(
    'unauthenticated',
    'invalid_refresh_token',
    'The refresh token is not valid (any more).',
  );

export const ownAccount = () =>
  new AppError('conflict', 'own_account', 'Somebody else has to change your own account.');

export const roleFromIssuer = () =>
  new AppError('conflict', 'role_from_issuer', 'The role is given by the user’s OpenID provider.');

export const accountConstraints: ConstraintErrors = { users_email_key: emailTaken };
