// Decides if a message can be sent now. Messages of an order are sent in the order of its events.
// Outdated messages are skipped. Address and preferences are read at this moment.
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

/** Order and customer at the time of sending. */
export interface Subject {
  order: Order | undefined;
  customer: Customer | undefined;
}

/** Order statuses in which a queued message is outdated and is skipped. */
const overtakenIn: Partial<Record<TemplateName, OrderStatus[]>> = {
  'order-placed': ['cancelled', 'expired'],
  'order-confirmed': ['delivered', 'completed', 'cancelled', 'expired'],
  'order-shipped': ['delivered', 'completed'],
  'order-tracking': ['delivered', 'completed'],
  'shop-order-placed': ['cancelled', 'expired'],
};

/**
 * Runs in the transaction that locked the message.
 *
 * @returns undefined if the message is skipped or waits; the end of the earlier message queues it again
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

/** Queues the next message of the same order, which may wait for this one. */
export async function wakeFollower(ctx: Ctx, notification: NotificationRow): Promise<void> {
  if (notification.orderId === null) return;
  const id = await selectFollower(ctx, notification);
  if (id === undefined) return;
  await enqueue(ctx, [deliverNotificationJob.with({ notificationId: id }, { jobKey: id })]);
}

const isOvertaken = ({ template }: Pick<NotificationRow, 'template'>, status: OrderStatus) =>
  overtakenIn[template]?.includes(status) ?? false;

/** Returns true if a later queued message has the same content with newer tracking. */
const isRepeated = ({ id, template }: NotificationRow, neighbours: QueuedNeighbour[]) =>
  (template === 'order-shipped' || template === 'order-tracking') &&
  neighbours.some((other) => other.template === 'order-tracking' && other.id > id);

/**
 * Locks the earlier message. Either its end is visible here, or its end queues the later message.
 * Locks are always taken from later to earlier messages, so workers cannot deadlock.
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
