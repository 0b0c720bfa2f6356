// The client that `npm run sdk` generates: it compiles under strict rules, and a program on it works.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import ts from 'typescript';
import { launchApi, start } from '../helpers/process.js';
import { addProduct, openShop, password } from '../helpers/shop.js';

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

  const program = ts.createProgram([flow], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: ['node'],
    typeRoots: [join(process.cwd(), 'node_modules/@types')],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ messageText, file, start: at }) => {
    const line = file && at !== undefined ? file.getLineAndCharacterOfPosition(at).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
  t.same(faults, [], 'types');

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
