// The words of a notification, as they are when it is sent.
import type { Ctx } from '../../context.js';
import type { Mail } from '../../integrations/mail/mail.js';
import { findCustomer } from '../customers/index.js';
import { findOrderEvent, getOrder } from '../orders/index.js';
import { chooseTemplate } from './choose-template.js';
import { type MessageValues, orderValues, plainValues } from './message-values.js';
import type { NotificationRow } from './notifications.sql.js';
import { type Rendered, render } from './render.js';

/** @throws Error where the message is not sent by the channel, or its template is broken */
async function write(ctx: Ctx, notification: NotificationRow): Promise<Rendered> {
  const { orderId, template: name, channel, audience, eventId } = notification;
  const order = orderId === null ? undefined : await getOrder(ctx, orderId);
  const customer = order && (await findCustomer(ctx, order.customerId));
  const reader = audience === 'customer' ? customer?.locale : null;
  const template = await chooseTemplate(ctx, name, channel, reader);
  if (!template) throw new Error(`${name} is not sent by ${channel}.`);
  const event = order && (await findOrderEvent(ctx, order.id, eventId));
  const values = order
    ? orderValues(ctx, template.locale, order, customer, event)
    : plainValues(ctx, template.locale, notification.data as Partial<MessageValues>);
  return render(template, values);
}

export async function writeMail(
  ctx: Ctx,
  notification: NotificationRow,
  to: string,
): Promise<Mail> {
  const { tenant, deps } = ctx;
  const { senderName, senderEmail, replyToEmail } = tenant.settings;
  const { subject, text, html } = await write(ctx, notification);
  return {
    messageId: `<${notification.id}@${domainOf(deps.config.MAIL_FROM)}>`,
    to,
    fromName: senderName ?? tenant.name,
    ...(senderEmail !== undefined && { fromAddress: senderEmail }),
    ...(replyToEmail !== undefined && { replyTo: replyToEmail }),
    subject: subject ?? '',
    text,
    html: html ?? '',
  };
}

export async function writeSms(ctx: Ctx, notification: NotificationRow): Promise<string> {
  return (await write(ctx, notification)).text;
}

/** Of the configuration, not of the tenant: the id of a message must not change with its settings. */
const domainOf = (from: string) => /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost.localdomain';
