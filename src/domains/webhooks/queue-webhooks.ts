// Turns events into deliveries, in the events' transaction: a message with its body, a delivery for
// each endpoint that takes the event, a job for each delivery.
import type { Ctx } from '../../context.js';
import type {
  OrderWebhook,
  ProductWebhook,
  StockWebhook,
  WebhookEventType,
} from '../../contract/generated/webhooks.js';
import { readOnce } from '../../db/transaction.js';
import type { OrderEvent, ProductEvent, StockEvent, Subscriber } from '../../events/events.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import { findProducts } from '../catalog/index.js';
import { findOrderEvent, getOrder } from '../orders/index.js';
import { insertMessages, type NewMessage } from './webhook-deliveries.sql.js';
import { selectTargets, type Target } from './webhook-endpoints.sql.js';
import { jobOf } from './webhook-jobs.js';

type Payload = OrderWebhook | ProductWebhook | StockWebhook;

const asSystem = (ctx: Ctx): Ctx => ({ ...ctx, actor: { kind: 'system' } });

export const sendOrderWebhook: Subscriber<OrderEvent> = async (ctx, { type, eventId, orderId }) => {
  const targets = await targetsOf(ctx, type);
  if (targets.length === 0) return;
  const order = await getOrder(asSystem(ctx), orderId);
  const event = await findOrderEvent(ctx, orderId, eventId);
  if (!event) throw new Error(`The event ${eventId} is not in the timeline.`);
  const timestamp = new Date().toISOString();
  const payload = { type, timestamp, data: { event, order } };
  await queue(ctx, targets, [{ id: eventId, subject: orderId, orderId, payload }]);
};

export const sendProductWebhook: Subscriber<ProductEvent> = async (ctx, { type, productIds }) => {
  const targets = await targetsOf(ctx, type);
  if (targets.length === 0) return;
  const products = await findProducts(asSystem(ctx), productIds);
  const timestamp = new Date().toISOString();
  await queue(
    ctx,
    targets,
    [...products.values()].map((product) => ({
      id: newId(),
      subject: product.id,
      orderId: null,
      payload: { type, timestamp, data: { product } },
    })),
  );
};

export const sendStockWebhook: Subscriber<StockEvent> = async (
  ctx,
  { type, productIds, kind, orderId },
) => {
  const targets = await targetsOf(ctx, type);
  if (targets.length === 0) return;
  const products = await findProducts(asSystem(ctx), productIds);
  const timestamp = new Date().toISOString();
  await queue(
    ctx,
    targets,
    [...products.values()].map(({ id: productId, sku, stock }) => ({
      id: newId(),
      subject: productId,
      orderId,
      payload: { type, timestamp, data: { productId, sku, stock, kind, orderId } },
    })),
  );
};

/** An order's transaction has several events. */
async function targetsOf(ctx: Ctx, type: WebhookEventType): Promise<Target[]> {
  const all = await readOnce(ctx, 'webhook endpoints', () => selectTargets(ctx));
  return all.filter(({ events }) => events.length === 0 || events.includes(type));
}

async function queue(
  ctx: Ctx,
  targets: Target[],
  messages: Array<{ id: string; subject: string; orderId: string | null; payload: Payload }>,
): Promise<void> {
  const rows = messages.map(
    ({ id, subject, orderId, payload }): NewMessage => ({
      ...{ id, subject, orderId },
      type: payload.type,
      body: JSON.stringify(payload),
    }),
  );
  const deliveries = rows.flatMap(({ id: messageId, type: event, subject, orderId }) =>
    targets.map(({ id: endpointId }) => ({
      ...{ id: newId(), endpointId, messageId, orderId },
      ...{ event, subject },
    })),
  );
  await insertMessages(ctx, rows, deliveries);
  await enqueue(
    ctx,
    deliveries.map((delivery) => jobOf(delivery)),
  );
}
