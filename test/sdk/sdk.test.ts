// The client that `npm run sdk` generates: it compiles under strict rules, and a program on it works.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { launchApi, start } from '../helpers/process.js';
import { addProduct, openShop, password } from '../helpers/shop.js';
import { typeFaults } from './type-faults.js';

t.test('places, pays and follows an order', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-sdk-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const { sdk } = JSON.parse(readFileSync('package.json', 'utf8')).scripts;
  t.match(sdk, ' --output sdk ');
  const output = join(folder, 'client');
  execFileSync('npx', sdk.replace(' --output sdk ', ` --output ${output} `).split(' '), {
    stdio: 'pipe',
  });
  const flow = join(folder, 'flow.ts');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  copyFileSync('test/sdk/flow.ts', flow);

  t.same(typeFaults([flow], { types: ['node'] }), [], 'types');

  const shop = await openShop(t);
  const { id } = await addProduct(shop, { name: 'Lantern', price: 450 });
  t.ok(id);
  const { base } = await launchApi(t, shop.url);
  const client = start(t, process.execPath, ['--import=tsx', flow, base, password], {
    // tsx looks for itself from where the program lies.
    NODE_PATH: join(process.cwd(), 'node_modules'),
  });
  t.equal(await client.exits(), 0, client.output());
  t.match(JSON.parse(client.output()), {
    status: 'confirmed',
    paymentStatus: 'paid',
    total: { amount: 900, currency: 'GBP' },
    same: true,
    code: 'not_found',
    seen: ['order.placed', 'payment.authorized', 'payment.captured', 'order.confirmed'],
  });
});
