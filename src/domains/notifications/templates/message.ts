// Makes a template of words: the same sentences as text and as HTML.
import type { Notification } from '../../../contract/generated/notifications.js';
import { layout, type Parts } from './layout.js';

/** In Liquid. */
export interface Template {
  subject: string;
  text: string;
  html: string;
  /** Left out where the message is for e-mail only. */
  sms?: string;
}

export type TemplateName = Notification['template'];

/** The templates of one language. */
export type Messages = Record<TemplateName, Template>;

export interface Wording {
  subject: string;
  /** In Liquid, without HTML. */
  paragraphs: string[];
  /** What stands below the sentences. */
  parts?: Parts[];
  footer: string;
  sms?: string;
}

export function message({ subject, paragraphs, parts = [], footer, sms }: Wording): Template {
  const html = [
    ...paragraphs.map((paragraph) => `<p style="margin:0 0 16px">${paragraph}</p>`),
    ...parts.map((part) => part.html),
  ];
  return {
    subject,
    text: `${[...paragraphs, ...parts.map((part) => part.text), footer].join('\n\n')}\n`,
    html: layout(html.join('\n'), footer),
    ...(sms !== undefined && { sms }),
  };
}
