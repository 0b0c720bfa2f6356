// Renders templates. Shops write their own, so a template reads no file, calls nothing, and has an
// end to its time and its memory.
import { Liquid, type LiquidOptions } from 'liquidjs';
import type { ChosenTemplate } from './choose-template.js';
import type { MessageValues } from './message-values.js';
import { layout } from './templates/index.js';

const limits: LiquidOptions = {
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  // No includes: neither from the disk nor from anywhere else.
  templates: {},
  // Characters, milliseconds, and things made.
  parseLimit: 200_000,
  renderLimit: 1_000,
  memoryLimit: 2_000_000,
};

const html = new Liquid({ ...limits, outputEscape: 'escape' });
const plain = new Liquid(limits);

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
  const text = await plain.parseAndRender(template.text, values);
  if (template.subject === null) return { subject: null, text: oneLine(text), html: null };
  const subject = oneLine(await plain.parseAndRender(template.subject, values));
  const body =
    template.html === null
      ? await html.parseAndRender(htmlOfText, { ...values, subject, body: text.trim() })
      : await html.parseAndRender(template.html, { ...values, subject });
  return { subject, text, html: body };
}
