// Makes the words by which products are found, and the question for them. A text is a row of items:
// a word whose parts may be written together, apart or with a mark between them (`T-shirt`, `100 ml`), or
// a run of a script that puts no spaces between words.
import anyAscii from 'any-ascii';
import { foldText } from '../../lib/fold-text.js';

/** Changes with what this file makes, so that older entries are made again. */
export const searchRules = 1;

/** Scripts without spaces between words, and Korean, whose words are written together. */
const unspaced = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Hang}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}`;
const word = String.raw`[\p{L}\p{M}\p{N}]`;
/** Parts that at most one mark joins. */
const runs = new RegExp(String.raw`${word}+(?:[^\s\p{L}\p{M}\p{N}]${word}+)*`, 'gu');
const parts = new RegExp(
  `(?:(?![0-9])(?=${word})[${unspaced}])+|[0-9]+|(?:(?![0-9${unspaced}])${word})+`,
  'gu',
);
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u');

const longestWord = 100;
const mostParts = 6;
/** Of a lexeme in PostgreSQL. */
const lastPosition = 16_383;
/** Lexemes of a text and places of one of them: what a search looks at in one product. */
const mostLexemes = 2_000;
const mostPlaces = 8;
/** Items of a question, and lexemes of it that decide the order: ranking compares each pair. */
const mostItems = 32;
const mostRanked = 6;
/** Characters that are compared for slips, which takes time by the product of both lengths. */
const longestFuzzy = { name: 150, sku: 50, term: 40, question: 100 };

type Item = { run: string } | { parts: string[]; whole: string };

const cut = (text: string): string =>
  text.length <= longestWord ? text : [...text].slice(0, longestWord).join('');

const ofParts = (given: string[]): Item => ({ parts: given, whole: cut(given.join('')) });

function itemsOf(text: string): Item[] {
  return [...foldText(text).matchAll(runs)].flatMap(([run]) => {
    const items: Item[] = [];
    let joined: string[] = [];
    const end = () => {
      if (joined.length > mostParts) items.push(...joined.map((part) => ofParts([part])));
      else if (joined.length > 0) items.push(ofParts(joined));
      joined = [];
    };
    for (const [part] of run.matchAll(parts)) {
      if (isUnspaced.test(part)) {
        end();
        items.push({ run: part });
      } else joined.push(cut(part));
    }
    end();
    return items;
  });
}

/** Returns the pairs of neighbours in a run, and its last character alone. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.map((character, at) => character + (characters[at + 1] ?? ''));
}

/** Returns the text without marks and spaces, as SKUs are compared. */
const squeezed = (text: string): string => foldText(text).replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');

const nameOf = (items: Item[]): string =>
  items.map((item) => ('run' in item ? item.run : item.whole)).join(' ');

/** Returns folded text as ASCII: PostgreSQL's trigrams of other letters depend on the locale. */
const asciiOf = (folded: string, longest: number): string =>
  anyAscii(folded)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 ]/g, '')
    .slice(0, longest);

/** The entry of a product in the index. */
export interface SearchEntry {
  id: string;
  sku: string;
  name: string;
  /** Is searched for slips and for what stands inside a word. */
  fuzzy: string;
  /** A tsvector, without stems. */
  words: string;
}

export interface SearchableProduct {
  id: string;
  sku: string;
  name: string;
  description: string;
}

/** Makes the entry of a product; words of its name and SKU weigh more than those of the description. */
export function entryOf(product: SearchableProduct): SearchEntry {
  const named = itemsOf(product.name);
  const coded = itemsOf(product.sku);
  const lexemes: string[] = [];
  const places = new Map<string, number>();
  let position = 1;
  const add = (items: Item[], weight: 'A' | 'C') => {
    const most = lexemes.length + mostLexemes;
    for (const [at, item] of items.entries()) {
      const write = (lexeme: string, ahead = 0) => {
        const count = places.get(lexeme) ?? 0;
        if (count === mostPlaces || lexemes.length >= most) return;
        places.set(lexeme, count + 1);
        lexemes.push(`'${lexeme}':${Math.min(position + ahead, lastPosition)}${weight}`);
      };
      const next = items[at + 1];
      if ('run' in item) {
        const pairs = pairsOf(item.run);
        for (const [ahead, pair] of pairs.entries()) write(pair, ahead);
        position += pairs.length;
        continue;
      }
      if (item.parts.length > 1) write(item.whole);
      // `T shirt` is found as `tshirt`.
      if (next && 'whole' in next && (item.whole.length <= 2 || next.whole.length <= 2))
        write(cut(item.whole + next.whole));
      for (const [ahead, part] of item.parts.entries()) write(part, ahead);
      position += item.parts.length;
    }
    position += 1;
  };
  add(named, 'A');
  add(coded, 'A');
  add(itemsOf(product.description), 'C');
  const sku = squeezed(product.sku);
  return {
    id: product.id,
    sku,
    name: nameOf(named),
    fuzzy: `${asciiOf(nameOf(named), longestFuzzy.name)} ${asciiOf(sku, longestFuzzy.sku)}`,
    words: lexemes.join(' '),
  };
}

/** What is asked for; the function `find_products` reads it. */
export interface SearchQuestion {
  /** For each item a tsquery, in which `'~word'` stands for the word's stem. */
  terms: string[];
  /** The same for words of the name and the SKU alone. */
  named: string[];
  /** The items as ASCII, and all of them, for slips. */
  ascii: string[];
  similar: string;
  /** Words whose stems are looked for. */
  stemmed: string[];
  /** A tsquery of the first words as they are, for the order. */
  exact: string;
  name: string;
  sku: string;
  /** Whether it may stand inside an SKU. */
  isFragment: boolean;
}

/** @returns undefined where there is no word in the text */
export function questionOf(text: string): SearchQuestion | undefined {
  const given = itemsOf(text);
  const distinct = new Map(given.map((item) => [nameOf([item]), item]));
  const items = [...distinct.values()].slice(0, mostItems);
  if (items.length === 0) return undefined;
  const sku = squeezed(text);
  const terms = items.map((item, at) =>
    termOf(item, { before: items[at - 1], after: items[at + 1] }, ''),
  );
  const named = items.map((item, at) =>
    termOf(item, { before: items[at - 1], after: items[at + 1] }, 'A'),
  );
  const ascii = items.map((item) => asciiOf(nameOf([item]), longestFuzzy.term));
  return {
    terms,
    named,
    ascii,
    similar: ascii.join(' ').slice(0, longestFuzzy.question),
    stemmed: items.flatMap((item) =>
      'run' in item ? [] : [...new Set([item.whole, item.parts.at(-1) as string])],
    ),
    exact: items
      .flatMap((item) => ('run' in item ? completePairsOf(item.run) : [item.whole]))
      .slice(0, mostRanked)
      .map((lexeme) => `'${lexeme}'`)
      .join(' & '),
    name: nameOf(given),
    sku,
    isFragment: items.length === 1 && /[0-9]/.test(sku) && (ascii[0]?.length ?? 0) >= 3,
  };
}

/**
 * Returns the tsquery of an item.
 *
 * @param weight of the lexemes that count; empty for all
 */
function termOf(item: Item, { before, after }: Neighbours, weight: 'A' | ''): string {
  const one = (lexeme: string) => `'${lexeme}'${weight && `:${weight}`}`;
  const begun = (word: string) => (word.length > 1 ? `'${word}':*${weight}` : one(word));
  if ('run' in item) {
    const pairs = completePairsOf(item.run);
    // A single character begins a pair.
    return pairs.length === 0 ? `'${item.run}':*${weight}` : `(${pairs.map(one).join(' <-> ')})`;
  }
  const ways = [begun(item.whole), one(`~${item.whole}`)];
  const last = item.parts.at(-1) as string;
  if (item.parts.length > 1) {
    // Without the beginning of a word: a phrase collects the places of all words that begin so.
    const first = item.parts.slice(0, -1).map(one);
    ways.push(`(${[...first, `(${one(last)} | ${one(`~${last}`)})`].join(' <-> ')})`);
  }
  // `t shirt` finds `tshirt`.
  if (before && 'whole' in before) ways.push(begun(cut(before.whole + item.whole)));
  if (after && 'whole' in after) ways.push(begun(cut(item.whole + after.whole)));
  return `(${ways.join(' | ')})`;
}

interface Neighbours {
  before: Item | undefined;
  after: Item | undefined;
}

const completePairsOf = (run: string): string[] => pairsOf(run).slice(0, -1);
