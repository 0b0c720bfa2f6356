// What all e-mails have in common.

/** @param body HTML of the message, in Liquid */
export const layout = (body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ shop }}</title></head>
<body style="margin:0;padding:24px;background:#f4f4f2;font-family:Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5;color:#222">
<table role="presentation" align="center" width="100%" style="max-width:600px;background:#fff;border-radius:8px">
<tr><td style="padding:24px">
<p style="margin:0 0 16px;font-weight:bold">{{ shop }}</p>
${body}
</td></tr></table>
</body></html>
`;

export const linesHtml = `<table width="100%" cellpadding="6" style="border-collapse:collapse">
{% for line in lines %}<tr style="border-bottom:1px solid #ddd"><td>{{ line.quantity }} × {{ line.name }}<br><small style="color:#666">{{ line.sku }}</small></td><td align="right" style="white-space:nowrap">{{ line.total }}</td></tr>
{% endfor %}<tr><td><strong>Total</strong></td><td align="right"><strong>{{ total }}</strong></td></tr>
</table>`;

export const linesText = `{% for line in lines %}{{ line.quantity }} x {{ line.name }} ({{ line.sku }}): {{ line.total }}
{% endfor %}Total: {{ total }}`;
