// Ids of rows and the readable numbers of orders.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
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

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns eight random characters of Crockford's base 32; does not tell how many came before */
export function newReadableCode(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
