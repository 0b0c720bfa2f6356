// What staff and admins do with templates: see, try, write and remove them.
import type { Ctx } from '../../context.js';
import type {
  NotificationTemplate,
  PreviewNotification,
  SaveNotificationTemplate,
} from '../../contract/generated/notifications.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { findCustomer } from '../customers/index.js';
import { getOrder } from '../orders/index.js';
import {
  type ChosenTemplate,
  chooseTemplate,
  defaultTemplate,
  ownTemplate,
} from './choose-template.js';
import { type MessageValues, orderValues, sampleValues, sparseValues } from './message-values.js';
import {
  deleteTemplateRow,
  saveTemplateRow,
  selectAllTemplates,
  type TemplateKey,
} from './notification-templates.sql.js';
import { notSentBy, templateInvalid } from './notifications.errors.js';
import { type Rendered, render } from './render.js';
import { fallbackLocale, type TemplateName, templates } from './templates/index.js';

/** Of the shop's own. */
const maxTemplates = 200;
const channels = ['email', 'sms'] as const;
const names = Object.keys(templates[fallbackLocale] as object) as TemplateName[];

/** @param name of one message; all when left out */
export async function listTemplates(
  ctx: Ctx,
  name: TemplateName | undefined,
): Promise<NotificationTemplate[]> {
  const own = await selectAllTemplates(ctx);
  return names
    .filter((one) => name === undefined || one === name)
    .flatMap((template) =>
      channels.flatMap((channel) => {
        const mine = own.filter((row) => row.template === template && row.channel === channel);
        const locales = new Set([...Object.keys(templates), ...mine.map((row) => row.locale)]);
        return [...locales].sort().flatMap((locale) => {
          const row = mine.find((one) => one.locale === locale);
          const found = row ? ownTemplate(row) : defaultTemplate(template, channel, locale);
          return found ? [{ template, channel, ...found }] : [];
        });
      }),
    );
}

/** @throws AppError `template_invalid` */
export async function saveTemplate(
  ctx: Ctx,
  key: TemplateKey,
  texts: SaveNotificationTemplate,
): Promise<NotificationTemplate> {
  const before = await chooseTemplate(ctx, key.template, key.channel, key.locale);
  if (!before) throw notSentBy(key.template, key.channel);
  const isMail = key.channel === 'email';
  refuseMailParts(key.channel, texts);
  const written = {
    subject: isMail ? (texts.subject ?? before.subject) : null,
    text: texts.text,
    html: isMail ? (texts.html ?? null) : null,
  };
  await tryTemplate(written, sampleValues(ctx, key.locale));
  await tryTemplate(written, sparseValues(ctx, key.locale));
  const row = await transaction(ctx, async (ctx) => {
    const saved = await saveTemplateRow(ctx, key, written);
    const count = (await selectAllTemplates(ctx)).length;
    if (count > maxTemplates) throw templateInvalid(`A shop has up to ${maxTemplates} templates.`);
    return saved;
  });
  return { template: key.template, channel: key.channel, ...ownTemplate(row) };
}

/** @throws AppError `not_found` */
export async function deleteTemplate(ctx: Ctx, key: TemplateKey): Promise<void> {
  if (!(await transaction(ctx, (ctx) => deleteTemplateRow(ctx, key)))) throw notFound('template');
}

/** @throws AppError `template_invalid`, `not_found` for an order that is not there */
export async function previewNotification(
  ctx: Ctx,
  { template: name, channel, locale, orderId, subject, text, html }: PreviewNotification,
): Promise<Rendered & { locale: string }> {
  refuseMailParts(channel, { subject, html });
  const order = orderId === undefined ? undefined : await getOrder(ctx, orderId);
  const customer = order && (await findCustomer(ctx, order.customerId));
  const saved = await chooseTemplate(ctx, name, channel, locale ?? customer?.locale);
  if (!saved) throw notSentBy(name, channel);
  const template: ChosenTemplate = {
    ...saved,
    ...(channel === 'email' && subject !== undefined && { subject }),
    // A text of one's own without HTML is shown as HTML made of it, as it would be sent.
    ...(text !== undefined && { text, html: null }),
    ...(channel === 'email' && html !== undefined && { html }),
  };
  const sample = sampleValues(ctx, template.locale);
  const values = order
    ? {
        ...orderValues(ctx, template.locale, order, customer, undefined),
        refunded: sample.refunded,
      }
    : sample;
  return { locale: template.locale, ...(await tryTemplate(template, values)) };
}

function refuseMailParts(
  channel: 'email' | 'sms',
  { subject, html }: { subject?: string | undefined; html?: string | undefined },
): void {
  if (channel === 'sms' && (subject !== undefined || html !== undefined))
    throw templateInvalid('An SMS has neither subject nor HTML.');
}

async function tryTemplate(
  template: Pick<ChosenTemplate, 'subject' | 'text' | 'html'>,
  values: MessageValues,
): Promise<Rendered> {
  try {
    return await render(template, values);
  } catch (error) {
    throw templateInvalid((error as Error).message);
  }
}
