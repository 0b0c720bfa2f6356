// Whether the time of a refused login tells if the account exists: an unknown address against a
// wrong password, in turns. `npx tsx bench/login-time.ts [rounds]`
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../src/app.js';
import { loadConfig } from '../src/config.js';
import { untenanted } from '../src/db/connect.js';
import { startEmbedded } from '../src/db/embedded.js';
import { ensureDatabase, migrateUp } from '../src/db/migrate.js';
import { systemContext } from '../src/db/tenancy.js';
import { createDeps } from '../src/deps.js';
import { register } from '../src/domains/accounts/index.js';
import { ensureTenant } from '../src/domains/tenants/index.js';

const rounds = Number(process.argv[2] ?? 200);
const dataDir = mkdtempSync(join(tmpdir(), 'kontor-bench-'));
const server = await startEmbedded({ dataDir });
await ensureDatabase(server.url);
await migrateUp(server.url);
const config = {
  ...loadConfig({ DATABASE_URL: server.url, KONTOR_DATA_DIR: dataDir, LOG_LEVEL: 'silent' }),
  RATE_LIMIT_SCALE: 0,
};
const deps = createDeps(config, pino({ level: 'silent' }), server.url);
const tenant = await ensureTenant(untenanted(deps.pool), {
  slug: 'demo',
  name: 'Bench',
  currency: 'GBP',
  settings: {},
});
await register(systemContext(deps, tenant, 'bench'), {
  email: 'known@example.com',
  password: 'Kontor-bench-1',
  firstName: 'Known',
  lastName: 'Person',
});
const app = await buildApp(deps);

async function time(email: string): Promise<number> {
  const started = performance.now();
  const payload = { email, password: 'Wrong-pass-1' };
  const { statusCode } = await app.inject({ method: 'POST', url: '/v1/auth/login', payload });
  if (statusCode !== 401) throw new Error(`answered ${statusCode}`);
  return performance.now() - started;
}

const known: number[] = [];
const unknown: number[] = [];
for (let n = -5; n < rounds; n += 1) {
  const one = await time('known@example.com');
  const other = await time(`nobody${n}@example.com`);
  if (n < 0) continue;
  known.push(one);
  unknown.push(other);
}
const quantile = (values: number[], q: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] as number;
for (const q of [0.1, 0.5, 0.9]) {
  const [a, b] = [quantile(known, q), quantile(unknown, q)];
  process.stdout.write(
    `p${q * 100}: wrong password ${a.toFixed(2)} ms, unknown address ${b.toFixed(2)} ms, ratio ${(a / b).toFixed(3)}\n`,
  );
}
await app.close();
await deps.close();
await server.stop();
rmSync(dataDir, { recursive: true, force: true });
