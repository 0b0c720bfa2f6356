// The connection to Redis, where there is one. What it holds can be made again: while it is away, the
// process goes on without it and says so once.
import type { Redis } from 'ioredis';
import type { Log } from '../context.js';
import { load } from '../lib/load.js';

export interface SharedRedis {
  client: Redis;
  /** Whether it answers at this moment. */
  isReady(): boolean;
  /** Calls `fn` when it is reached again after it was away. */
  onReturn(fn: () => void): void;
  close(): void;
}

/** Milliseconds. */
const limits = { command: 500, connecting: 2_000, silence: 1_000, longestPause: 5_000 };

/** @param prefix of all keys, so that others may use the same Redis */
export function connectRedis(url: string, prefix: string, log: Log): SharedRedis {
  const client = new (load('ioredis').Redis)(url, {
    keyPrefix: prefix,
    // A request must not wait for a server that is away.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: limits.command,
    connectTimeout: limits.connecting,
    // One that takes connections and then says nothing is away, too.
    socketTimeout: limits.silence,
    retryStrategy: (tries) => Math.min(tries * 100, limits.longestPause),
  });
  let away = false;
  let closed = false;
  const lost = (error?: Error) => {
    if (away || closed) return;
    away = true;
    log.warn({ err: error }, 'Redis is away; going on without it');
  };
  client.on('error', lost);
  client.on('close', () => lost());
  client.on('ready', () => {
    if (away) log.info({}, 'Redis is back');
    away = false;
  });
  return {
    client,
    isReady: () => client.status === 'ready',
    onReturn(fn) {
      // The first time is no return, unless it took more than one attempt.
      let before = false;
      client.on('close', () => {
        before = true;
      });
      client.on('ready', () => {
        if (before) fn();
        before = true;
      });
    },
    close() {
      closed = true;
      client.disconnect();
    },
  };
}
