// What an order's rows look like, and the order that they become. One visible list of columns.
import type {
  Order,
  OrderLine,
  OrderStatus,
  PostalAddress,
} from '../../contract/generated/orders.js';
import type { PromoReason } from '../../contract/generated/promotions.js';
import { money } from '../../lib/money.js';
import { allowedActions } from './order-status.js';
import { type PaymentSums, paymentStatusOf } from './payment-status.js';

/** Rows of earlier versions have no paid_total. */
const paid = `coalesce(paid_total, case when refunded_total >= captured_total then 0 else captured_total end)`;

const paymentColumns = `authorized_total as authorized, captured_total as captured,
  refunded_total as refunded, ${paid} as paid, promised_total as promised, payment_open as "isOpen"`;

/** The payment columns as one JSON object. */
export const paymentObject = `json_build_object('authorized', authorized_total, 'captured', captured_total,
  'refunded', refunded_total, 'paid', ${paid}, 'promised', promised_total, 'isOpen', payment_open)`;

export const columns = `id, number, customer_id as "customerId", status, currency, subtotal,
  discount_total as "discountTotal", shipping_total as "shippingTotal", total,
  shipping_address as "shippingAddress", notify_email as "notifyEmail", notify_sms as "notifySms",
  promo_code as "promoCode", promo_code_id as "promoCodeId", shipping_method_id as "shippingMethodId",
  promo_reason as "promoReason", shipping_method_name as "shippingMethod", carrier, tracking_reference as "trackingReference",
  ${paymentColumns},
  note, metadata, version, created_at as "createdAt", placed_at as "placedAt", updated_at as "updatedAt"`;

export const lineObject = `json_build_object('id', line.id, 'productId', line.product_id,
    'sku', line.sku, 'name', line.name, 'quantity', line.quantity, 'unitPrice', line.unit_price,
    'discount', line.discount, 'total', line.total, 'trackStock', line.track_stock)`;

/** An order's lines as one column, so that an order or a page of them is one statement. */
export const lines = `(select json_agg(${lineObject} order by line.position)
  from order_lines line where line.tenant_id = orders.tenant_id and line.order_id = orders.id) as lines`;

export interface LineRow {
  id: string;
  productId: string;
  sku: string;
  name: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  total: number;
  /** Whether placing the order reserved stock for the line. */
  trackStock?: boolean;
}

export interface Row {
  id: string;
  number: string;
  customerId: string;
  status: OrderStatus;
  currency: string;
  subtotal: number;
  discountTotal: number;
  shippingTotal: number;
  total: number;
  shippingAddress: PostalAddress | null;
  notifyEmail: boolean;
  notifySms: boolean;
  promoCode: string | null;
  promoCodeId: string | null;
  promoReason: PromoReason | null;
  shippingMethodId: string | null;
  shippingMethod: string | null;
  carrier: string | null;
  trackingReference: string | null;
  authorized: number;
  captured: number;
  refunded: number;
  paid: number;
  promised: number;
  isOpen: boolean;
  note: string | null;
  metadata: Record<string, string>;
  version: number;
  createdAt: string;
  placedAt: string | null;
  updatedAt: string;
  lines: LineRow[] | null;
}

/** What the room knows of an order beside what it shows. */
export interface OrderState {
  promoCodeId: string | null;
  shippingMethodId: string | null;
  payments: PaymentSums;
}

export function toOrder(row: Row): Order {
  const { currency, notifyEmail, notifySms, promoCodeId: _, shippingMethodId: __, ...rest } = row;
  const { authorized, captured, refunded, paid, promised, isOpen, promoReason, ...shown } = rest;
  const { carrier, trackingReference, ...order } = shown;
  const amount = (value: number) => money(value, currency);
  const isTracked = carrier !== null || trackingReference !== null;
  return {
    ...order,
    ...(row.status === 'draft' && promoReason !== null && { promoReason }),
    paymentStatus: paymentStatusOf(
      { total: row.total, isDraft: row.status === 'draft' },
      { authorized, captured, refunded, paid, promised, isOpen },
    ),
    lines: (row.lines ?? []).map(
      ({ trackStock: _, ...line }): OrderLine => ({
        ...line,
        unitPrice: amount(line.unitPrice),
        discount: amount(line.discount),
        total: amount(line.total),
      }),
    ),
    subtotal: amount(row.subtotal),
    discountTotal: amount(row.discountTotal),
    shippingTotal: amount(row.shippingTotal),
    total: amount(row.total),
    tracking: isTracked ? { carrier, trackingReference } : null,
    notifications: { email: notifyEmail, sms: notifySms },
    allowedTransitions: allowedActions(row.status),
  };
}
