// The Postman collection, run by Postman's own runner against a running Kontor: every request of it is
// answered as it says.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import t from 'tap';
import { seedExamples } from '../../seeds/examples.js';
import { loadExamples } from '../../src/contract/generator/examples.js';
import { drawPicture } from '../helpers/pictures.js';
import { openShop } from '../helpers/shop.js';

interface Summary {
  run: {
    stats: Record<'requests' | 'assertions', { total: number; failed: number }>;
    failures: Array<{ source?: { name: string }; error: { message: string } }>;
  };
}

const newman = createRequire(import.meta.url)('newman') as {
  run(options: object, done: (error: Error | null, summary: Summary) => void): void;
};

t.test('every request of the collection', async (t) => {
  const { requests } = loadExamples('openapi');
  const shop = await openShop(t, {
    env: { SMS_CALLBACK_TOKEN: requests.receiveSmsDeliveryReport?.path?.token as string },
  });
  await seedExamples(shop.deps, 'Kontor-demo-1');
  await shop.sql(
    `insert into worker_heartbeats (process_id, worker_ids) values (gen_random_uuid(), '{worker}')`,
  );
  const folder = t.testdir();
  writeFileSync(join(folder, 'products.csv'), requests.importProducts?.file?.content as string);
  writeFileSync(join(folder, 'mug.png'), await drawPicture({ colour: 'blue' }));

  const served = await shop.app.inject('/docs/postman.json');
  t.equal(served.statusCode, 200);
  const collection = served.json();
  await shop.app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = shop.app.server.address() as { port: number };
  const { run } = await new Promise<Summary>((done, fail) =>
    newman.run(
      {
        collection,
        envVar: [{ key: 'baseUrl', value: `http://127.0.0.1:${port}` }],
        workingDir: folder,
      },
      (error, summary) => (error ? fail(error) : done(summary)),
    ),
  );
  t.same(
    run.failures.map(({ source, error }) => `${source?.name}: ${error.message}`),
    [],
  );
  const count = Object.keys(requests).length + 5;
  t.equal(run.stats.requests.total, count, 'every operation, and a login for each role');
  t.equal(run.stats.assertions.total, count);
});

t.test('it holds no token', async (t) => {
  const shop = await openShop(t);
  const { body } = await shop.app.inject('/docs/postman.json');
  const tokens = JSON.parse(body).variable.filter(({ key }: { key: string }) => /Token$/.test(key));
  t.equal(tokens.length, 6);
  for (const { key, value } of tokens) t.equal(value, '', key);
});
