// English.
import { lowStock, note, orderLines, type PartWords, reason, tracking } from './layout.js';
import { type Messages, message } from './message.js';

const words: PartWords = {
  discount: 'Discount',
  shipping: 'Shipping',
  total: 'Total',
  carrier: 'Carrier',
  tracking: 'Tracking number',
  note: 'Note',
  available: 'available',
  reason: 'Reason',
};
const hello = 'Hello {{ firstName }},';
const footer = '{{ shop }} · order {{ number }}';
const internal = 'Kontor, for {{ shop }}';

export const en: Messages = {
  'order-placed': message({
    subject: 'Your order {{ number }}',
    paragraphs: [
      hello,
      'thank you for your order {{ number }}. We will tell you when it is confirmed.',
    ],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }}: thank you for your order {{ number }} over {{ total }}.',
  }),
  'order-confirmed': message({
    subject: 'Your order {{ number }} is confirmed',
    paragraphs: [hello, 'your order {{ number }} is confirmed. We will tell you when it is sent.'],
    parts: [orderLines(words)],
    footer,
    sms: '{{ shop }}: your order {{ number }} is confirmed.',
  }),
  'order-shipped': message({
    subject: 'Your order {{ number }} is on its way',
    paragraphs: [hello, 'your order {{ number }} has left our house.'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }}: your order {{ number }} is on its way.{% if trackingReference != '' %} Tracking number: {{ trackingReference }}{% endif %}",
  }),
  'order-delivered': message({
    subject: 'Your order {{ number }} has arrived',
    paragraphs: [hello, 'your order {{ number }} has been delivered. We hope that you like it.'],
    footer,
    sms: '{{ shop }}: your order {{ number }} has been delivered.',
  }),
  'order-cancelled': message({
    subject: 'Your order {{ number }} is cancelled',
    paragraphs: [hello, 'your order {{ number }} over {{ total }} is cancelled.'],
    parts: [reason(words)],
    footer,
    sms: '{{ shop }}: your order {{ number }} is cancelled.',
  }),
  'order-expired': message({
    subject: 'Your order {{ number }} has expired',
    paragraphs: [
      hello,
      'your order {{ number }} over {{ total }} was not paid in time and has expired. Nothing will be sent. You are welcome to order again.',
    ],
    footer,
    sms: '{{ shop }}: your order {{ number }} was not paid in time and has expired.',
  }),
  'order-refunded': message({
    subject: 'A refund for your order {{ number }}',
    paragraphs: [hello, 'we have refunded {{ refunded }} for your order {{ number }}.'],
    footer,
    sms: '{{ shop }}: we have refunded {{ refunded }} for your order {{ number }}.',
  }),
  'shop-order-placed': message({
    subject: 'New order {{ number }} over {{ total }}',
    paragraphs: ['Order {{ number }} of {{ customer }}'],
    parts: [orderLines(words), note(words)],
    footer: internal,
  }),
  'shop-low-stock': message({
    subject: 'Low stock: {{ productCount }} products',
    paragraphs: [
      'Of {{ productCount }} products no more than {{ threshold }} is available. The scarcest:',
    ],
    parts: [lowStock(words)],
    footer: internal,
  }),
  'webhook-disabled': message({
    subject: 'A webhook endpoint is disabled',
    paragraphs: [
      "Nothing is sent to {{ url }} any more. {% if reason == 'gone' %}It answered that it is gone.{% else %}Every attempt of three days failed.{% endif %}",
      'When it works again, enable it and have the deliveries that failed sent once more.',
    ],
    footer: internal,
  }),
};
