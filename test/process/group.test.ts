// A group of API processes: one port, one set of metrics, and a member that dies is replaced.
import t, { type Test } from 'tap';
import { freePort, launch } from '../helpers/process.js';
import { addProduct, openShop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

async function launchGroup(t: Test, env: Record<string, string> = {}) {
  const shop = await openShop(t);
  const metricsPort = await freePort();
  const group = launch(t, 'src/server.ts', {
    DATABASE_URL: shop.url,
    KONTOR_DATA_DIR: '.kontor-test',
    RATE_LIMIT_SCALE: '0',
    // All of them get the same one.
    PORT: '0',
    METRICS_PORT: String(metricsPort),
    API_PROCESSES: '2',
    ...env,
  });
  const pids = () => [
    ...new Set([...group.output().matchAll(/"pid":(\d+)[^\n]*Server listening/g)].map((m) => m[1])),
  ];
  /** Waits until so many have come to serve. */
  const served = async (count: number) => {
    await group.says(new RegExp(`(Server listening[^]*){${count}}`));
    return /http:\/\/127\.0\.0\.1:\d+/.exec(group.output())?.[0] as string;
  };
  return { shop, group, served, pids, metricsPort };
}

t.test('two serve behind one port', async (t) => {
  const { shop, group, served, pids, metricsPort } = await launchGroup(t, {
    SHUTDOWN_DELAY_SECONDS: '1',
  });
  const base = await served(2);
  await addProduct(shop);
  const ask = () =>
    fetch(`${base}/v1/products`, { headers: { connection: 'close' } }).then((r) => r.status);
  for (let n = 0; n < 40; n += 1) t.equal(await ask(), 200);
  const answered = new Set(
    group
      .output()
      .split('\n')
      .filter((line) => line.includes('request completed'))
      .map((line) => JSON.parse(line).pid),
  );
  t.equal(answered.size, 2, 'both of them answered');
  const summary = async () => {
    const answer = await fetch(`${base}/metrics`, { headers: { accept: 'application/json' } });
    return (await answer.json()) as { requests: number };
  };
  t.equal((await summary()).requests, 40, 'what each answered, together, whoever is asked');
  t.equal((await summary()).requests, 40);
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  t.match(text, /kontor_http_request_duration_seconds_count\{operation="listProducts".*\} 40\n/);
  t.match(text, /kontor_due_jobs \d+\n/);

  const [victim] = pids();
  process.kill(Number(victim), 'SIGKILL');
  await group.says('starting another');
  for (let n = 0; n < 10; n += 1) t.equal(await ask(), 200, 'the other goes on');
  t.equal((await summary()).requests, 50, 'a counter does not fall');
  await served(3);
  t.equal(pids().length, 3);

  const exit = group.kill('SIGTERM');
  await until(async () => (await fetch(`${base}/health/ready`)).status === 503);
  t.equal(await ask(), 200, 'members are drained');
  t.equal(await exit, 0);
  for (const pid of pids()) t.throws(() => process.kill(Number(pid), 0), 'nobody is left');
});

t.test('told to end while it starts, it ends', async (t) => {
  const { group } = await launchGroup(t);
  await group.says('starting API processes');
  t.equal(await group.kill('SIGTERM'), 0);
});

t.test('members end when their leader is gone', async (t) => {
  const { group, served, pids } = await launchGroup(t);
  await served(2);
  await group.kill('SIGKILL');
  const isAlive = (pid: string | undefined) => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };
  await until(() => !pids().some(isAlive), 15_000);
});

t.test('a group that cannot serve says why and ends', async (t) => {
  const { group } = await launchGroup(t, { HOST: '203.0.113.1', METRICS_PORT: '0' });
  t.equal(await group.exits(), 1);
  t.match(group.output(), 'HOST 203.0.113.1 is not an address of this machine');
});
