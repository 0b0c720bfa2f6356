// Ids of rows and the readable numbers of orders.
import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';

/** A UUID of version 7: rises with the time of its making. */
export const newId = (): string => v7();

/** Crockford's base 32: no I, L, O, U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** @returns eight random characters of Crockford's base 32; does not tell how many came before */
export function newReadableCode(): string {
  return Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');
}
