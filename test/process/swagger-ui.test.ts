// Swagger UI as a person uses it: log in, authorize, try an operation. In a real browser.
import t from 'tap';
import { exampleIds, seedExamples } from '../../seeds/examples.js';
import { needsBrowser, openPage } from '../helpers/browser.js';
import { audience, openProvider } from '../helpers/provider.js';
import { openShop, type Shop } from '../helpers/shop.js';

t.test('Authorize and Try it out', needsBrowser, async (t) => {
  const shop = await openShop(t);
  await seedExamples(shop.deps, 'Kontor-demo-1');
  const base = await listen(shop);
  const page = await openPage(t);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${base}/docs`);
  await page.waitForSelector('#operations-tag-Orders');
  t.match(await page.title(), 'Kontor');

  /** Opens an operation, sends it and answers the status that is shown. */
  const tryOut = async (id: string) => {
    const block = page.locator(`#operations-${id}`);
    if ((await block.count()) === 0)
      await page.locator(`#operations-tag-${id.split('-')[0]}`).click();
    await block.locator('.opblock-summary-control').click();
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

  // The examples are filled in, down to the tenant.
  const login = await tryOut('Identity-login');
  t.equal(login.status, '200');
  await page.locator('.auth-wrapper button.authorize').first().click();
  await page.locator('.modal-ux input').fill(login.data.accessToken);
  await page.locator('.modal-ux button.authorize').click();
  await page.locator('.modal-ux button.btn-done').click();
  const orders = await tryOut('Orders-listOrders');
  t.equal(orders.status, '200');
  t.same(
    orders.data.items.map(({ id }: { id: string }) => id),
    [exampleIds.confirmed],
  );
  for (const [id, status] of [
    ['Orders-createOrder', '201'],
    ['Orders-addLineItem', '200'],
  ] as const)
    t.equal((await tryOut(id)).status, status, id);
  t.same(
    errors.filter((error) => !error.includes('401')),
    [],
    'no error in the console',
  );
});

t.test('sign in at the OpenID provider', needsBrowser, async (t) => {
  const provider = await openProvider(t, {
    'kontor-docs': 'http://127.0.0.1/docs/static/oauth2-redirect.html',
  });
  provider.accounts.set('wanjiru', {
    sub: 'sub-wanjiru',
    password: '',
    claims: { tenant_id: 'demo', realm_access: { roles: ['staff'] }, given_name: 'Wanjiru' },
  });
  const shop = await openShop(t, {
    env: {
      OIDC_ISSUERS: JSON.stringify([
        { issuer: provider.issuer, audience, swagger: { clientId: 'kontor-docs' } },
      ]),
    },
  });
  const base = await listen(shop);
  const page = await openPage(t);
  const exchanges: URLSearchParams[] = [];
  page.on('request', (request) => {
    if (request.url() === `${provider.issuer}/token` && request.method() === 'POST')
      exchanges.push(new URLSearchParams(request.postData() ?? ''));
  });
  await page.goto(`${base}/docs`);
  await page.locator('.auth-wrapper button.authorize').first().click();
  const scheme = page.locator('.auth-container', { hasText: 'authorizationCode' });
  t.equal(await scheme.locator('#client_id_authorizationCode').inputValue(), 'kontor-docs');
  const popup = page.waitForEvent('popup');
  await scheme.getByLabel('Apply given OAuth2 credentials').click();
  const window = await popup;
  await window.locator('input[name=login]').fill('sub-wanjiru');
  await window.locator('input[name=password]').fill('any');
  await window.locator('button[type=submit]').click();
  await window.getByRole('button', { name: 'Continue' }).click();
  await scheme.getByLabel('Remove authorization').waitFor();
  t.equal(exchanges.length, 1);
  t.ok((exchanges[0]?.get('code_verifier') ?? '').length >= 43, 'with PKCE');
  t.notOk(exchanges[0]?.get('client_secret'), 'and no secret');
  await scheme.locator('button.btn-done').click();
  const block = page.locator('#operations-Customers-listCustomers');
  await page.locator('#operations-tag-Customers').click();
  await block.locator('.opblock-summary-control').click();
  const answered = page.waitForResponse((response) => response.url().startsWith(`${base}/v1/`));
  await block.locator('button.execute').click();
  const response = await answered;
  t.equal(response.status(), 200);
  t.match(response.request().headers().authorization, /^Bearer ey/);

  const contract = await shop.app.inject('/openapi.json');
  t.notMatch(contract.body, provider.issuer, 'the contract itself stays the same');
});

async function listen({ app }: Shop): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;
}
