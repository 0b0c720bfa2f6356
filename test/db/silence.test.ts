// A server that has gone silent: its line stands, and nothing comes any more.
import { connect, createServer, type Socket } from 'node:net';
import pg from 'pg';
import t from 'tap';
import { WatchedClient, watchSilence } from '../../src/db/watched-client.js';
import { freePort } from '../helpers/process.js';
import { openShop } from '../helpers/shop.js';

t.test('what was asked of it fails, and a new connection is made', async (t) => {
  const shop = await openShop(t);
  const { hostname, port } = new URL(shop.url);
  const sockets = new Set<Socket>();
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) socket.on('error', () => {}) && sockets.add(socket);
    near.pipe(far).pipe(near);
  });
  const proxyPort = await freePort();
  await new Promise<void>((done) => proxy.listen(proxyPort, '127.0.0.1', done));
  t.teardown(() => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  });
  const address = new URL(shop.url);
  address.host = `127.0.0.1:${proxyPort}`;
  for (const pipeline of [true, false]) {
    const pool = new pg.Pool({
      connectionString: address.href,
      max: 1,
      Client: WatchedClient as never,
      pipeline,
    });
    pool.on('connect', (client) => client.on('error', () => {}));
    watchSilence(pool, 2_000);
    const client = await pool.connect();
    // Longer than is waited for: it says something from time to time, or has nothing to say.
    await Promise.all([1, 2, 3, 4, 5].map(() => client.query('select pg_sleep(1)')));
    await new Promise((done) => setTimeout(done, 3_500));
    await client.query('select 1');
    for (const socket of sockets) socket.pause();
    const asked = [client.query('select 1'), client.query('select 2')];
    for (const answer of await Promise.allSettled(asked))
      t.match(answer, { status: 'rejected', reason: { message: 'Query read timeout' } });
    client.release(true);
    for (const socket of sockets) socket.resume();
    t.same((await pool.query('select 3 as three')).rows, [{ three: 3 }]);
    await pool.end();
  }
});

t.test('the pools of the application watch', async (t) => {
  const shop = await openShop(t);
  const client = await shop.deps.pool.connect();
  t.teardown(() => client.release());
  t.ok(client instanceof WatchedClient);
});
