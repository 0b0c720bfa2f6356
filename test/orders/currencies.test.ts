// Decimals of currencies: what stored amounts mean must not depend on the version of Node.js.
import { execFileSync } from 'node:child_process';
import t from 'tap';
import { currencyDecimals } from '../../src/lib/iso-4217.js';
import { exponentOf, formatDecimal, formatMoney, parseDecimal } from '../../src/lib/money.js';
import { openShop } from '../helpers/shop.js';

const url = new URL('../../src/lib/money.js', import.meta.url).href;
const digitsOf = (text: string) => text.replaceAll(/\D/g, '');

t.test('the table is that of ISO 4217', (t) => {
  t.equal(currencyDecimals.size, 180);
  for (const [currency, decimals] of Object.entries({
    ...{ GBP: 2, KES: 2, HUF: 2, IDR: 2, COP: 2, PKR: 2, RSD: 2, LBP: 2, ALL: 2, MGA: 2 },
    ...{ JPY: 0, UGX: 0, RWF: 0, ISK: 0, XAF: 0, IQD: 3, KWD: 3, TND: 3, CLF: 4 },
  }))
    t.equal(exponentOf(currency), decimals, currency);
  t.end();
});

t.test('amounts are read and written with the same decimals', (t) => {
  for (const currency of currencyDecimals.keys()) {
    const text = formatDecimal(1_234_567, currency);
    t.equal(parseDecimal(text, currency), 1_234_567, `${text} ${currency}`);
    for (const locale of ['en', 'fr', 'sw', 'de-CH', 'ja'])
      t.equal(digitsOf(formatMoney({ amount: 1_234_567, currency }, locale)), '1234567', locale);
  }
  t.end();
});

t.test('another version of Node.js, with other locale data', (t) => {
  const script = `import(${JSON.stringify(url)}).then(({ exponentOf, formatMoney }) => {
    const of = (currency) => [exponentOf(currency), formatMoney({ amount: 1234567, currency }, 'en').replaceAll(/\\D/g, '')];
    console.log(JSON.stringify(${JSON.stringify([...currencyDecimals.keys()])}.map(of)));
  })`;
  const other = process.version.startsWith('v24') ? 'node@20' : 'node@24';
  const args = ['--yes', `--package=${other}`, '--', 'node', '--import=tsx', '--eval', script];
  const there = JSON.parse(execFileSync('npx', args, { encoding: 'utf8' }));
  const here = [...currencyDecimals.keys()].map((currency) => [
    exponentOf(currency),
    digitsOf(formatMoney({ amount: 1_234_567, currency }, 'en')),
  ]);
  t.same(there, here);
  t.end();
});

t.test('a tenant has a currency that exists', async (t) => {
  const shop = await openShop(t);
  const create = (currency: string) =>
    shop.request('POST', '/v1/tenants', {
      as: shop.users.platform,
      body: { slug: `t-${currency.toLowerCase()}`, name: 'Kiosk', currency },
    });
  const refused = await create('ABC');
  t.match([refused.statusCode, refused.data.errors], [400, [{ pointer: '/currency' }]]);
  t.equal((await create('HUF')).statusCode, 201);
});
