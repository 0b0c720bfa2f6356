// Checks text by member name where the contract's patterns cannot: country codes, names, misleading
// characters. Used by REST and GraphQL.
import { type AppError, type FieldError, invalid } from '../errors.js';
import { isCountry } from '../lib/countries.js';
import { isMisleading, isVisible } from '../lib/misleading-text.js';

/** How deep a body may be nested; the contract's own reach six levels. */
const maxDepth = 32;

/** Members that may hold any valid text. */
const anyText = /^(metadata|password|currentPassword|newPassword)$/;
const isName = /(^n|N)ame$/;
const isId = /(^i|I)ds?$/;
/** Codes that people type or paste. */
const isTyped = /^(code|promoCode)$/;
const upperCaseId = /^(?=.*[A-F])[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

/**
 * Checks all text in a value. Converts ids to lower case, because rules compare them as text, and
 * takes spaces around codes off.
 *
 * @param pointer of the value
 * @returns the error for the first invalid text
 */
export function faultOfText(value: unknown, pointer: string): AppError | undefined {
  return faultIn(value, '', pointer, 0);
}

function faultIn(
  value: unknown,
  name: string,
  pointer: string,
  depth: number,
): AppError | undefined {
  if (depth > maxDepth) return invalid(`The body is nested deeper than ${maxDepth} levels.`);
  if (typeof value === 'string') {
    const detail = faultOfMember(name, value);
    return detail === undefined ? undefined : refused({ pointer: pointer.slice(0, 500), detail });
  }
  if (value === null || typeof value !== 'object') return undefined;
  // Items of a list are checked by the name of the list.
  const isList = Array.isArray(value);
  for (const [key, one] of Object.entries(value)) {
    const member = isList || anyText.test(name) ? name : key;
    const fault =
      faultIn(key, '', pointer, depth + 1) ?? faultIn(one, member, `${pointer}/${key}`, depth + 1);
    if (fault) return fault;
    if (typeof one === 'string' && isId.test(member) && upperCaseId.test(one))
      (value as Record<string, unknown>)[key] = one.toLowerCase();
    if (typeof one === 'string' && isTyped.test(member))
      (value as Record<string, unknown>)[key] = one.trim();
  }
  return undefined;
}

const refused = (field: FieldError): AppError => invalid('The request has invalid text.', [field]);

/**
 * @param name of the member that holds the text
 * @returns the error text, or undefined if the text is valid
 */
export function faultOfMember(name: string, text: string): string | undefined {
  // PostgreSQL does not accept NUL in text; an unpaired surrogate is not valid Unicode.
  if (text.includes('\0') || !text.isWellFormed()) return 'must be well-formed text without NUL';
  if (anyText.test(name)) return undefined;
  if (isMisleading(text))
    return 'must not hold line separators or characters that change the direction of text';
  if (isName.test(name) && text !== '' && !isVisible(text)) return 'must have a visible character';
  const isCode = /^[A-Z]{2}$/.test(text);
  if (['country', 'countries'].includes(name) && isCode && !isCountry(text))
    return text === 'UK'
      ? 'must be a country of ISO 3166-1: the United Kingdom is GB'
      : 'must be a country of ISO 3166-1, such as GB or KE';
  return undefined;
}
