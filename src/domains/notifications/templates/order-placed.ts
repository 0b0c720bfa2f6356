import { layout, linesHtml, linesText } from './layout.js';

export const orderPlaced = {
  subject: 'Your order {{ number }}',
  text: `Hello {{ firstName }},

thank you for your order {{ number }}. We will tell you when it is confirmed.

${linesText}

{{ shop }}
`,
  html: layout(`<p>Hello {{ firstName }},</p>
<p>thank you for your order <strong>{{ number }}</strong>. We will tell you when it is confirmed.</p>
${linesHtml}`),
  sms: '{{ shop }}: thank you for your order {{ number }} over {{ total }}.',
};
