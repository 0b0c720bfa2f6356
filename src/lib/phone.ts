// Telephone numbers in E.164, by the numbering plans that libphonenumber knows.
import type { CountryCode } from 'libphonenumber-js';
import { load } from './load.js';

const e164 = /^\+[1-9]\d{6,14}$/;

/**
 * Whether a number is possible is asked, not whether its range is assigned: ranges are assigned all
 * the time, and an operator would rather send one SMS in vain than turn a customer away.
 *
 * @param text as a person writes it, `0711 082 300` or `+254 711 082300`
 * @param country ISO 3166-1 alpha-2, of numbers without a country code
 * @returns E.164, or undefined for what cannot be a telephone number
 */
export function toE164(text: string, country?: string): string | undefined {
  const { isSupportedCountry, parsePhoneNumberFromString } = load('libphonenumber-js');
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(country && isSupportedCountry(country) && { defaultCountry: country as CountryCode }),
  });
  // Some plans have longer and shorter numbers than E.164 has.
  return number?.isPossible() && e164.test(number.number) ? number.number : undefined;
}
