// English.
import {
  button,
  lowStock,
  note,
  orderLines,
  type PartWords,
  reason,
  sentence,
  tracking,
} from './layout.js';
import { type Messages, message } from './message.js';

const words: PartWords = {
  subtotal: 'Subtotal',
  discount: 'Discount',
  shipping: 'Shipping',
  total: 'Total',
  carrier: 'Carrier',
  tracking: 'Tracking number',
  note: 'Note',
  available: 'available',
  reason: 'Reason',
};
const hello = "Hello{% if firstName != '' %} {{ firstName }}{% endif %},";
const footer = '{{ shop }} · order {{ number }}';
const internal = 'Kontor, for {{ shop }}';

const ignore = sentence('If you did not ask for this, ignore this e-mail; nothing changes.');

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
  'order-tracking': message({
    subject: 'Where your order {{ number }} is',
    paragraphs: [hello, 'Your order {{ number }} is on its way. This is how you can follow it:'],
    parts: [tracking(words), orderLines(words)],
    footer,
    sms: "{{ shop }}: your order {{ number }} is on its way.{% if carrier != '' %} Carrier: {{ carrier }}.{% endif %}{% if trackingReference != '' %} Tracking number: {{ trackingReference }}{% endif %}",
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
  'shop-order-cancelled': message({
    subject: 'Order {{ number }} was cancelled by the customer',
    paragraphs: [
      '{{ customer }} has cancelled order {{ number }} over {{ total }}. Do not send it.',
    ],
    parts: [reason(words), orderLines(words)],
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
  'account-password-reset': message({
    subject: 'Reset your password',
    paragraphs: [
      hello,
      'You asked to reset the password of your account at {{ shop }}. The link works once, for 30 minutes.',
    ],
    parts: [button('Choose a new password'), ignore],
    footer: '{{ shop }}',
  }),
  'account-password-changed': message({
    subject: 'Your password was changed',
    paragraphs: [
      hello,
      'The password of your account at {{ shop }} was changed, and your other sessions have ended.',
      'If this was not you, reset your password now and reply to this e-mail.',
    ],
    footer: '{{ shop }}',
  }),
  'account-verify-email': message({
    subject: 'Confirm your e-mail address',
    paragraphs: [
      hello,
      'Please confirm that this is the address of your account at {{ shop }}. The link works once, for 24 hours.',
    ],
    parts: [button('Confirm the address'), ignore],
    footer: '{{ shop }}',
  }),
  'account-exists': message({
    subject: 'You already have an account',
    paragraphs: [
      hello,
      'Somebody tried to open an account at {{ shop }} with your e-mail address. You already have one: log in as usual, or reset your password if you have forgotten it.',
      'If this was not you, you need not do anything.',
    ],
    footer: '{{ shop }}',
  }),
  'account-invitation': message({
    subject: '{{ inviter }} invites you to {{ shop }}',
    paragraphs: [
      'Hello,',
      "{{ inviter }} invites you to {{ shop }}{% if role == 'admin' %} as an administrator{% elsif role == 'staff' %} as a member of staff{% endif %}. The link works once, for 7 days.",
    ],
    parts: [button('Accept the invitation')],
    footer: '{{ shop }}',
  }),
};
