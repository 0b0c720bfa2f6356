// Renders templates. Shops write their own, so a template reads no file, calls nothing, and has an
// end to its time and its memory.
import {
  Context,
  type Emitter,
  Liquid,
  type LiquidOptions,
  type Template,
  toPromise,
} from 'liquidjs';
import { LRUCache } from 'lru-cache';
import type { ChosenTemplate } from './choose-template.js';
import type { MessageValues } from './message-values.js';
import { type SmsText, smsText } from './sms-text.js';
import { layout } from './templates/index.js';

const limits: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // No includes: neither from the disk nor from anywhere else.
  templates: Object.create(null),
  // Characters, milliseconds, and things made.
  parseLimit: 200_000,
  renderLimit: 500,
  memoryLimit: 300_000,
};

/** Tags that keep text aside, where no limit counts it, and those that read other templates. */
const without = ['capture', 'include', 'render', 'layout', 'block'];

/**
 * The limits are looked at between the parts of a template and not within a filter, so only filters
 * that take no time are there: none that makes arrays, evaluates expressions, or grows text but by
 * what it is given.
 */
const filters = new Set([
  ...['abs', 'append', 'at_least', 'at_most', 'capitalize', 'ceil', 'default', 'divided_by'],
  ...['downcase', 'escape', 'escape_once', 'first', 'floor', 'last', 'lstrip', 'minus', 'modulo'],
  ...['newline_to_br', 'plus', 'prepend', 'raw', 'round', 'rstrip', 'size', 'slice', 'strip'],
  ...['strip_newlines', 'times', 'truncate', 'upcase'],
]);

interface Engine {
  liquid: Liquid;
  /** Templates that were read, of as many characters as some shops' together. */
  parsed: LRUCache<string, Template[]>;
}
interface Engines {
  html: Engine;
  plain: Engine;
}
let made: Engines | undefined;

/** Made for the first message: an engine takes a good part of a process's start. */
function engines(): Engines {
  made ??= { html: engine({ ...limits, outputEscape: 'escape' }), plain: engine(limits) };
  return made;
}

function engine(options: LiquidOptions): Engine {
  const liquid = new Liquid(options);
  for (const tag of without) delete liquid.tags[tag];
  for (const name of Object.keys(liquid.filters))
    if (!filters.has(name)) delete liquid.filters[name];
  const sizeCalculation = (_parsed: Template[], source: string) => source.length + 1;
  return { liquid, parsed: new LRUCache({ maxSize: 1_000_000, sizeCalculation }) };
}

function parse({ liquid, parsed }: Engine, source: string): Template[] {
  const known = parsed.get(source);
  if (known) return known;
  const templates = liquid.parse(source);
  parsed.set(source, templates);
  return templates;
}

/** Characters of a message: some times what the largest order needs. */
const maxOutput = 500_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const control = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

class LimitedEmitter implements Emitter {
  buffer = '';
  write(value: unknown): void {
    this.buffer += typeof value === 'string' ? value : String(value ?? '');
    if (this.buffer.length > maxOutput)
      throw new Error(`The text is longer than ${maxOutput} characters.`);
  }
}

async function run(engine: Engine, source: string, values: object): Promise<string> {
  const { liquid } = engine;
  const emitter = new LimitedEmitter();
  const context = new Context(values, liquid.options);
  await toPromise(liquid.renderer.renderTemplates(parse(engine, source), context, emitter));
  // What a template cuts out of a text may be half a character.
  return emitter.buffer.toWellFormed().replaceAll(control, '');
}

/** One line, however long the names in it are. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export interface Rendered {
  /** Null for SMS. */
  subject: string | null;
  text: string;
  /** Null for SMS. */
  html: string | null;
  /** Of SMS only. */
  encoding?: SmsText['encoding'];
  segments?: number;
}

/** Maximum SMS segments. */
const maxSegments = 10;
/** Characters that ten segments hold at most. */
const maxSms = 1530;
/** Characters of a line of a mail (RFC 5322, section 2.1.1). */
const maxSubject = 900;

function bounded(what: string, text: string, most: number): string {
  if (text === '') throw new Error(`The ${what} is empty.`);
  if (text.length > most) throw new Error(`The ${what} is longer than ${most} characters.`);
  return text;
}

function smsOf(words: string): SmsText {
  const sms = smsText(words);
  if (sms.segments > maxSegments)
    throw new Error(
      `The text takes ${sms.segments} segments of ${sms.encoding}; an SMS has ${maxSegments} at most.`,
    );
  return sms;
}

/** Where the shop's template has text only, its lines stay lines. */
const htmlOfText = layout('<div style="white-space:pre-line">{{ body }}</div>', '{{ shop }}');

/** @throws Error whose message says what is wrong with the template, and in which line */
export async function render(
  template: Pick<ChosenTemplate, 'subject' | 'text' | 'html'>,
  values: MessageValues,
): Promise<Rendered> {
  const { html, plain } = engines();
  const text = await run(plain, template.text, values);
  if (template.subject === null)
    return { subject: null, html: null, ...smsOf(bounded('text', oneLine(text), maxSms)) };
  const subject = bounded(
    'subject',
    oneLine(await run(plain, template.subject, values)),
    maxSubject,
  );
  bounded('text', text.trim(), maxOutput);
  const body =
    template.html === null
      ? await run(html, htmlOfText, { ...values, subject, body: text.trim() })
      : await run(html, template.html, { ...values, subject });
  return { subject, text, html: body };
}
