// Whom an order is for: customers order for themselves, staff say for whom.
import { type Ctx, isStaff } from '../../context.js';
import { forbidden } from '../../errors.js';
import { findCustomer } from '../customers/index.js';
import { customerRequired, unknownCustomer } from './orders.errors.js';

/**
 * @param asked the customer that the body names
 * @returns the customer's id
 * @throws AppError `forbidden`, `customer_required`, `unknown_customer`
 */
export async function orderCustomer(ctx: Ctx, asked: string | undefined): Promise<string> {
  const wanted = asked?.toLowerCase();
  const own = ctx.actor.kind === 'user' ? ctx.actor.customerId : null;
  if (!isStaff(ctx) && wanted !== undefined && wanted !== own)
    throw forbidden('Customers order for themselves.');
  const id = wanted ?? own;
  if (id === null) throw customerRequired();
  const customer = await findCustomer(ctx, id);
  if (!customer) throw unknownCustomer();
  return customer.id;
}
