// What messages say: every template in every language, the shops' own, and the preview.
import t from 'tap';
import { templates } from '../../src/domains/notifications/templates/index.js';
import { needsBrowser, openPage } from '../helpers/browser.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';

const preview = (shop: Shop, body: object) =>
  shop.request('POST', '/v1/notification-templates/preview', { as: shop.users.staff, body });

const names = Object.keys(templates.en as object);
const forShop = ['shop-order-placed', 'shop-order-cancelled', 'shop-low-stock', 'webhook-disabled'];

t.test('every template, in every language, by every channel', async (t) => {
  const shop = await openShop(t);
  for (const template of names) {
    for (const locale of Object.keys(templates)) {
      const { data } = await preview(shop, { template, channel: 'email', locale });
      t.equal(data.locale, locale);
      for (const part of [data.subject, data.text, data.html]) {
        t.notMatch(part, /\{\{|\{%|undefined|NaN|\[object/, `${template} ${locale} is complete`);
      }
      t.match(data.html, '<html lang=');
      t.match(data.html, 'Demo Gifts');
      t.notMatch(data.text, /<\w/, 'text is text');
      const sms = await preview(shop, { template, channel: 'sms', locale });
      if (forShop.includes(template) || template.startsWith('account-'))
        t.equal(sms.data.code, 'template_invalid');
      else {
        t.match(sms.data, { subject: null, html: null });
        t.match(sms.data.text, 'K7M2Q9XA');
        t.match(
          sms.data,
          { encoding: 'GSM-7', segments: 1 },
          `${template} ${locale} fits one SMS of sample data`,
        );
      }
    }
  }
  const shipped = await preview(shop, {
    template: 'order-shipped',
    channel: 'email',
    locale: 'sw',
  });
  t.match(shipped.data.text, /Nambari ya ufuatiliaji: AB123456789GB/);
  const refunded = await preview(shop, { template: 'order-refunded', channel: 'sms' });
  t.match(refunded.data.text, '£25.50');
});

t.test('the reader’s language, then the shop’s, then English', async (t) => {
  const shop = await openShop(t);
  const localeOf = async (locale?: string) =>
    (await preview(shop, { template: 'order-placed', channel: 'sms', ...(locale && { locale }) }))
      .data.locale;
  t.equal(await localeOf('sw-KE'), 'sw', 'of the language, whatever the country');
  t.equal(await localeOf('pt'), 'en', 'none of that language');
  shop.ctx.tenant.settings.locale = 'fr';
  await shop.sql(
    `update tenants set settings = settings || '{"locale": "fr"}' where slug = 'demo'`,
  );
  await shop.deps.tenants.forget(shop.ctx.tenant);
  t.equal(await localeOf('pt'), 'fr');
  t.equal(await localeOf(), 'fr');
});

t.test('a shop’s own template', async (t) => {
  const shop = await openShop(t);
  const url = '/v1/notification-templates/order-placed/email/en';
  const { admin, staff, customer } = shop.users;
  const saved = await shop.request('PUT', url, {
    as: admin,
    body: { text: 'Dear {{ firstName }},\n\n{{ number }} & <more>.' },
  });
  t.match(saved.data, { source: 'tenant', subject: 'Your order {{ number }}', html: null });
  const { data } = await preview(shop, { template: 'order-placed', channel: 'email' });
  t.equal(data.text, 'Dear Amina,\n\nK7M2Q9XA & <more>.');
  t.match(data.html, 'Dear Amina,\n\nK7M2Q9XA &amp; &lt;more&gt;.', 'its HTML is made of the text');

  const { id } = await addProduct(shop);
  const order = await shop.request('POST', '/v1/orders', {
    as: customer,
    body: { items: [{ productId: id, quantity: 1 }] },
  });
  const real = await preview(shop, {
    template: 'order-placed',
    channel: 'email',
    orderId: order.data.id,
  });
  t.match(real.data.text, `${order.data.number} & <more>.`);
  const none = await preview(shop, {
    template: 'order-placed',
    channel: 'email',
    orderId: '01900000-0000-7000-8000-000000000000',
  });
  t.equal(none.statusCode, 404);

  const listed = async () =>
    (
      await shop.request('GET', '/v1/notification-templates?template=order-placed', { as: staff })
    ).data.items.map((item: Record<string, string>) => [item.channel, item.locale, item.source]);
  t.same((await listed())[0], ['email', 'en', 'tenant']);
  t.equal((await listed()).length, 2 * Object.keys(templates).length);
  await shop.request('PUT', '/v1/notification-templates/order-placed/sms/pt', {
    as: admin,
    body: { text: 'Obrigado! {{ number }}' },
  });
  t.same((await listed()).at(-2), ['sms', 'pt', 'tenant'], 'also in a language of its own');
  const other = await shop.request('GET', '/v1/notification-templates?template=order-placed', {
    as: shop.users.otherStaff,
  });
  t.ok(other.data.items.every((item: { source: string }) => item.source === 'default'));

  t.equal((await shop.request('DELETE', url, { as: admin })).statusCode, 204);
  t.equal((await shop.request('DELETE', url, { as: admin })).statusCode, 404);
  t.same((await listed())[0], ['email', 'en', 'default']);
});

t.test(
  'templates that cannot be used are refused, and nothing is read or waited for',
  async (t) => {
    const shop = await openShop(t);
    const save = (text: string, extra: object = {}) =>
      shop.request('PUT', '/v1/notification-templates/order-placed/email/en', {
        as: shop.users.admin,
        body: { text, ...extra },
      });
    const refused: Array<[string, string, RegExp]> = [
      ['a value that there is not', '{{ nonsense }}', /undefined variable: nonsense, line:1/],
      ['a filter that there is not', '{{ number | nonsense }}', /undefined filter: nonsense/],
      ['a tag that is not closed', '{% if number %}', /not closed/],
      ['a file', "{% include '/etc/passwd' %}", /tag "include" not found/],
      ['the insides of an object', "{% include 'constructor' %}", /tag "include" not found/],
      ['a file, rendered', "{% render '../package.json' %}", /tag "render" not found/],
      ['a layout', "{% layout 'package.json' %}", /tag "layout" not found/],
      [
        'text that is kept aside',
        "{% assign a='xxxxxxxxxx' %}{% for i in (1..24) %}{% capture a %}{{a}}{{a}}{% endcapture %}{% endfor %}{{a}}",
        /tag "capture" not found/,
      ],
      [
        'text without end',
        `{% for a in (1..1000) %}{% for b in (1..1000) %}${'x'.repeat(1000)}{% endfor %}{% endfor %}`,
        /longer than 500000 characters|limit exceeded/,
      ],
      [
        'an expression for each item',
        '{% assign x = (1..1000) | where_exp: "i", "i and i" %}',
        /undefined filter: where_exp/,
      ],
      ['arrays in arrays', '{% assign a = "" | split: "" %}', /undefined filter: split/],
      ['sorting by a long path', '{% assign x = (1..9) | sort: "a.a" %}', /undefined filter: sort/],
      ['bytes', '{{ "AAAA" | base64_decode }}', /undefined filter: base64_decode/],
      ['nothing', '{% comment %}x{% endcomment %} ', /The text is empty/],
      ['what a small order has not', '{{ lines[1].name }}', /undefined variable: lines\.1/],
      ['what the sample hides', "x{% if discount == '' %}{{ nonsense }}{% endif %}", /nonsense/],
      ['a range without end', '{% for i in (1..100000000) %}{{ i }}{% endfor %}', /limit exceeded/],
      [
        'loops in loops',
        `${'{% for a in (1..1000) %}'.repeat(4)}x${'{% endfor %}'.repeat(4)}`,
        /limit exceeded/,
      ],
      [
        'text that grows',
        `{% assign a = 'xxxxxxxxxx' %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`,
        /limit exceeded/,
      ],
      ['the insides of a value', '{{ number.constructor }}', /undefined variable/],
    ];
    for (const [name, text, detail] of refused) {
      const started = Date.now();
      const answer = await save(text);
      t.match(answer.data, { status: 422, code: 'template_invalid', detail }, name);
      t.ok(Date.now() - started < 5000, `${name}: in time`);
    }
    const long = await save('fine', {
      subject: '{% for i in (1..1000) %}abcdefghij{% endfor %}',
    });
    t.match(long.data, { code: 'template_invalid', detail: /subject is longer than 900/ });
    const sms = await shop.request('PUT', '/v1/notification-templates/order-placed/sms/en', {
      as: shop.users.admin,
      body: { text: 'x', subject: 'x' },
    });
    t.match(sms.data, { code: 'template_invalid', detail: /neither subject nor HTML/ });
    const html = await save('fine', { html: '{{ nonsense }}' });
    t.equal(html.data.code, 'template_invalid');
    const subject = await save('fine', { subject: '{{ nonsense }}' });
    t.equal(subject.data.code, 'template_invalid');
    t.same(await shop.sql('select 1 from notification_templates'), [], 'nothing was saved');
    const injected = await save('fine', { subject: 'One\n\nBcc: everybody@example.com' });
    t.equal(injected.statusCode, 200);
    const { data } = await preview(shop, { template: 'order-placed', channel: 'email' });
    t.equal(data.subject, 'One Bcc: everybody@example.com', 'a subject is one line');
  },
);

t.test('an e-mail opens well', needsBrowser, async (t) => {
  const shop = await openShop(t);
  const page = await openPage(t);
  for (const width of [360, 800]) {
    await page.setViewportSize({ width, height: 900 });
    for (const template of names) {
      const { data } = await preview(shop, { template, channel: 'email', locale: 'fr' });
      await page.setContent(data.html);
      if (process.env.SCREENSHOTS)
        await page.screenshot({ path: `${process.env.SCREENSHOTS}/${template}-${width}.png` });
      const overflow = await page.evaluate('document.documentElement.scrollWidth');
      t.ok((overflow as number) <= width, `${template} needs no scrolling aside at ${width}`);
      t.match(await page.innerText('body'), 'Demo Gifts');
    }
  }
});
