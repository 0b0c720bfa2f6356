// The words of a notification, from its template and the order as it is now.
import { Liquid } from 'liquidjs';
import type { Ctx } from '../../context.js';
import type { Order } from '../../contract/generated/orders.js';
import type { Mail } from '../../integrations/mail/mail.js';
import { formatMoney } from '../../lib/money.js';
import { findCustomer } from '../customers/index.js';
import { getOrder } from '../orders/index.js';
import type { NotificationRow } from './notifications.sql.js';
import { type Template, templates } from './templates/index.js';

const html = new Liquid({ outputEscape: 'escape', strictVariables: true });
const plain = new Liquid({ strictVariables: true });

/** One line, however long the names in it are. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export async function renderMail(
  ctx: Ctx,
  notification: NotificationRow,
  to: string,
): Promise<Mail> {
  const template = templates[notification.template];
  const values = await valuesOf(ctx, notification);
  return {
    messageId: `<${notification.id}@${domainOf(ctx.deps.config.MAIL_FROM)}>`,
    to,
    fromName: values.shop,
    subject: oneLine(await plain.parseAndRender(template.subject, values)),
    text: await plain.parseAndRender(template.text, values),
    html: await html.parseAndRender(template.html, values),
  };
}

export async function renderSms(ctx: Ctx, notification: NotificationRow): Promise<string> {
  const template: Template = templates[notification.template];
  if (template.sms === undefined) throw new Error(`${notification.template} has no SMS.`);
  return oneLine(await plain.parseAndRender(template.sms, await valuesOf(ctx, notification)));
}

const domainOf = (from: string) => /@([^@\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost.localdomain';

async function valuesOf(ctx: Ctx, { orderId }: NotificationRow) {
  if (orderId === null) throw new Error('A notification without an order has no values.');
  const order = await getOrder(ctx, orderId);
  const customer = await findCustomer(ctx, order.customerId);
  return {
    shop: ctx.tenant.settings.senderName ?? ctx.tenant.name,
    firstName: customer?.firstName ?? '',
    customer: customer ? `${customer.firstName} ${customer.lastName} (${customer.code})` : '',
    number: order.number,
    note: order.note ?? '',
    total: formatMoney(order.total),
    lines: order.lines.map(toLine),
  };
}

const toLine = (line: Order['lines'][number]) => ({
  sku: line.sku,
  name: line.name,
  quantity: line.quantity,
  unitPrice: formatMoney(line.unitPrice),
  total: formatMoney(line.total),
});
