// Prices as files have them. Pure.
import { exponentOf, parseDecimal } from '../../lib/money.js';

const signs = new Map<string, string[]>();

/** What people write beside an amount of a currency: its code and its signs. */
function signsOf(currency: string): string[] {
  const known = signs.get(currency);
  if (known) return known;
  const made = (['symbol', 'narrowSymbol'] as const).map(
    (currencyDisplay) =>
      new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay })
        .formatToParts(0)
        .find(({ type }) => type === 'currency')?.value ?? currency,
  );
  const all = [...new Set([currency, ...made])].sort((a, b) => b.length - a.length);
  signs.set(currency, all);
  return all;
}

/**
 * `10.50`, `10,50`, `.99`, `34.0000`, `£10.50` and `10.50 GBP`. With two decimals or fewer, three digits
 * after one mark may be decimals or thousands (`1.234`), so they are refused.
 *
 * @returns minor units, or undefined
 */
export function parsePrice(text: string, currency: string): number | undefined {
  let bare = text.trim();
  for (const sign of signsOf(currency)) {
    if (bare.startsWith(sign)) bare = bare.slice(sign.length).trim();
    else if (bare.endsWith(sign)) bare = bare.slice(0, -sign.length).trim();
    else continue;
    break;
  }
  const match = /^(\d*)(?:([.,])(\d+))?$/.exec(bare);
  if (!match || bare === '') return undefined;
  const [, whole = '', mark, fraction = ''] = match;
  const exponent = exponentOf(currency);
  const isAmbiguous = fraction.length === 3 && whole !== '' && (exponent < 3 || mark === ',');
  if (isAmbiguous) return undefined;
  const decimals = fraction.replace(/0+$/, '');
  return parseDecimal(`${whole || '0'}${decimals === '' ? '' : `.${decimals}`}`, currency);
}
