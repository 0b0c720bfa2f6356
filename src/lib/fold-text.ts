// Folds text of every script to the form that searches compare, by own rules: the same on every
// database, whatever its locale.

/** Letters that have no decomposition in Unicode, and signs that are typed as letters. */
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
  // Arabic letters that Arabic, Persian and Urdu keyboards type differently, and the stretched line.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ہ: 'ه',
  ة: 'ه',
  ـ: '',
};
const anyLetter = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Does not write ½, ™ or № as letters of the word beside them. */
const signs = /[™℠®©]/g;

/**
 * Finds marks that may be missing: accents, Hebrew and Arabic points, tones, nuktas. It leaves the vowel signs
 * of Indian and South-East Asian scripts, the voicing of kana, and й, which is a letter of its own.
 */
const optionalMarks =
  /(?<!и)\u0306|(?!\u0306|\u3099|\u309a)(?=[\p{Diacritic}\p{sc=Zinh}\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}])\p{M}/gu;

/** Characters; one letter may be written out as 18, so that a short text becomes a very long one. */
const longest = 10_000;

/**
 * Folds compatible forms (NFKC), case, optional marks, special letters and decimal digits.
 *
 * @returns the first 10,000 characters: `Łódź` as `lodz`, `ＬＥＤ ٣` as `led 3`
 */
export function foldText(text: string): string {
  const decomposed = text.replaceAll(signs, ' ').normalize('NFKD').slice(0, longest);
  // Upper case first: it writes ß as SS, and İ and ı as I.
  const plain = decomposed.toUpperCase().toLowerCase();
  // biome-ignore lint/suspicious/noControlCharactersInRegex: most texts end here.
  if (/^[\x00-\x7f]*$/.test(plain)) return plain;
  return plain
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(optionalMarks, '')
    .replaceAll(anyLetter, (letter) => letters[letter] as string)
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitValue)
    .normalize('NFC');
}

/** Returns the value of a decimal digit. Unicode has the ten of a script in a row, in order. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
