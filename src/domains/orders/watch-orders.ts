// Orders as they change: for subscriptions, and as a stream of events. Whether the caller may still
// see an order is asked anew for each change.
import { Readable } from 'node:stream';
import type { Ctx } from '../../context.js';
import type { Order, OrderEvent } from '../../contract/generated/orders.js';
import { openStream } from '../../events/streams.js';
import { selectEventsAfter } from './order-events.sql.js';
import { mayRead, requireReadableOrder } from './orders.js';
import { selectOrder } from './orders.sql.js';

/**
 * @param orderId of one order; all that the caller may see when left out
 * @returns each order after each of its changes, until the caller's token expires
 * @throws AppError `not_found`, also for somebody else's order
 */
export async function watchOrders(
  ctx: Ctx,
  orderId?: string,
): Promise<AsyncIterableIterator<Order>> {
  if (orderId !== undefined) await requireReadableOrder(ctx, orderId);
  return openStream(ctx, async function* (signal) {
    const changes = await ctx.deps.changes.watch('kontor_orders', ctx.tenant.id, signal);
    for await (const change of changes) {
      // After a gap, one order may have changed; which of all orders did is not known.
      const id = change?.orderId ?? orderId;
      if (id === undefined || (orderId !== undefined && id !== orderId)) continue;
      if (!(await ctx.deps.callers.stillValid(ctx))) return;
      const order = await selectOrder(ctx, id);
      if (order && mayRead(ctx, order.customerId)) yield order;
    }
  });
}

/** Milliseconds between the comments that keep a stream open on its way. */
const heartbeat = 15_000;

/**
 * @param lastSeen id of an event; only later ones are sent
 * @param follow whether to wait for further events
 * @returns server-sent events (HTML Standard, section 9.2)
 * @throws AppError `not_found`, also for somebody else's order
 */
export async function streamOrderEvents(
  ctx: Ctx,
  orderId: string,
  lastSeen: string | undefined,
  follow: boolean,
): Promise<Readable> {
  await requireReadableOrder(ctx, orderId);
  const stream = Readable.from(
    openStream(ctx, (signal) => eventsOf(ctx, orderId, lastSeen ?? null, follow, signal)),
    { objectMode: false, highWaterMark: 16_384 },
  );
  const beat = setInterval(() => {
    // Into an empty buffer only: a client that does not read is not sent more.
    if (stream.readableLength === 0) stream.push(':\n\n');
  }, heartbeat);
  return stream.once('close', () => clearInterval(beat));
}

async function* eventsOf(
  ctx: Ctx,
  orderId: string,
  lastSeen: string | null,
  follow: boolean,
  signal: AbortSignal,
): AsyncGenerator<string> {
  // Before the first look, so that nothing happens between the two.
  const changes = follow
    ? await ctx.deps.changes.watch('kontor_orders', ctx.tenant.id, signal)
    : undefined;
  let last = lastSeen;
  const news = async function* () {
    for (const event of await selectEventsAfter(ctx, orderId, last)) {
      last = event.id;
      yield format(event);
    }
  };
  yield 'retry: 2000\n\n';
  yield* news();
  if (!changes) return;
  for await (const change of changes) {
    if (change !== null && change.orderId !== orderId) continue;
    if (!(await ctx.deps.callers.stillValid(ctx))) return;
    yield* news();
  }
}

const format = (event: OrderEvent) =>
  `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
