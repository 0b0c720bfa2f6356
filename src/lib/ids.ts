// Ids of rows and the readable numbers of orders.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomInt } from 'node:crypto';
import { v7 } from 'uuid';

const given = new AsyncLocalStorage<string[]>();

/** A UUID of version 7: rises with the time of its making. */
export const newId = (): string => given.getStore()?.shift() ?? v7();

/**
 * For seeds, whose rows the examples of the contract name.
 *
 * @param ids the first that are made while `fn` runs
 */
export const withIds = <T>(ids: string[], fn: () => Promise<T>): Promise<T> =>
  given.run([...ids], fn);

/** Returns the same UUID for the same name: version 8, for ids made of a hash (RFC 9562, section 5.8). */
export function idFrom(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns eight random characters of Crockford's base 32; does not tell how many came before */
export function newReadableCode(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
