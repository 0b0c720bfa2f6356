// GraphiQL as a developer uses it, without any network but this server. In a real browser.
import t from 'tap';
import { needsBrowser, openPage } from '../helpers/browser.js';
import { addProduct, openShop } from '../helpers/shop.js';

t.test('GraphiQL runs a query with a token', needsBrowser, async (t) => {
  const shop = await openShop(t);
  await addProduct(shop);
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const page = await openPage(t);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/graphiql`);
  const run = page.locator('button.graphiql-execute-button');
  await run.waitFor();
  t.equal(await page.title(), 'Kontor: GraphiQL');
  const headers = JSON.stringify({ authorization: `Bearer ${shop.users.customer.token}` });
  await page.locator('section.graphiql-editor-tool .CodeMirror').last().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(headers);
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/graphiql.png` });
  await run.click();
  await page.getByRole('menuitem', { name: 'MyOrders' }).click();
  await page.locator('.result-window').getByText('"nodes"').waitFor();
  await run.click();
  await page.getByRole('menuitem', { name: 'Products' }).click();
  await page.locator('.result-window').getByText('"totalCount": 1').waitFor();
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/graphiql-result.png` });
  t.same(errors, []);
});
