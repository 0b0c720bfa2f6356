// The room's codes, and the constraints that stand for them.
import type { ConstraintErrors } from '../../db/constraints.js';
import { TryAgain } from '../../db/transaction.js';
import { AppError, invalid } from '../../errors.js';

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

export const lastAdmin = () =>
  new AppError(
    'conflict',
    'last_admin',
    'The shop needs an active admin. Make another user an admin first.',
  );

export const wrongPassword = () =>
  new AppError('unprocessable', 'wrong_password', 'The password is wrong.');

export const passwordNotSet = () =>
  new AppError(
    'conflict',
    'password_not_set',
    'The account logs in at an OpenID provider and has no password here.',
  );

export const passwordRequired = () =>
  invalid('The password is required.', [{ pointer: '/password', detail: 'is required' }]);

export const linkInvalid = () =>
  new AppError(
    'unprocessable',
    'link_invalid',
    'The link was used before, has expired or was replaced. Request a new one.',
  );

export const emailNotVerified = () =>
  new AppError(
    'forbidden',
    'email_not_verified',
    'Verify your e-mail address first: follow the link that was sent to you, or request a new one.',
  );

export const roleFromIssuer = () =>
  new AppError('conflict', 'role_from_issuer', 'The role is given by the user’s OpenID provider.');

export const accountConstraints: ConstraintErrors = {
  users_email_key: emailTaken,
  // A simultaneous invitation of the same address won; retry and replace it.
  account_tokens_open_invitation: () => new TryAgain(),
};
