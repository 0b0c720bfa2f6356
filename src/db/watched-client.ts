// Gives up connections whose server has gone silent: it does not enforce its own limits any more.
import type { Socket } from 'node:net';
import pg from 'pg';

/** Milliseconds between two looks. */
const look = 1_000;

/**
 * A connection that knows whether it waits for an answer. pg's `query_timeout` starts a timer for each
 * statement, and what its closure holds on to, the rows among it, outlives young collections: garbage collection
 * was a quarter of the processor time of reading a page.
 */
export class WatchedClient extends pg.Client {
  #waits = false;
  #heard = 0;
  /** Looks in a row at which nothing had come. Not a time: what has come while this process itself was stopped is seen at the next. */
  #silent = 0;

  constructor(config?: pg.ClientConfig) {
    super(config);
    this.on('drain', () => {
      this.#waits = false;
    });
  }

  // biome-ignore lint/suspicious/noExplicitAny: of each of its signatures
  override query(...args: any[]): any {
    this.#waits = true;
    return (super.query as (...args: unknown[]) => unknown)(...args);
  }

  /** Fails all that it was asked where it has waited and heard nothing for so many looks. */
  giveUpIfSilent(looks: number): void {
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection;
    const hasHeard = stream.bytesRead !== this.#heard;
    this.#heard = stream.bytesRead;
    this.#silent = this.#waits && !hasHeard ? this.#silent + 1 : 0;
    if (this.#silent > looks) stream.destroy(new Error('Query read timeout'));
  }
}

/**
 * @param pool of watched clients
 * @param patience milliseconds; more than PostgreSQL's own `statement_timeout`, after which a server that works
 *   says something
 */
export function watchSilence(pool: pg.Pool, patience = 35_000): void {
  const open = new Set<WatchedClient>();
  pool.on('connect', (client) => open.add(client as unknown as WatchedClient));
  pool.on('remove', (client) => open.delete(client as unknown as WatchedClient));
  const timer = setInterval(() => {
    if (pool.ended && open.size === 0) clearInterval(timer);
    for (const client of open) client.giveUpIfSilent(patience / look);
  }, look);
  timer.unref();
}
