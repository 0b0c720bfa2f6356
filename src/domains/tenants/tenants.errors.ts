// The room's codes, and the constraints that stand for them.
import type { ConstraintErrors } from '../../db/constraints.js';
import { TryAgain } from '../../db/transaction.js';
import { AppError } from '../../errors.js';

export const ownTenant = () =>
  new AppError('conflict', 'own_tenant', 'Your own account belongs to this tenant.');

export const tenantConstraints: ConstraintErrors = {
  tenants_slug_key: () =>
    new AppError('conflict', 'slug_taken', 'Another tenant has this slug already.'),
  // Two tenants were made the default at the same moment: the later one has to see the other.
  tenants_default: () => new TryAgain(),
};
