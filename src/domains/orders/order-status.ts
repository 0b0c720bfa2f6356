// The life of an order: which operation leads from which status to which. Everything that asks
// whether something is allowed asks this table.
import type { OrderAction, OrderStatus } from '../../contract/generated/orders.js';

interface Transition {
  from: readonly OrderStatus[];
  to: OrderStatus;
  /** Carried out by the clock, never by a caller. */
  scheduled?: true;
}

export const transitions: Record<OrderAction, Transition> = {
  placeOrder: { from: ['draft'], to: 'pending' },
  confirmOrder: { from: ['pending'], to: 'confirmed' },
  cancelOrder: { from: ['draft', 'pending', 'confirmed'], to: 'cancelled' },
  expireOrder: { from: ['pending'], to: 'expired', scheduled: true },
  markAsShipped: { from: ['confirmed'], to: 'shipped' },
  markAsDelivered: { from: ['shipped'], to: 'delivered' },
  markAsCompleted: { from: ['delivered'], to: 'completed' },
};

/** Statuses in which the order's stock is reserved. */
export const holdsReservation = (status: OrderStatus): boolean =>
  status === 'pending' || status === 'confirmed';

/** @returns the operations that a caller may ask for in this status, in the order of the table */
export function allowedActions(status: OrderStatus): OrderAction[] {
  return (Object.keys(transitions) as OrderAction[]).filter((action) => {
    const transition = transitions[action];
    return !transition.scheduled && transition.from.includes(status);
  });
}

/** @returns the status that the action leads to, or undefined where it is not allowed */
export function nextStatus(status: OrderStatus, action: OrderAction): OrderStatus | undefined {
  const transition = transitions[action];
  return transition.from.includes(status) ? transition.to : undefined;
}
