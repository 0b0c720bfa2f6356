// Folds text to the form that searches compare. The rules do not depend on a locale.

/** Letters without a decomposition in Unicode, and signs that customers type as letters. */
const letters: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ς: 'σ',
  '×': 'x',
  // Arabic, Persian and Urdu keyboards type these letters differently. The last one only stretches a word.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ة: 'ه',
  ـ: '',
};
const anyLetter = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** NFKD would append their letters to the word before them. */
const signs = /[™℠®©]/g;

/**
 * Matches marks that customers leave out: accents, Hebrew and Arabic points, tone marks, nuktas. It does not match
 * the vowel signs of Indian and South-East Asian scripts, the voicing marks of kana, and the breve of й, because
 * they distinguish letters.
 */
const optionalMarks =
  /(?<!и)\u0306|(?!\u0306|\u3099|\u309a)(?=[\p{Diacritic}\p{sc=Zinh}\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}])\p{M}/gu;

/** Characters after decomposition, which can turn one character into 18. */
const maxLength = 10_000;

/**
 * Folds compatible forms (NFKC), case, optional marks, special letters and decimal digits.
 *
 * @returns at most 10,000 characters: `lodz` for `Łódź`, `led 3` for `ＬＥＤ ٣`
 */
export function foldText(text: string): string {
  const decomposed = text.replaceAll(signs, ' ').normalize('NFKD').slice(0, maxLength);
  // Upper case first: it writes ß as SS, and İ and ı as I.
  const plain = decomposed.toUpperCase().toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no further steps.
  if (/^[\x00-\x7f]*$/.test(plain)) return plain;
  return plain
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(optionalMarks, '')
    .replaceAll(anyLetter, (letter) => letters[letter] as string)
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitValue)
    .normalize('NFC');
}

/** Returns the value of a decimal digit. In Unicode, the ten digits of a script are consecutive. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
