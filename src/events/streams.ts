// Streams of changes: each ends with its caller's token, and a caller has no more than some at a time.
import type { Ctx } from '../context.js';
import { AppError } from '../errors.js';

/** How many a caller may have open in one process. */
const perCaller = 50;

/** Of each caller who has any. */
export type OpenStreams = Map<string, number>;

/**
 * An iterable that can be ended while it waits: `return` of a generator would wait along.
 *
 * @param make gets the signal that ends it
 * @throws AppError `too_many_requests` for a caller who has too many
 */
export function openStream<T>(
  ctx: Ctx,
  make: (signal: AbortSignal) => AsyncGenerator<T>,
): AsyncIterableIterator<T> {
  const { actor, deps } = ctx;
  const leave = enter(deps.streams, actor.kind === 'user' ? actor.userId : actor.kind);
  const expiresAt = actor.kind === 'user' ? actor.expiresAt : null;
  const ending = new AbortController();
  const end = () => ending.abort();
  // Longer waits do not fit a timer.
  const rest = Math.min(Math.max((expiresAt ?? Number.MAX_VALUE) - Date.now(), 0), 2 ** 31 - 1);
  const timer = setTimeout(end, rest).unref();
  const values = make(ending.signal);
  const isOver = () => {
    clearTimeout(timer);
    end();
    leave();
  };
  return {
    async next() {
      try {
        const result = await values.next();
        if (result.done) isOver();
        return result;
      } catch (error) {
        isOver();
        throw error;
      }
    },
    async return() {
      isOver();
      await values.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** @returns called when the caller has one less; again, it does nothing */
function enter(open: OpenStreams, caller: string): () => void {
  const count = open.get(caller) ?? 0;
  if (count >= perCaller)
    throw new AppError(
      'too_many',
      'too_many_requests',
      `You have ${count} streams open already; close one first.`,
    );
  open.set(caller, count + 1);
  let left = false;
  return () => {
    if (left) return;
    left = true;
    const rest = (open.get(caller) ?? 1) - 1;
    if (rest === 0) open.delete(caller);
    else open.set(caller, rest);
  };
}
