import { layout, linesHtml, linesText } from './layout.js';

export const orderConfirmed = {
  subject: 'Your order {{ number }} is confirmed',
  text: `Hello {{ firstName }},

your order {{ number }} is confirmed.

${linesText}

{{ shop }}
`,
  html: layout(`<p>Hello {{ firstName }},</p>
<p>your order <strong>{{ number }}</strong> is confirmed.</p>
${linesHtml}`),
  sms: '{{ shop }}: your order {{ number }} is confirmed.',
};
