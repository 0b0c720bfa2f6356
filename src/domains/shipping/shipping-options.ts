// Which shipping methods fit an order.
import type { Ctx } from '../../context.js';
import type { ShippingOption } from '../../contract/generated/shipping.js';
import { money } from '../../lib/money.js';
import { type MethodRow, selectActiveMethods } from './shipping-methods.sql.js';

export interface Parcel {
  /** ISO 3166-1 alpha-2; null where the destination is not known yet. */
  country: string | null;
  /** Minor units, before any discount. */
  subtotal: number;
}

/** Every method that is offered at all, in the shop's order. */
export const activeMethods = selectActiveMethods;

/** Without a destination only a method for everywhere fits. */
export function fitsParcel(method: MethodRow, { country, subtotal }: Parcel): boolean {
  if (method.countries.length > 0 && (country === null || !method.countries.includes(country)))
    return false;
  if (method.minSubtotal !== null && subtotal < method.minSubtotal) return false;
  return method.maxSubtotal === null || subtotal <= method.maxSubtotal;
}

export const toOption = ({ tenant }: Ctx, method: MethodRow): ShippingOption => ({
  shippingMethodId: method.id,
  name: method.name,
  price: money(method.price, tenant.currency),
  minDays: method.minDays,
  maxDays: method.maxDays,
});
