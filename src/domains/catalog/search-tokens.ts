// Splits text into the tokens that the product search compares.
import anyAscii from 'any-ascii';
import { foldText } from '../../lib/fold-text.js';

/** Scripts without spaces between words, and Korean, whose words are often written together. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
const word = String.raw`[\p{L}\p{M}\p{N}]`;
/** Matches words that single punctuation marks join, such as `t-shirt`. */
const joinedWords = new RegExp(String.raw`${word}+(?:[^\s\p{L}\p{M}\p{N}]${word}+)*`, 'gu');
/** Matches the parts of such a word: letters, digits, or a run of an unspaced script. */
const wordParts = new RegExp(
  `(?:(?![0-9])(?=${word})[${unspaced}])+|[0-9]+|(?:(?![0-9${unspaced}])${word})+`,
  'gu',
);
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');

/** Characters of one word that are indexed and searched. */
const maxWordLength = 100;
const maxParts = 6;

/**
 * A run of an unspaced script, or a word with its parts: customers write `t-shirt`, `t shirt` and `tshirt`,
 * or `100 ml` and `100ml`.
 */
export type Token = { run: string } | { parts: string[]; whole: string };

export const cutWord = (text: string): string =>
  text.length <= maxWordLength ? text : [...text].slice(0, maxWordLength).join('');

const wordToken = (parts: string[]): Token => ({ parts, whole: cutWord(parts.join('')) });

export function tokenize(text: string): Token[] {
  return [...foldText(text).matchAll(joinedWords)].flatMap(([joined]) => {
    const tokens: Token[] = [];
    let parts: string[] = [];
    const endWord = () => {
      if (parts.length > maxParts) tokens.push(...parts.map((part) => wordToken([part])));
      else if (parts.length > 0) tokens.push(wordToken(parts));
      parts = [];
    };
    for (const [part] of joined.matchAll(wordParts)) {
      if (isUnspaced.test(part)) {
        endWord();
        tokens.push({ run: part });
      } else parts.push(cutWord(part));
    }
    endWord();
    return tokens;
  });
}

/** Returns the bigrams of a run, then its last character. */
export function bigramsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** Returns the text without punctuation and spaces; SKUs are compared in this form. */
export const squeeze = (text: string): string =>
  foldText(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

export const joinTokens = (tokens: Token[]): string =>
  tokens.map((token) => ('run' in token ? token.run : token.whole)).join(' ');

/**
 * Transliterates folded text to ASCII, because pg_trgm's trigrams of other letters depend on the locale.
 *
 * @param maxLength characters of the result
 */
export const toAscii = (folded: string, maxLength: number): string =>
  anyAscii(folded)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '')
    .slice(0, maxLength);
