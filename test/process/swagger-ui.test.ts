// Swagger UI as a person uses it: log in, authorize, try an operation. In a real browser.
import { accessSync } from 'node:fs';
import { chromium } from 'playwright-core';
import t from 'tap';
import { openShop, password } from '../helpers/shop.js';

const candidates = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const browserPath = candidates.find((path) => {
  try {
    accessSync(path ?? '');
    return true;
  } catch {
    return false;
  }
});

t.test(
  'Authorize and Try it out',
  { skip: !browserPath && !process.env.CI && 'no Chromium here; CHROMIUM_PATH names one' },
  async (t) => {
    const shop = await openShop(t);
    await shop.app.listen({ port: 0, host: '127.0.0.1' });
    const base = `http://127.0.0.1:${(shop.app.server.address() as { port: number }).port}`;
    const browser = await chromium.launch({
      executablePath: browserPath as string,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    t.teardown(() => browser.close());
    const page = await browser.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await page.goto(`${base}/docs`);
    await page.waitForSelector('#operations-Orders-listOrders');
    t.match(await page.title(), 'Kontor');

    /** Opens an operation, sends it and answers the status that is shown. */
    const tryOut = async (id: string, body?: string) => {
      const block = page.locator(`#operations-${id}`);
      await block.locator('.opblock-summary-control').click();
      if (body !== undefined) await block.locator('textarea.body-param__text').fill(body);
      const answered = page.waitForResponse((response) => response.url().startsWith(`${base}/v1/`));
      await block.locator('button.execute').click();
      const response = await answered;
      const shown = block.locator('.live-responses-table tbody .response-col_status').first();
      await shown.waitFor();
      const status = (await shown.innerText()).split('\n')[0]?.trim();
      return { status, data: await response.json() };
    };
    t.equal((await tryOut('Orders-listOrders')).status, '401');
    await page.locator('#operations-Orders-listOrders .opblock-summary-control').click();

    const login = await tryOut(
      'Identity-login',
      JSON.stringify({ email: 'customer@example.com', password }),
    );
    t.equal(login.status, '200');
    await page.locator('.auth-wrapper button.authorize').first().click();
    await page.locator('.modal-ux input').fill(login.data.accessToken);
    await page.locator('.modal-ux button.authorize').click();
    await page.locator('.modal-ux button.btn-done').click();
    const orders = await tryOut('Orders-listOrders');
    t.equal(orders.status, '200');
    t.same(orders.data.items, []);
    t.same(
      errors.filter((error) => !error.includes('401')),
      [],
      'no error in the console',
    );
  },
);
