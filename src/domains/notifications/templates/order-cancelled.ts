import { layout } from './layout.js';

export const orderCancelled = {
  subject: 'Your order {{ number }} is cancelled',
  text: `Hello {{ firstName }},

your order {{ number }} over {{ total }} is cancelled.

{{ shop }}
`,
  html: layout(`<p>Hello {{ firstName }},</p>
<p>your order <strong>{{ number }}</strong> over {{ total }} is cancelled.</p>`),
  sms: '{{ shop }}: your order {{ number }} is cancelled.',
};
