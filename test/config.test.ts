import { readFileSync } from 'node:fs';
import t from 'tap';
import { ConfigError, loadConfig } from '../src/config.js';
import { Role } from '../src/contract/generated/accounts.js';

t.test('.env.example lists every variable with its default', async (t) => {
  const lines = readFileSync('.env.example', 'utf8')
    .split('\n')
    .filter((line) => /^[A-Z0-9_]+=/.test(line));
  const listed = new Map(
    lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const {
    production,
    development,
    embedded,
    demo,
    issuers,
    graphiql,
    testPayments,
    introspection,
    trustedProxies,
    warnings,
    ...defaults
  } = loadConfig({});
  t.match(
    { production, development, embedded, demo },
    { production: false, development: true, embedded: true, demo: true },
  );
  t.same(
    { issuers, trustedProxies, graphiql, testPayments, introspection },
    { issuers: [], trustedProxies: [], graphiql: true, testPayments: true, introspection: true },
  );
  t.same(warnings, []);
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
      'Set DATABASE_URL, TOKEN_PRIVATE_KEY, PUBLIC_URL, SECRETS_KEY (required in production); SMTP_URL (required in production, or MAIL=log to write e-mails to the log only); SMS_PROVIDER (required in production; log writes SMS to the log only): there is no default.',
    ),
  );
  const complete = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://a',
    TOKEN_PRIVATE_KEY: 'k',
    PUBLIC_URL: 'https://a.example',
    SECRETS_KEY: 'k'.repeat(32),
    MAIL: 'log',
    SMS_PROVIDER: 'log',
  };
  t.match(loadConfig(complete), { production: true, embedded: false, demo: false });
  t.equal(loadConfig({ ...complete, DEMO: 'true' }).demo, true);
  t.equal(loadConfig(complete).testPayments, false, 'the test card brings no money');
  for (const [name, more] of Object.entries({
    SMTP_URL: { MAIL: '' },
    MAIL_FROM: { MAIL: 'smtp', SMTP_URL: 'smtp://mail.example.com' },
    SMS_PROVIDER: { SMS_PROVIDER: '' },
    SECRETS_KEY: { SECRETS_KEY: '' },
  }))
    t.throws(() => loadConfig({ ...complete, ...more }), new RegExp(`Set ${name} `), name);
  const migrating = { NODE_ENV: 'production', DATABASE_MIGRATION_URL: 'postgres://owner@a' };
  t.ok(loadConfig(migrating, 'migrate'), 'migrations ask only for the database');
  t.throws(() => loadConfig({ NODE_ENV: 'production' }, 'migrate'), /Set DATABASE_URL /);
  for (const wrong of ['prod', 'Production', 'staging'])
    t.throws(() => loadConfig({ ...complete, NODE_ENV: wrong }), /NODE_ENV/, wrong);
});

