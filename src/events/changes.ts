// What has changed, told by PostgreSQL to every process that listens (LISTEN and NOTIFY): the source
// of subscriptions and streams, and the end of cached answers. A message is a hint of ids, sent when its transaction commits;
// whoever gets it reads for themselves what they may see.
import { randomUUID } from 'node:crypto';
import { EventEmitter, on } from 'node:events';
import pg from 'pg';
import type { Log } from '../context.js';
import type { CatalogueMessage } from './catalogue-changes.js';

/** By channel of PostgreSQL. The SQL of the rooms sends them with pg_notify. */
export interface ChangesByChannel {
  kontor_orders: { tenantId: string; orderId: string };
  kontor_catalogue: CatalogueMessage;
  kontor_notifications: { tenantId: string; orderId: string | null; notificationId: string };
}

export type Channel = keyof ChangesByChannel;

const channels: Channel[] = ['kontor_orders', 'kontor_catalogue', 'kontor_notifications'];

export interface Changes {
  /**
   * @param signal ends it
   * @returns the tenant's changes from now on; null after messages may have been missed. It ends for who
   *   is too slow for them
   */
  watch<C extends Channel>(
    channel: C,
    tenantId: string,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ChangesByChannel[C] | null>>;
  /**
   * Hears of all tenants' changes; null after some may have been missed.
   *
   * @returns says whether they are heard at this moment, and begins to listen when asked for the
   *   first time
   */
  hear<C extends Channel>(
    channel: C,
    onChange: (change: ChangesByChannel[C] | null) => void,
  ): () => boolean;
  /** Ends what is being watched. */
  close(): Promise<void>;
}

/** Milliseconds until a lost connection is tried again; doubles up to the last. */
const pauses = { first: 100, last: 5_000 };
/** Changes that may wait for a watcher: one who is slower than they come is left behind no further. */
const mostWaiting = 1_000;
/** Milliseconds between two words to oneself; where two in a row do not come back, nobody is heard. */
const pulse = 1_000;

/** Connects when the first one watches. */
export function listenForChanges(url: string, log: Log): Changes {
  const emitter = new EventEmitter().setMaxListeners(0);
  const closers = new Set<() => void>();
  let closed = false;
  let listening: Promise<void> | undefined;
  let client: pg.Client | undefined;

  async function listen(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'kontor-changes',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
    });
    const own = `kontor_pulse_${randomUUID().replaceAll('-', '')}`;
    let unanswered = 0;
    let timer: NodeJS.Timeout | undefined;
    fresh.on('notification', ({ channel, payload }) => {
      if (channel === own) {
        unanswered = 0;
        return;
      }
      const change = JSON.parse(payload ?? '{}') as { tenantId?: string };
      emitter.emit(`${channel} ${change.tenantId}`, change);
      emitter.emit(`${channel} *`, change);
    });
    const lost = (error?: Error) => {
      clearInterval(timer);
      fresh.removeAllListeners('end');
      // What is still said about a connection that is given up is of no interest.
      fresh.removeAllListeners('error').on('error', () => {});
      fresh.end().catch(() => {});
      if (closed || client !== fresh) return;
      client = undefined;
      log.warn({ err: error }, 'the connection that listens for changes was lost');
      listenAgain(pauses.first);
    };
    fresh.on('error', lost);
    fresh.on('end', () => lost());
    try {
      await fresh.connect();
      await fresh.query([...channels, own].map((channel) => `listen ${channel}`).join(';'));
    } catch (error) {
      lost(error as Error);
      throw error;
    }
    if (closed) return lost();
    // A line that is dead tells nobody, and a pooler may take LISTEN and tell nobody either.
    timer = setInterval(() => {
      unanswered += 1;
      if (unanswered > 2) lost(new Error('What was said to oneself was not heard.'));
      else fresh.query(`notify ${own}`).catch(lost);
    }, pulse).unref();
    client = fresh;
  }

  function listenAgain(pause: number): void {
    setTimeout(() => {
      if (closed) return;
      listen().then(
        () => {
          // Not `error`, for which every watcher listens as well.
          for (const topic of emitter.eventNames())
            if (String(topic).startsWith('kontor_')) emitter.emit(topic, null);
        },
        () => listenAgain(Math.min(pause * 2, pauses.last)),
      );
    }, pause).unref();
  }

  /** Once; after a failure it goes on by itself, however long that takes. */
  function begin(): Promise<void> {
    listening ??= listen().catch((error: unknown) => {
      log.warn({ err: error }, 'changes cannot be listened for');
      listenAgain(pauses.first);
      throw error;
    });
    return listening;
  }

  return {
    hear(channel, onChange) {
      emitter.on(`${channel} *`, onChange);
      return () => {
        // That it cannot be reached is for those to say who need it.
        if (!client && !closed) begin().catch(() => {});
        return client !== undefined;
      };
    },
    async watch(channel, tenantId, signal) {
      if (!client) await begin();
      const ending = new AbortController();
      const end = () => ending.abort();
      if (signal.aborted || closed) end();
      signal.addEventListener('abort', end, { once: true });
      closers.add(end);
      ending.signal.addEventListener('abort', () => closers.delete(end), { once: true });
      if (ending.signal.aborted) return (async function* () {})();
      const topic = `${channel} ${tenantId}`;
      // Listens from this moment on, not from the first `next`.
      const events = on(emitter, topic, { signal: ending.signal });
      const waiting = { count: 0 };
      const more = () => {
        waiting.count += 1;
        if (waiting.count > mostWaiting) end();
      };
      emitter.on(topic, more);
      ending.signal.addEventListener('abort', () => emitter.off(topic, more), { once: true });
      return untilAborted(events, ending.signal, waiting) as never;
    },
    async close() {
      closed = true;
      for (const end of closers) end();
      await client?.end();
    },
  };
}

async function* untilAborted(
  events: AsyncIterable<unknown[]>,
  signal: AbortSignal,
  waiting: { count: number },
) {
  try {
    for await (const [change] of events) {
      waiting.count -= 1;
      yield change;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
