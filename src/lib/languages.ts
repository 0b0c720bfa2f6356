// Maps languages to PostgreSQL's stemmers and collations.

/** Snowball stemmers of PostgreSQL 15, by ISO 639-1. */
const stemmers: Record<string, string> = {
  ar: 'arabic',
  hy: 'armenian',
  eu: 'basque',
  ca: 'catalan',
  da: 'danish',
  nl: 'dutch',
  en: 'english',
  fi: 'finnish',
  fr: 'french',
  de: 'german',
  el: 'greek',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  ga: 'irish',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nb: 'norwegian',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  es: 'spanish',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** Languages with a sort order of their own in CLDR and a collation in PostgreSQL. */
const ownOrder = new Set(
  (
    'af am as az be bn br bs cs cy da dsb ee el eo es et fa fi fil fo gl gu ha haw hi hr hsb hu hy ig is ja ' +
    'kk kl km kn ko kok ky lkt ln lt lv mk ml mn mr mt my nb nn om or pa pl ps ro se si sk sl smn sq sr sv ' +
    'ta te th to tr ug uk ur uz vi wae yi yo zh'
  ).split(' '),
);

const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? 'en';

/** Returns the name of PostgreSQL's dictionary, or null if the language has none. */
export function stemmerOf(locale = 'en'): string | null {
  const language = stemmers[languageOf(locale)];
  return language === undefined ? null : `${language}_stem`;
}

/** Returns an ICU collation, quoted for SQL. Languages without an order of their own share one. */
export function collationOf(locale = 'en'): string {
  const language = languageOf(locale);
  return `"${ownOrder.has(language) ? language : 'und'}-x-icu"`;
}
