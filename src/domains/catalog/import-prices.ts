// Parses prices in the notations of import files. Pure.
import { Price } from '../../contract/generated/common.js';
import { exponentOf, formatDecimal, parseDecimal } from '../../lib/money.js';

/** Minor units. */
const maxAmount = Price.properties.amount.maximum as number;

const signs = new Map<string, string[]>();

/** Returns the code and the symbols of a currency. */
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
 * Parses `10.50`, `10,50`, `.99`, `34.0000`, `£10.50` and `10.50 GBP`. Rejects ambiguous prices such as
 * `1.234`, where the three digits may be decimals or thousands.
 *
 * @returns minor units, or a sentence that says what is wrong
 */
export function parsePrice(text: string, currency: string): number | string {
  // Longer than any price, with decimals and zeros.
  if (text.length > 60) return 'A price has up to 60 characters.';
  let bare = text.trim();
  for (const sign of signsOf(currency)) {
    if (bare.startsWith(sign)) bare = bare.slice(sign.length).trim();
    else if (bare.endsWith(sign)) bare = bare.slice(0, -sign.length).trim();
    else continue;
    break;
  }
  const match = /^(\d*)(?:([.,])(\d+))?$/.exec(bare);
  if (!match || bare === '')
    return `Write an amount of ${currency} as a number such as 10.50 or 10,50, without separators of thousands.`;
  const [, whole = '', mark, fraction = ''] = match;
  const exponent = exponentOf(currency);
  const isAmbiguous = fraction.length === 3 && whole !== '' && (exponent < 3 || mark === ',');
  if (isAmbiguous)
    return `The three digits after the ${mark === '.' ? 'point' : 'comma'} may be decimals or thousands. Write ${whole}${fraction}, or an amount with ${exponent === 3 ? 'a point' : `${exponent} decimals`}.`;
  const decimals = fraction.replace(/0+$/, '');
  const amount = parseDecimal(`${whole || '0'}${decimals === '' ? '' : `.${decimals}`}`, currency);
  if (amount === undefined || amount > maxAmount)
    return `An amount of ${currency} has up to ${exponent} decimals, and is at most ${formatDecimal(maxAmount, currency)}.`;
  return amount;
}
