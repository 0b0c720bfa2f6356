// Renders templates. Shops write their own, so a template reads no file, calls nothing, and has an
// end to its time and its memory.
import { Context, type Emitter, Liquid, type LiquidOptions, toPromise } from 'liquidjs';
import type { ChosenTemplate } from './choose-template.js';
import type { MessageValues } from './message-values.js';
import { layout } from './templates/index.js';

const limits: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // No includes: neither from the disk nor from anywhere else.
  templates: Object.create(null),
  // Characters, milliseconds, and things made.
  parseLimit: 200_000,
  renderLimit: 1_000,
  memoryLimit: 2_000_000,
};

/** Tags that keep text aside, where no limit counts it, and those that read other templates. */
const without = ['capture', 'include', 'render', 'layout', 'block'];

const html = engine({ ...limits, outputEscape: 'escape' });
const plain = engine(limits);

function engine(options: LiquidOptions): Liquid {
  const liquid = new Liquid(options);
  for (const tag of without) delete liquid.tags[tag];
  return liquid;
}

/** Characters of a message: some times what the largest order needs. */
const maxOutput = 500_000;

class LimitedEmitter implements Emitter {
  buffer = '';
  write(value: unknown): void {
    this.buffer += typeof value === 'string' ? value : String(value ?? '');
    if (this.buffer.length > maxOutput)
      throw new Error(`The text is longer than ${maxOutput} characters.`);
  }
}

async function run(liquid: Liquid, source: string, values: object): Promise<string> {
  const emitter = new LimitedEmitter();
  const context = new Context(values, liquid.options);
  await toPromise(liquid.renderer.renderTemplates(liquid.parse(source), context, emitter));
  return emitter.buffer;
}

/** One line, however long the names in it are. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export interface Rendered {
  /** Null for SMS. */
  subject: string | null;
  text: string;
  /** Null for SMS. */
  html: string | null;
}

/** Where the shop's template has text only, its lines stay lines. */
const htmlOfText = layout('<div style="white-space:pre-line">{{ body }}</div>', '{{ shop }}');

/** @throws Error whose message says what is wrong with the template, and in which line */
export async function render(
  template: Pick<ChosenTemplate, 'subject' | 'text' | 'html'>,
  values: MessageValues,
): Promise<Rendered> {
  const text = await run(plain, template.text, values);
  if (template.subject === null) return { subject: null, text: oneLine(text), html: null };
  const subject = oneLine(await run(plain, template.subject, values));
  const body =
    template.html === null
      ? await run(html, htmlOfText, { ...values, subject, body: text.trim() })
      : await run(html, template.html, { ...values, subject });
  return { subject, text, html: body };
}
