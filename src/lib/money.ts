// Money in integers of minor units, with decimals only at the edges.
import { LRUCache } from 'lru-cache';
import { currencyDecimals } from './iso-4217.js';

export interface Money {
  /** Minor units. */
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export const money = (amount: number, currency: string): Money => ({ amount, currency });

/** Returns the decimals of a currency: 2 for GBP, 0 for JPY, 3 for KWD, 2 for unknown codes. */
export const exponentOf = (currency: string): number => currencyDecimals.get(currency) ?? 2;

export const isCurrency = (code: string): boolean => currencyDecimals.has(code);

/**
 * Reads a decimal amount: `10.5` GBP is 1050, `10.505` GBP is refused.
 *
 * @returns minor units, or undefined when the text is no amount of at most the currency's decimals
 */
export function parseDecimal(text: string, currency: string): number | undefined {
  const match = /^(\d{1,13})(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const exponent = exponentOf(currency);
  const fraction = match[2] ?? '';
  if (fraction.length > exponent) return undefined;
  const amount = Number(`${match[1]}${fraction.padEnd(exponent, '0')}`);
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** @returns `10.50` for 1050 GBP: digits and a point, nothing else */
export function formatDecimal(amount: number, currency: string): string {
  const exponent = exponentOf(currency);
  if (exponent === 0) return String(amount);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** To make one takes longer than all else that a message says. Customers bring locales: not without end. */
const formats = new LRUCache<string, Intl.NumberFormat>({ max: 100 });

function formatOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formats.get(key);
  if (known) return known;
  const locales = [locale === 'en' ? 'en-GB' : locale, 'en-GB'];
  const decimals = exponentOf(currency);
  const format = new Intl.NumberFormat(locales, {
    ...{ style: 'currency', currency },
    ...{ minimumFractionDigits: decimals, maximumFractionDigits: decimals },
  });
  formats.set(key, format);
  return format;
}

/**
 * @param locale BCP 47
 * @returns an amount as a person reads it: `£10.50`
 */
export function formatMoney({ amount, currency }: Money, locale = 'en-GB'): string {
  // From the decimal text: a division would bring in a float.
  const decimal = formatDecimal(amount, currency) as `${number}`;
  return formatOf(locale, currency).format(decimal as unknown as number);
}
