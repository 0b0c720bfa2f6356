import { layout, linesHtml, linesText } from './layout.js';

export const shopOrderPlaced = {
  subject: 'New order {{ number }} over {{ total }}',
  text: `Order {{ number }} of {{ customer }}

${linesText}
{% if note != '' %}
Note: {{ note }}
{% endif %}`,
  html: layout(`<p>Order <strong>{{ number }}</strong> of {{ customer }}</p>
${linesHtml}
{% if note != '' %}<p>Note: {{ note }}</p>{% endif %}`),
};
