// Places an order in one step: priced from the catalogue, stock reserved, messages queued, all in
// one transaction.
import { actorId, type Ctx, isStaff } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { CreateOrder, Order, OrderItem } from '../../contract/generated/orders.js';
import { transaction } from '../../db/transaction.js';
import { forbidden } from '../../errors.js';
import { newId, newReadableCode } from '../../lib/ids.js';
import { type Sellable, selectSellable } from '../catalog/index.js';
import { findCustomer } from '../customers/index.js';
import { reserveStock } from '../inventory/index.js';
import {
  customerRequired,
  productArchived,
  unknownCustomer,
  unknownProduct,
} from './orders.errors.js';
import { insertOrder } from './orders.sql.js';
import { recordEvent } from './record-event.js';
import { computeTotals } from './totals.js';

/**
 * @returns the order in the status pending
 * @throws AppError `unknown_product`, `product_archived`, `insufficient_stock`, `unknown_customer`,
 *   `customer_required`, `forbidden`, `amount_too_large`
 */
export async function createOrder(ctx: Ctx, input: CreateOrder): Promise<Order> {
  return transaction(ctx, async (ctx) => {
    const customer = await customerOf(ctx, input.customerId);
    const items = await priceItems(ctx, input.items);
    const totals = computeTotals(items);
    const orderId = newId();
    await reserveStock(ctx, orderId, items);
    const order = await insertOrder(
      ctx,
      {
        id: orderId,
        number: newReadableCode(),
        customerId: customer.id,
        status: 'pending',
        ...totals,
        shippingAddress: input.shippingAddress ?? null,
        notifications: input.notifications ?? { email: true, sms: true },
        note: input.note ?? null,
        metadata: input.metadata ?? {},
        createdBy: actorId(ctx),
      },
      items.map((item, at) => ({
        id: newId(),
        ...item,
        discount: 0,
        total: totals.lineTotals[at] as number,
      })),
    );
    await recordEvent(ctx, order, { type: 'order.placed', fromStatus: null });
    return order;
  });
}

/** Customers order for themselves; staff say for whom. */
async function customerOf(ctx: Ctx, asked: string | undefined): Promise<Customer> {
  const own = ctx.actor.kind === 'user' ? ctx.actor.customerId : null;
  if (!isStaff(ctx) && asked !== undefined && asked !== own)
    throw forbidden('Customers order for themselves.');
  const id = asked ?? own;
  if (id === null) throw customerRequired();
  const customer = await findCustomer(ctx, id);
  if (!customer) throw unknownCustomer();
  return customer;
}

interface Item {
  productId: string;
  sku: string;
  name: string;
  unitPrice: number;
  quantity: number;
}

/** Items with names and prices from the catalogue; several of the same product become one. */
async function priceItems(ctx: Ctx, asked: OrderItem[]): Promise<Item[]> {
  const ids = asked.flatMap((item) => ('productId' in item ? [item.productId] : []));
  const skus = asked.flatMap((item) => ('sku' in item ? [item.sku] : []));
  const products = await selectSellable(ctx, ids, skus);
  const byName = new Map<string, Sellable>();
  for (const product of products)
    byName.set(product.id, product).set(`sku ${product.sku}`, product);

  const items = new Map<string, Item>();
  const unknown: string[] = [];
  for (const item of asked) {
    const product = byName.get(
      'productId' in item ? item.productId.toLowerCase() : `sku ${item.sku}`,
    );
    if (!product) {
      unknown.push('productId' in item ? item.productId : item.sku);
      continue;
    }
    const quantity = (items.get(product.id)?.quantity ?? 0) + item.quantity;
    items.set(product.id, {
      productId: product.id,
      sku: product.sku,
      name: product.name,
      unitPrice: product.currentPrice,
      quantity,
    });
  }
  if (unknown.length > 0) throw unknownProduct(unknown);
  const archived = products
    .filter((product) => product.status === 'archived')
    .map((product) => product.sku);
  if (archived.length > 0) throw productArchived(archived);
  return [...items.values()];
}
