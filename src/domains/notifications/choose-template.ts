// Which template a message is written from: the shop's own before the one that comes with Kontor, in
// the reader's language before the shop's.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import { selectTemplates, type TemplateRow } from './notification-templates.sql.js';
import { fallbackLocale, type TemplateName, templates } from './templates/index.js';

type Channel = Notification['channel'];

/** The sources of one message by one channel. */
export interface ChosenTemplate {
  locale: string;
  source: 'default' | 'tenant';
  /** Null for SMS. */
  subject: string | null;
  text: string;
  /** Null for SMS, and where it is made of the text. */
  html: string | null;
  updatedAt: string | null;
}

/** @returns what comes with Kontor in a language, where there is such */
export function defaultTemplate(
  name: TemplateName,
  channel: Channel,
  locale: string,
): ChosenTemplate | undefined {
  const template = templates[locale]?.[name];
  if (!template) return undefined;
  const shared = { locale, source: 'default', updatedAt: null } as const;
  if (channel === 'email')
    return { ...shared, subject: template.subject, text: template.text, html: template.html };
  return template.sms === undefined
    ? undefined
    : { ...shared, subject: null, text: template.sms, html: null };
}

export const ownTemplate = ({
  locale,
  subject,
  text,
  html,
  updatedAt,
}: TemplateRow): ChosenTemplate => ({
  ...{ locale, subject, text, html, updatedAt },
  source: 'tenant',
});

/** `sw-KE` is answered in `sw` where there is no other: RFC 4647, section 3.4, lookup. */
const withParents = (locale: string | null | undefined): string[] =>
  locale ? [locale, ...(locale.includes('-') ? [locale.split('-')[0] as string] : [])] : [];

/**
 * @param locale the reader's; null for none of their own
 * @param onlyDefault ignores the shop's own templates
 * @returns undefined where the message is not sent by the channel
 */
export async function chooseTemplate(
  ctx: Ctx,
  name: TemplateName,
  channel: Channel,
  locale: string | null | undefined,
  onlyDefault = false,
): Promise<ChosenTemplate | undefined> {
  const own = onlyDefault ? [] : await selectTemplates(ctx, name, channel);
  const wanted = [
    ...withParents(locale),
    ...withParents(ctx.tenant.settings.locale),
    fallbackLocale,
  ];
  for (const candidate of wanted) {
    const row = own.find((one) => one.locale === candidate);
    const found = row ? ownTemplate(row) : defaultTemplate(name, channel, candidate);
    if (found) return found;
  }
  return undefined;
}
