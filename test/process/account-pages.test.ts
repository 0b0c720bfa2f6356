// The pages that links in e-mails lead to, as a person uses them. In a real browser.
import t from 'tap';
import { needsBrowser, openPage } from '../helpers/browser.js';
import { deliverAll } from '../helpers/mail.js';
import { openShop, password } from '../helpers/shop.js';

const folder = process.env.SCREENSHOTS;

t.test('reset a password, verify an address, accept an invitation', needsBrowser, async (t) => {
  const shop = await openShop(t);
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const base = `http://127.0.0.1:${port}`;
  const page = await openPage(t);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const picture = async (name: string) => {
    if (!folder) return;
    for (const [kind, width] of [
      ['phone', 390],
      ['desktop', 1280],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.screenshot({ path: `${folder}/${name}-${kind}.png` });
    }
  };
  /** The link of the mail, at this server. */
  const follow = async () => {
    const [mail] = await deliverAll(shop);
    const { pathname, search, hash } = new URL(mail?.link as string);
    await page.goto('about:blank');
    await page.goto(`${base}${pathname}${search}${hash}`);
    return mail as NonNullable<typeof mail>;
  };
  const post = (path: string, body: object, as = shop.users.admin) =>
    shop.request('POST', path, { body, ...(path === '/v1/invitations' && { as }) });

  await post('/v1/auth/password-reset', { email: 'customer@example.com' });
  await follow();
  t.notMatch(page.url(), 'token', 'the address bar keeps no token');
  await page.fill('#password', 'Password1!');
  await page.click('button');
  await page.waitForSelector('[role=alert]:not([hidden])');
  t.match(await page.innerText('[role=alert]'), 'easy to guess');
  await picture('reset-weak');
  await page.fill('#password', 'three quiet lanterns');
  await page.click('button');
  await page.waitForSelector('[role=status]:not([hidden])');
  await picture('reset-done');
  const body = { email: 'customer@example.com', password: 'three quiet lanterns' };
  t.equal((await shop.request('POST', '/v1/auth/login', { body })).statusCode, 200);
  await deliverAll(shop);

  await post('/v1/auth/email-verification', { email: 'staff@example.com' });
  await follow();
  await picture('verify');
  await page.fill('#password', 'not the password');
  await page.click('button');
  await page.waitForSelector('[role=alert]:not([hidden])');
  t.match(await page.innerText('[role=alert]'), 'not the password of the account');
  await picture('verify-wrong');
  await page.fill('#password', password);
  await page.click('button');
  await page.waitForSelector('[role=status]:not([hidden])');
  await post('/v1/invitations', { email: 'kofi@example.com', role: 'staff', locale: 'fr' });
  const { html } = await follow();
  t.equal(await page.title(), 'Acceptez l’invitation', 'in the language of the invitation');
  await picture('invitation');
  await page.fill('#firstName', 'Kofi');
  await page.fill('#lastName', 'Mensah');
  await page.fill('#password', 'three quiet lanterns');
  await page.click('button');
  await page.waitForSelector('[role=status]:not([hidden])');
  await page.goto(`${base}/account/reset-password?lang=sw#token=${'A'.repeat(86)}`);
  await page.fill('#password', password);
  await page.click('button');
  await page.waitForSelector('[role=alert]:not([hidden])');
  t.match(await page.innerText('[role=alert]'), 'Kiungo');
  await picture('used');
  t.same(errors, []);
  if (!folder) return;
  // Without the policy of the page before, which allows no inline styles.
  await page.goto('about:blank');
  await page.setContent(html);
  await picture('mail-invitation');
});
