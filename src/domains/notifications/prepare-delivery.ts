// Whether a message may go out now: after those of its order that came before it, unless the order
// has moved past what it says, and by the address and the preferences of now.
import type { Ctx } from '../../context.js';
import type { Customer } from '../../contract/generated/customers.js';
import type { Order, OrderStatus } from '../../contract/generated/orders.js';
import { enqueue } from '../../jobs/enqueue.js';
import { findCustomer } from '../customers/index.js';
import { getOrder } from '../orders/index.js';
import { addressing } from './compose.js';
import { selectOpenAttempt } from './notification-attempts.sql.js';
import { deliverNotificationJob } from './notification-jobs.js';
import {
  lockNotification,
  type NotificationChanges,
  type NotificationRow,
  type QueuedNeighbour,
  selectFollower,
  selectQueuedNeighbours,
  updateNotification,
} from './notifications.sql.js';
import type { TemplateName } from './templates/index.js';

/** What a message is about, as it is when it is sent. */
export interface Subject {
  order: Order | undefined;
  customer: Customer | undefined;
}

/** Statuses of an order in which a message that was not sent yet would say what is no longer so. */
const overtakenIn: Partial<Record<TemplateName, OrderStatus[]>> = {
  'order-placed': ['cancelled', 'expired'],
  'order-confirmed': ['delivered', 'completed', 'cancelled', 'expired'],
  'order-shipped': ['delivered', 'completed'],
  'order-tracking': ['delivered', 'completed'],
  'shop-order-placed': ['cancelled', 'expired'],
};

/**
 * In the transaction that locked the message.
 *
 * @returns undefined where it is skipped, or waits for one before it, whose end wakes it
 */
export async function prepareDelivery(
  ctx: Ctx,
  notification: NotificationRow,
): Promise<{ notification: NotificationRow; subject: Subject } | undefined> {
  const { orderId } = notification;
  if (orderId === null) return { notification, subject: { order: undefined, customer: undefined } };
  const order = await getOrder(ctx, orderId);
  const neighbours = await selectQueuedNeighbours(ctx, notification);
  for (const { id } of neighbours.filter(({ id }) => id < notification.id))
    if (await mustWaitFor(ctx, id, order.status)) return undefined;
  if (isOvertaken(notification, order.status) || isRepeated(notification, neighbours)) {
    await skip(ctx, notification, { skipReason: 'overtaken' });
    return undefined;
  }
  const customer = await findCustomer(ctx, order.customerId);
  const { audience, channel } = notification;
  const { status, ...address } = addressing(ctx, audience, channel, order, customer);
  if (status === 'skipped') {
    await skip(ctx, notification, address);
    return undefined;
  }
  return { notification: { ...notification, ...address }, subject: { order, customer } };
}

/** Lets the next message of the same order go that waited for this one. */
export async function wakeFollower(ctx: Ctx, notification: NotificationRow): Promise<void> {
  if (notification.orderId === null) return;
  const id = await selectFollower(ctx, notification);
  if (id === undefined) return;
  await enqueue(ctx, [deliverNotificationJob.with({ notificationId: id }, { jobKey: id })]);
}

const isOvertaken = ({ template }: Pick<NotificationRow, 'template'>, status: OrderStatus) =>
  overtakenIn[template]?.includes(status) ?? false;

/** A later message that is still to go out says that the order is on its way, and where it is. */
const isRepeated = ({ id, template }: NotificationRow, neighbours: QueuedNeighbour[]) =>
  (template === 'order-shipped' || template === 'order-tracking') &&
  neighbours.some((other) => other.template === 'order-tracking' && other.id > id);

/**
 * The earlier message is locked, so that its end is either seen here or wakes the later one. Locks go
 * from the later to the earlier: no two workers wait for each other.
 */
async function mustWaitFor(ctx: Ctx, id: string, status: OrderStatus): Promise<boolean> {
  const earlier = await lockNotification(ctx, id);
  if (earlier?.status !== 'queued') return false;
  const isUnderWay = (await selectOpenAttempt(ctx, id)) !== undefined;
  if (isUnderWay || !isOvertaken(earlier, status)) return true;
  await skip(ctx, earlier, { skipReason: 'overtaken' });
  return false;
}

async function skip(
  ctx: Ctx,
  notification: NotificationRow,
  why: Pick<NotificationChanges, 'skipReason' | 'recipient'>,
): Promise<void> {
  const { id, channel } = notification;
  await updateNotification(ctx, id, { status: 'skipped', ...why });
  await wakeFollower(ctx, notification);
  ctx.deps.metrics.notifications.inc({ channel, outcome: 'skipped' });
  ctx.log.info({ notificationId: id, reason: why.skipReason }, 'a queued message was skipped');
}
