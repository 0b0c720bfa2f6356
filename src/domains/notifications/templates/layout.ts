// What all e-mails have in common. Styles stand on the elements and the frame is of tables, because
// that is what mail readers agree on.

const font = 'font-family:Helvetica,Arial,sans-serif';

/**
 * @param body HTML of the message, in Liquid
 * @param footer one line below it, in Liquid
 */
export const layout = (body: string, footer: string): string => `<!doctype html>
<html lang="{{ locale }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>{{ subject }}</title>
</head>
<body style="margin:0;padding:0;background:#f3f4f1">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f3f4f1">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;border-radius:8px">
<tr><td style="padding:20px 28px;border-bottom:3px solid #1f6f54;${font};font-size:20px;font-weight:bold;color:#1f2a24">{{ shop }}</td></tr>
<tr><td style="padding:24px 28px;${font};font-size:16px;line-height:1.5;color:#1f2a24">
${body}
</td></tr>
<tr><td style="padding:16px 28px;border-top:1px solid #e3e6e0;${font};font-size:13px;line-height:1.4;color:#66706a">${footer}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

const cell = `padding:8px 0;border-bottom:1px solid #e3e6e0;${font};font-size:15px;line-height:1.4`;
const row = (left: string, right: string) =>
  `<tr><td style="${cell}">${left}</td><td align="right" style="${cell};white-space:nowrap;vertical-align:top">${right}</td></tr>`;
const table = (rows: string) =>
  `<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:16px 0">\n${rows}\n</table>`;

/** Parts that messages share, as text and as HTML. */
export interface Parts {
  text: string;
  html: string;
}

export interface PartWords {
  subtotal: string;
  discount: string;
  shipping: string;
  total: string;
  carrier: string;
  tracking: string;
  note: string;
  available: string;
  reason: string;
}

const optional = (name: string, label: string) => ({
  text: `{% if ${name} != '' %}${label}: {{ ${name} }}\n{% endif %}`,
  html: `{% if ${name} != '' %}${row(label, `{{ ${name} }}`)}\n{% endif %}`,
});

/** The order's lines with its sums. */
export const orderLines = (words: PartWords): Parts => {
  const code = "{% if promoCode != '' %} ({{ promoCode }}){% endif %}";
  const sums = [
    optional('subtotal', words.subtotal),
    optional('discount', `${words.discount}${code}`),
    optional('shipping', words.shipping),
  ];
  return {
    text: `{% for line in lines %}{{ line.quantity }} x {{ line.name }} ({{ line.sku }}), {{ line.unitPrice }}: {{ line.total }}
{% endfor %}${sums.map(({ text }) => text).join('')}${words.total}: {{ total }}`,
    html: table(`{% for line in lines %}${row(
      '{{ line.quantity }} × {{ line.name }}<br><span style="font-size:13px;color:#66706a">{{ line.sku }} · {{ line.unitPrice }}</span>',
      '{{ line.total }}',
    )}
{% endfor %}${sums.map(({ html }) => html).join('')}${row(
      `<strong>${words.total}</strong>`,
      '<strong>{{ total }}</strong>',
    )}`),
  };
};

export const tracking = (words: PartWords): Parts => {
  const rows = [optional('carrier', words.carrier), optional('trackingReference', words.tracking)];
  return {
    text: rows.map(({ text }) => text).join(''),
    html: `{% if carrier != '' or trackingReference != '' %}${table(rows.map(({ html }) => html).join(''))}{% endif %}`,
  };
};

/** What was written along with the order, or why it ended. */
export const note = (words: PartWords): Parts => ({
  text: `{% if note != '' %}${words.note}: {{ note }}{% endif %}`,
  html: `{% if note != '' %}<p style="margin:0 0 16px">${words.note}: {{ note }}</p>{% endif %}`,
});

export const reason = (words: PartWords): Parts => ({
  text: `{% if reason != '' %}${words.reason}: {{ reason }}{% endif %}`,
  html: `{% if reason != '' %}<p style="margin:0 0 16px">${words.reason}: {{ reason }}</p>{% endif %}`,
});

/** A link that asks the reader to do something. */
export const button = (label: string): Parts => ({
  text: `${label}:\n{{ link }}`,
  html: `<p style="margin:24px 0"><a href="{{ link }}" style="display:inline-block;background:#1f6f54;color:#ffffff;text-decoration:none;padding:12px 20px;border-radius:6px;font-weight:bold">${label}</a></p>`,
});

/** A sentence below other parts. */
export const sentence = (text: string): Parts => ({
  text,
  html: `<p style="margin:0 0 16px">${text}</p>`,
});

export const lowStock = (words: PartWords): Parts => ({
  text: `{% for product in products %}{{ product.name }} ({{ product.sku }}): {{ product.available }} ${words.available}
{% endfor %}`,
  html: table(`{% for product in products %}${row(
    '{{ product.name }}<br><span style="font-size:13px;color:#66706a">{{ product.sku }}</span>',
    `{{ product.available }} ${words.available}`,
  )}
{% endfor %}`),
});