t.test('what stands in a variable by mistake is named', (t) => {
  for (const name of ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_MIGRATION_URL'])
    t.throws(() => loadConfig({ [name]: 'postgres://u:p#ss@db/kontor' }), new RegExp(`^${name} `));
  t.throws(() => loadConfig({ REDIS_URL: 'redis://:p#ss@cache' }), /REDIS_URL .*percent-encoded/);
  for (const wrong of [
    'true',
    '1',
    '10.0.0.1,',
    'proxy.example.com',
    '10.0.0.0/99',
    '0.0.0.0/0',
    '10/8',
  ])
    t.throws(() => loadConfig({ TRUST_PROXY: wrong }), /TRUST_PROXY/, wrong);
  t.throws(() => loadConfig({ REDIS_URL: 'redis://u:p%zz@cache' }), /REDIS_URL/);
  t.throws(() => loadConfig({ CORS_ORIGINS: 'https://*.example.com/x' }), /CORS_ORIGINS/);
  t.throws(() => loadConfig({ CORS_ORIGINS: 'https://u@a.example' }), /CORS_ORIGINS/);
  const { trustedProxies } = loadConfig({ TRUST_PROXY: ' 10.0.0.0/8, loopback ,2001:db8::/32' });
  t.same(trustedProxies, ['10.0.0.0/8', 'loopback', '2001:db8::/32']);
  const empty = loadConfig({ PORT: '', DEMO: '', HOST: ' ', MAIL_FROM: ' ' });
  t.match(empty, { PORT: 3000, HOST: '127.0.0.1', demo: true, MAIL_FROM: /^Kontor/ });
  t.end();
});

t.test('a value that is not allowed is answered with what is', (t) => {
  const wrong = (environment: Record<string, string>, message: string) =>
    t.throws(
      () => loadConfig(environment),
      new ConfigError(`The configuration is wrong: ${message}`),
    );
  wrong(
    { LOG_LEVEL: 'loud' },
    'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
  );
  wrong({ STORAGE: 'tape' }, 'STORAGE must be one of disk, s3');
  wrong({ REDIS_URL: 'http://a' }, 'REDIS_URL must look like redis://host:6379');
  wrong({ PORT: '70000' }, 'PORT must be <= 65535');
  wrong({ DEMO: 'yes' }, 'DEMO must be true or false');
  const incomplete = { ...process.env, DATABASE_URL: 'mysql://a' };
  t.throws(() => loadConfig(incomplete as Record<string, string>), /must look like postgres:/);
  t.end();
});

t.test('a misspelled variable is warned of', (t) => {
  const warnings = (environment: Record<string, string>) => loadConfig(environment).warnings;
  t.same(warnings({ REDIS_URI: 'redis://a', SMTP_URl: 'x', DATABASE_POOLSIZE: '5' }), [
    'REDIS_URI is not read; REDIS_URL is.',
    'SMTP_URl is not read; SMTP_URL is.',
    'DATABASE_POOLSIZE is not read; DATABASE_POOL_SIZE is.',
  ]);
  t.same(
    warnings({
      ...{ PATH: '/bin', HOME: '/root', HOSTNAME: 'a', REDIS_PORT: 'tcp://a', POST: 'x' },
      ...{ KONTOR_SERVICE_HOST: '10.0.0.1', KONTOR_URL: 'http://a', DATABASE_URL: 'postgres://a' },
    }),
    [],
  );
  t.end();
});

t.test('MAIL of a login shell is somebody’s mailbox', (t) => {
  t.equal(loadConfig({ MAIL: '/var/mail/root' }).MAIL, '');
  t.throws(() => loadConfig({ MAIL: 'pigeon' }), /MAIL must be one of smtp, log/);
  t.end();
});

t.test('migrations ask for the database alone', (t) => {
  const production = { NODE_ENV: 'production', DATABASE_DIRECT_URL: 'postgres://owner@a' };
  t.ok(loadConfig(production, 'migrate'));
  t.ok(loadConfig({ ...production, SECRETS_KEY: 'short', OIDC_ISSUERS: '{}' }, 'migrate'));
  t.end();
});

t.test('a bucket needs its keys', async (t) => {
  const bucket = { STORAGE: 's3', S3_ENDPOINT: 'https://s3.example.com', S3_BUCKET: 'pictures' };
  t.throws(
    () => loadConfig({ ...bucket, S3_ACCESS_KEY_ID: 'k' }),
    new ConfigError('Set S3_SECRET_ACCESS_KEY (required with STORAGE=s3): there is no default.'),
  );
  const complete = { ...bucket, S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' };
  t.match(loadConfig(complete), { STORAGE: 's3', S3_REGION: 'us-east-1' });
});

t.test('what cannot be worked with', async (t) => {
  for (const wrong of [
    { PORT: 'x' },
    { PORT: '70000' },
    { DATABASE_URL: 'mysql://a' },
    { SMS_PROVIDER: 'pigeon' },
    { RATE_LIMIT_SCALE: '-1' },
    { REDIS_URL: 'http://a' },
    { CACHE_SECONDS: '-1' },
    { STORAGE: 'tape' },
    { PUBLIC_URL: 'ftp://a' },
    { OIDC_ISSUERS: 'https://id.example.com' },
    { OIDC_ISSUERS: '{}' },
    {
      OIDC_ISSUERS:
        '[{"issuer":"https://id.example.com","audience":"a","rolesClaims":["resource_access.*.roles"]}]',
    },
    { SECRETS_KEY: 'short' },
    { PORT: '0x10' },
    { PORT: '1e3' },
    { RATE_LIMIT_SCALE: '1e2' },
    { PUBLIC_URL: 'https://user:password@a.example' },
    { PUBLIC_URL: 'https://a.example?x=1' },
    { MAIL_FROM: 'Shop' },
    { DEFAULT_TENANT: 'A B' },
    { ACCOUNT_URL_TEMPLATE: 'https://shop.example.com/' },
    { MAIL: 'pigeon' },
    { OIDC_ISSUERS: '[{"issuer":"https://id.example.com"}]' },
    { OIDC_ISSUERS: '[{"issuer":"https://id.example.com","audience":"a","algorithms":["HS256"]}]' },
    { OIDC_ISSUERS: '[{"issuer":"https://id.example.com","audience":"a","algorithms":["none"]}]' },
    { OIDC_ISSUERS: '[{"issuer":"https://id.example.com","audience":"a","typo":1}]' },
    {
      OIDC_ISSUERS:
        '[{"issuer":"https://a.example","audience":"a"},{"issuer":"https://a.example","audience":"b"}]',
    },
  ]) {
    t.throws(() => loadConfig(wrong), /The configuration is wrong/, JSON.stringify(wrong));
  }
});

t.test('the realm and the settings that docs/keycloak.md shows', async (t) => {
  const guide = readFileSync('docs/keycloak.md', 'utf8');
  const example = /OIDC_ISSUERS='(?<json>[^']+)'/.exec(guide)?.groups?.json as string;
  const [issuer] = loadConfig({ OIDC_ISSUERS: example }).issuers;
  t.match(issuer, { audience: 'kontor', algorithms: ['RS256'], tenantClaim: 'tenant_id' });
  t.throws(
    () =>
      loadConfig({
        ...{ NODE_ENV: 'production', DATABASE_URL: 'postgres://a', TOKEN_PRIVATE_KEY: 'k' },
        ...{ PUBLIC_URL: 'https://a.example', OIDC_ISSUERS: example },
        ...{ SECRETS_KEY: 'k'.repeat(32), MAIL: 'log', SMS_PROVIDER: 'log' },
      }),
    /is not an https address/,
  );

  const text = readFileSync('deploy/keycloak/kontor-realm.json', 'utf8');
  t.notMatch(text, /"(secret|value|credentials)"/, 'no secret and no password');
  const realm = JSON.parse(text);
  t.equal(issuer?.issuer.split('/').at(-1), realm.realm);
  t.same(realm.roles.realm.map(({ name }: { name: string }) => name).sort(), [...Role.enum].sort());
  for (const client of realm.clients) {
    const configs = client.protocolMappers.map(({ config }: { config: object }) => config);
    t.has(configs, [
      { 'included.custom.audience': issuer?.audience, 'access.token.claim': 'true' },
      { 'claim.name': issuer?.tenantClaim, 'access.token.claim': 'true' },
    ]);
    if (client.publicClient)
      t.equal(client.attributes['pkce.code.challenge.method'], 'S256', client.clientId);
  }
  t.equal(
    realm.clients.find(({ publicClient }: { publicClient: boolean }) => publicClient).clientId,
    issuer?.swagger?.clientId,
  );
  const [profile] = realm.components['org.keycloak.userprofile.UserProfileProvider'];
  const { attributes } = JSON.parse(profile.config['kc.user.profile.config'][0]);
  const tenant = attributes.find(({ name }: { name: string }) => name === 'tenant_id');
  t.same(tenant.permissions.edit, ['admin'], 'nobody chooses their own tenant');
});
