// Makes the index entry of a product for the search.
import {
  bigramsOf,
  cutWord,
  joinTokens,
  squeeze,
  type Token,
  toAscii,
  tokenize,
} from './search-tokens.js';

/** The version of the rules in search-tokens.ts and here. Raise it so that the worker rebuilds older entries. */
export const searchRules = 1;

/** The highest position that PostgreSQL stores for a lexeme. */
const maxPosition = 16_383;
/** Limits for each text and lexeme. They bound the cost of a search for each product. */
const maxLexemes = 2_000;
const maxPositions = 8;
/** Characters that are compared for typing errors; the cost grows with the product of both lengths. */
const maxFuzzyName = 150;
const maxFuzzySku = 50;

export interface SearchEntry {
  id: string;
  /** Folded, without punctuation and spaces. */
  sku: string;
  /** Folded, with single spaces. */
  name: string;
  /** Name and SKU in ASCII, for typing errors and for parts of words. */
  fuzzy: string;
  /** The text of a tsvector, without stems. */
  words: string;
}

export interface SearchableProduct {
  id: string;
  sku: string;
  name: string;
  description: string;
}

/** Returns the entry of a product. Name and SKU have weight A, the description has weight C. */
export function entryOf(product: SearchableProduct): SearchEntry {
  const name = tokenize(product.name);
  const lexemes: string[] = [];
  const counts = new Map<string, number>();
  let position = 1;
  const add = (tokens: Token[], weight: 'A' | 'C') => {
    const limit = lexemes.length + maxLexemes;
    const write = (lexeme: string, offset = 0) => {
      const count = counts.get(lexeme) ?? 0;
      if (count === maxPositions || lexemes.length >= limit) return;
      counts.set(lexeme, count + 1);
      lexemes.push(`'${lexeme}':${Math.min(position + offset, maxPosition)}${weight}`);
    };
    for (const [at, token] of tokens.entries()) {
      const parts = 'run' in token ? bigramsOf(token.run) : token.parts;
      if ('whole' in token) writeJoined(token, tokens[at + 1], write);
      for (const [offset, part] of parts.entries()) write(part, offset);
      position += parts.length;
    }
    // A phrase must not match across two texts.
    position += 1;
  };
  add(name, 'A');
  add(tokenize(product.sku), 'A');
  add(tokenize(product.description), 'C');
  const sku = squeeze(product.sku);
  return {
    id: product.id,
    sku,
    name: joinTokens(name),
    fuzzy: `${toAscii(joinTokens(name), maxFuzzyName)} ${toAscii(sku, maxFuzzySku)}`,
    words: lexemes.join(' '),
  };
}

/** Writes a word with several parts as one lexeme, and a short word together with its neighbour. */
function writeJoined(
  token: Extract<Token, { whole: string }>,
  next: Token | undefined,
  write: (lexeme: string) => void,
): void {
  if (token.parts.length > 1) write(token.whole);
  const isShort = (word: string) => word.length <= 2;
  // `T shirt` is found by `tshirt`.
  if (next && 'whole' in next && (isShort(token.whole) || isShort(next.whole)))
    write(cutWord(token.whole + next.whole));
}
