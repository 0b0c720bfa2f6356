// Turns a search text into the parameter of the SQL function `find_products`.
import {
  bigramsOf,
  cutWord,
  joinTokens,
  squeeze,
  type Token,
  toAscii,
  tokenize,
} from './search-tokens.js';

/** Limits for each search. They bound its cost for each product. */
const maxTerms = 32;
/** Lexemes that are ranked: PostgreSQL compares each pair of them. */
const maxRanked = 6;
/** Characters that are compared for typing errors; the cost grows with the product of both lengths. */
const maxFuzzyTerm = 40;
const maxFuzzyText = 100;

export interface SearchQuestion {
  /** The text of a tsquery for each token. SQL replaces `'~word'` with the stem of the word. */
  terms: string[];
  /** The same, limited to name and SKU. */
  named: string[];
  /** Each token in ASCII, for typing errors. */
  ascii: string[];
  /** All tokens in ASCII. */
  similar: string;
  /** The words that have a stem in `terms`. */
  stemmed: string[];
  /** The text of a tsquery of whole words, for the rank. */
  exact: string;
  name: string;
  sku: string;
  /** True if the text may be a part of an SKU: one token with a digit and at least three characters. */
  isFragment: boolean;
}

/** Returns undefined if the text contains no letter or digit. */
export function questionOf(text: string): SearchQuestion | undefined {
  const all = tokenize(text);
  const distinct = new Map(all.map((token) => [joinTokens([token]), token]));
  const tokens = [...distinct.values()].slice(0, maxTerms);
  if (tokens.length === 0) return undefined;
  const sku = squeeze(text);
  const termsOf = (weight: Weight) =>
    tokens.map((token, at) => termOf(token, [tokens[at - 1], tokens[at + 1]], weight));
  const ascii = tokens.map((token) => toAscii(joinTokens([token]), maxFuzzyTerm));
  return {
    terms: termsOf(''),
    named: termsOf(':A'),
    ascii,
    similar: ascii.join(' ').slice(0, maxFuzzyText),
    stemmed: tokens.flatMap((token) =>
      'run' in token ? [] : [...new Set([token.whole, token.parts.at(-1) as string])],
    ),
    exact: tokens
      .flatMap((token) => ('run' in token ? fullBigramsOf(token.run) : [token.whole]))
      .slice(0, maxRanked)
      .map((lexeme) => `'${lexeme}'`)
      .join(' & '),
    name: joinTokens(all),
    sku,
    isFragment: tokens.length === 1 && /[0-9]/.test(sku) && (ascii[0]?.length ?? 0) >= 3,
  };
}

/** `:A` matches lexemes of name and SKU only. */
type Weight = '' | ':A';

/**
 * Returns the tsquery of a token.
 *
 * @param neighbours the tokens before and after it
 */
function termOf(
  token: Token,
  [before, after]: [Token | undefined, Token | undefined],
  weight: Weight,
): string {
  const exactly = (lexeme: string) => `'${lexeme}'${weight}`;
  const startsWith = (lexeme: string) => `'${lexeme}':*${weight.slice(1)}`;
  if ('run' in token) {
    const bigrams = fullBigramsOf(token.run);
    // A single character is the start of a bigram.
    if (bigrams.length === 0) return startsWith(token.run);
    return `(${bigrams.map(exactly).join(' <-> ')})`;
  }
  // Too many words start with one given letter.
  const match = (word: string) => (word.length > 1 ? startsWith(word) : exactly(word));
  const alternatives = [match(token.whole), exactly(`~${token.whole}`)];
  const last = token.parts.at(-1) as string;
  if (token.parts.length > 1) {
    // No prefix match inside a phrase: PostgreSQL would collect the positions of all words with that prefix.
    const phrase = token.parts.slice(0, -1).map(exactly);
    phrase.push(`(${exactly(last)} | ${exactly(`~${last}`)})`);
    alternatives.push(`(${phrase.join(' <-> ')})`);
  }
  // `t shirt` finds `tshirt`.
  if (before && 'whole' in before) alternatives.push(match(cutWord(before.whole + token.whole)));
  if (after && 'whole' in after) alternatives.push(match(cutWord(token.whole + after.whole)));
  return `(${alternatives.join(' | ')})`;
}

const fullBigramsOf = (run: string): string[] => bigramsOf(run).slice(0, -1);
