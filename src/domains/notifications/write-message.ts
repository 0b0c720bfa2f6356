// The words of a notification, as they are when it is sent.
import type { Ctx } from '../../context.js';
import type { Mail } from '../../integrations/mail/mail.js';
import { findOrderEvent } from '../orders/index.js';
import { chooseTemplate, defaultTemplate } from './choose-template.js';
import { type MessageValues, orderValues, plainValues } from './message-values.js';
import type { NotificationRow } from './notifications.sql.js';
import type { Subject } from './prepare-delivery.js';
import { type Rendered, render } from './render.js';
import { fallbackLocale } from './templates/index.js';

/** What is stored with a message that is about no order. */
type NotificationData = Omit<Partial<MessageValues>, 'locale'> & {
  locale?: string | null;
  /** Sealed by `deps.seal`. */
  sealedLink?: string;
  ownWords?: boolean;
};

/** A message, and what went wrong and was got round while it was written. */
interface Written extends Rendered {
  remark: string | undefined;
}

/**
 * From the shop's own template, or from Kontor's where that one breaks on this order: a message in
 * other words is better than none.
 *
 * @throws Error where the message is not sent by the channel
 */
export async function writeMessage(
  ctx: Ctx,
  notification: NotificationRow,
  { order, customer }: Subject,
): Promise<Written> {
  const { template: name, channel, audience, eventId } = notification;
  const { locale, sealedLink, ownWords, ...data } = notification.data as NotificationData;
  const reader = { customer: customer?.locale, account: locale, shop: null }[audience];
  const template = await chooseTemplate(ctx, name, channel, reader, ownWords);
  if (!template) throw new Error(`${name} is not sent by ${channel}.`);
  const event = order && (await findOrderEvent(ctx, order.id, eventId));
  const values = (locale: string) =>
    order
      ? orderValues(ctx, locale, order, customer, event)
      : plainValues(ctx, locale, {
          ...data,
          ...(sealedLink !== undefined && { link: ctx.deps.seal.open(sealedLink) }),
        });
  try {
    return { ...(await render(template, values(template.locale))), remark: undefined };
  } catch (error) {
    const spare =
      defaultTemplate(name, channel, template.locale) ??
      defaultTemplate(name, channel, fallbackLocale);
    if (template.source === 'default' || !spare) throw error;
    const remark = `The shop's own template could not be used: ${(error as Error).message}`;
    ctx.log.error({ err: error, notificationId: notification.id }, 'a template is broken');
    return { ...(await render(spare, values(spare.locale))), remark };
  }
}

/** @throws Error where the message is not sent by e-mail */
export async function writeMail(
  ctx: Ctx,
  notification: NotificationRow,
  subject: Subject,
  to: string,
): Promise<{ letter: Mail; remark: string | undefined }> {
  const { tenant, deps } = ctx;
  const { senderName, senderEmail, replyToEmail } = tenant.settings;
  const { text, html, remark, ...message } = await writeMessage(ctx, notification, subject);
  const letter = {
    messageId: `<${notification.id}@${domainOf(deps.config.MAIL_FROM)}>`,
    to,
    fromName: senderName ?? tenant.name,
    ...(senderEmail !== undefined && { fromAddress: senderEmail }),
    ...(replyToEmail !== undefined && { replyTo: replyToEmail }),
    subject: message.subject ?? '',
    text,
    html: html ?? '',
  };
  return { letter, remark };
}

/** Of the configuration, not of the tenant: the id of a message must not change with its settings. */
const domainOf = (from: string) => /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost.localdomain';
