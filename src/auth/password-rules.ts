// Which passwords are accepted. NIST SP 800-63B-4, section 3.1.1.2, and OWASP ASVS 5.0, 6.2: length
// before composition, and no common passwords. The contract checks length and composition.
import { type AppError, invalid } from '../errors.js';

let common: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords by how often they are used; loaded when a password is first chosen. */
async function commonPasswords(): Promise<ReadonlySet<string>> {
  // In the bundle the package's exports are those of its CommonJS file, under `default`.
  common ??= import('@zxcvbn-ts/language-common').then((language) => {
    const { dictionary } = language.dictionary ? language : language.default;
    return new Set(dictionary['passwords-common']);
  });
  return common;
}

/** Minimum number of different characters, ignoring case. */
const fewestDifferent = 5;

/** What is left of a word without the digits and symbols that people put around it. */
const core = (text: string) => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/**
 * Refuses passwords with too few different characters, without a letter, on the list of common
 * passwords, or based on such a password, the account's address or the service's name.
 *
 * @param pointer of the field, for the error
 * @param words that belong to the account or the shop
 * @throws AppError `invalid_request`
 */
export async function assertUncommon(
  password: string,
  pointer: string,
  words: Array<string | null | undefined>,
): Promise<void> {
  const lower = password.normalize('NFC').toLowerCase();
  if (new Set(lower).size < fewestDifferent)
    throw refused(pointer, `must have at least ${fewestDifferent} different characters`);
  if (/^[\p{Nd}\p{P}\p{Z}]*$/u.test(lower))
    throw refused(pointer, 'must not be only digits and punctuation');
  const base = core(lower);
  const list = await commonPasswords();
  const isCommon = list.has(lower) || list.has(base);
  if (isCommon) throw refused(pointer, 'is on the list of common passwords');
  const own = words.flatMap((word) => (word ? [word.toLowerCase(), word.split('@')[0]] : []));
  const known = ['kontor', ...own].map((word) => core((word ?? '').toLowerCase()));
  if (known.includes(base) && base !== '')
    throw refused(pointer, 'is little more than the name or the address of the account');
}

const refused = (pointer: string, detail: string): AppError =>
  invalid('The password is easy to guess. Choose another one, such as several unrelated words.', [
    { pointer, detail },
  ]);
