import { readFileSync } from 'node:fs';
import t from 'tap';
import { ConfigError, loadConfig } from '../src/config.js';

t.test('.env.example lists every variable with its default', async (t) => {
  const lines = readFileSync('.env.example', 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z_]+=/.test(line));
  const listed = new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const { production, embedded, demo, ...defaults } = loadConfig({});
  t.match({ production, embedded, demo }, { production: false, embedded: true, demo: true });
  for (const [name, value] of Object.entries(defaults)) {
    t.equal(listed.get(name), String(value), name);
    listed.delete(name);
  }
  t.same([...listed.keys()], [], 'nothing else');
});

t.test('production has no defaults for secrets', async (t) => {
  t.throws(
    () => loadConfig({ NODE_ENV: 'production' }),
    new ConfigError(
      'Set DATABASE_URL, TOKEN_PRIVATE_KEY, PUBLIC_URL: required in production, there is no default.',
    ),
  );
  const complete = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://a',
    TOKEN_PRIVATE_KEY: 'k',
    PUBLIC_URL: 'https://a.example',
  };
  t.match(loadConfig(complete), { production: true, embedded: false, demo: false });
  t.equal(loadConfig({ ...complete, DEMO: 'true' }).demo, true);
});

t.test('what cannot be worked with', async (t) => {
  for (const wrong of [
    { PORT: 'x' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://a' },
    { SMS_PROVIDER: 'pigeon' },
    { RATE_LIMIT_SCALE: '-1' },
    { PUBLIC_URL: 'ftp://a' },
  ]) {
    t.throws(() => loadConfig(wrong), /The configuration is wrong/, JSON.stringify(wrong));
  }
});
