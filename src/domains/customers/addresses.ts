// A customer's own address book, of which one address is the default.
import { type Ctx, ownCustomerId } from '../../context.js';
import type {
  CreateCustomerAddress,
  CustomerAddress,
  UpdateCustomerAddress,
} from '../../contract/generated/customers.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { AppError, notFound } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import {
  clearDefault,
  countAddresses,
  deleteAddressRow,
  ensureDefault,
  insertAddress,
  selectAddress,
  selectAddressPage,
  updateAddressRow,
} from './addresses.sql.js';
import { lockCustomer } from './customers.sql.js';
import { normalizePhone } from './phone-numbers.js';

const maxAddresses = 100;

export const listAddresses = (ctx: Ctx, page: PageRequest): Promise<Page<CustomerAddress>> =>
  selectAddressPage(ctx, ownCustomerId(ctx), page);

export const findAddress = selectAddress;

/** @throws AppError `too_many_addresses`, `invalid_request` for a number that cannot be one */
export async function createAddress(
  ctx: Ctx,
  input: CreateCustomerAddress,
): Promise<CustomerAddress> {
  const customerId = ownCustomerId(ctx);
  return transaction(ctx, async (ctx) => {
    await lockCustomer(ctx, customerId);
    const count = await countAddresses(ctx, customerId);
    if (count >= maxAddresses) {
      throw new AppError(
        'conflict',
        'too_many_addresses',
        `A customer has up to ${maxAddresses} addresses.`,
      );
    }
    const isDefault = input.isDefault === true || count === 0;
    if (isDefault) await clearDefault(ctx, customerId);
    const { line2 = null, region = null, postalCode = null, phone = null, ...rest } = input;
    return insertAddress(ctx, customerId, newId(), {
      ...rest,
      line2,
      region,
      postalCode,
      phone: phone && normalizePhone(ctx, phone),
      isDefault,
    });
  });
}

/** @throws AppError `not_found` */
export async function updateAddress(
  ctx: Ctx,
  id: string,
  changes: UpdateCustomerAddress,
): Promise<CustomerAddress> {
  const customerId = ownCustomerId(ctx);
  return transaction(ctx, async (ctx) => {
    await lockCustomer(ctx, customerId);
    const before = await selectAddress(ctx, customerId, id);
    if (!before) throw notFound('address');
    if (changes.isDefault === true) await clearDefault(ctx, customerId);
    const updated = await updateAddressRow(ctx, customerId, id, {
      ...before,
      ...changes,
      ...(changes.phone && { phone: normalizePhone(ctx, changes.phone) }),
    });
    if (changes.isDefault !== false) return updated;
    await ensureDefault(ctx, customerId);
    return (await selectAddress(ctx, customerId, id)) as CustomerAddress;
  });
}

/** @throws AppError `not_found` */
export async function deleteAddress(ctx: Ctx, id: string): Promise<void> {
  const customerId = ownCustomerId(ctx);
  await transaction(ctx, async (ctx) => {
    await lockCustomer(ctx, customerId);
    if (!(await selectAddress(ctx, customerId, id))) throw notFound('address');
    await deleteAddressRow(ctx, customerId, id);
    await ensureDefault(ctx, customerId);
  });
}
