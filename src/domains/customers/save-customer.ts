// Adds customers and changes them.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import { transaction } from '../../db/transaction.js';
import { notFound, versionMismatch } from '../../errors.js';
import { newId, newReadableCode } from '../../lib/ids.js';
import {
  type CustomerChanges,
  insertCustomer,
  lockCustomerVersion,
  updateCustomerRow,
} from './customers.sql.js';
import { normalizePhone } from './phone-numbers.js';

export interface CreateCustomer {
  /** Made up when left out, as for somebody who registers. */
  code?: string;
  userId?: string;
  firstName: string;
  lastName: string;
  email?: string;
  phone?: string;
  notifications?: { email: boolean; sms: boolean };
  locale?: string;
}

/** @throws AppError `customer_code_taken`, `email_taken`, `invalid_request` for a number that cannot be one */
export async function createCustomer(ctx: Ctx, input: CreateCustomer): Promise<Customer> {
  return transaction(ctx, (ctx) =>
    insertCustomer(ctx, {
      id: newId(),
      code: input.code ?? `C-${newReadableCode()}`,
      userId: input.userId ?? null,
      firstName: input.firstName,
      lastName: input.lastName,
      email: input.email?.toLowerCase() ?? null,
      phone: input.phone === undefined ? null : normalizePhone(ctx, input.phone),
      notifications: input.notifications ?? { email: true, sms: true },
      locale: input.locale ?? null,
    }),
  );
}

/**
 * @param isCurrent whether the version is the one that the change is based on
 * @throws AppError `not_found`, `version_mismatch`, `customer_code_taken`, `email_taken`,
 *   `invalid_request` for a number that cannot be one
 */
export async function updateCustomer(
  ctx: Ctx,
  id: string,
  changes: CustomerChanges,
  isCurrent: (version: number) => boolean = () => true,
): Promise<Customer> {
  return transaction(ctx, async (ctx) => {
    const version = await lockCustomerVersion(ctx, id);
    if (version === undefined) throw notFound('customer');
    if (!isCurrent(version)) throw versionMismatch();
    const email = changes.email?.toLowerCase() ?? changes.email;
    const updated = await updateCustomerRow(ctx, id, {
      ...changes,
      ...(email !== undefined && { email }),
      ...(changes.phone && { phone: normalizePhone(ctx, changes.phone) }),
    });
    return updated as Customer;
  });
}
