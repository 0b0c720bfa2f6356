// The chart, rendered as Helm does, against the schemas of Kubernetes and the rules of the house.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import t, { type Test } from 'tap';
import ts from 'typescript';
import { parse, parseAllDocuments } from 'yaml';
import { loadConfig } from '../../src/config.js';
import { needs } from '../helpers/programs.js';

const chart = resolve('deploy/helm/kontor');
const read = (name: string) => parse(readFileSync(join(chart, name), 'utf8'));

// biome-ignore lint/suspicious/noExplicitAny: manifests of many kinds; their schemas are checked
type Manifest = any;

function render(files: string[]): Manifest[] {
  const text = execFileSync(
    'go',
    ['run', 'test/deploy/render.go', chart, 'shop', 'default', ...files],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        // Where Debian's packages of Go libraries lie.
        GO111MODULE: 'off',
        GOPATH: process.env.GOPATH ?? '/usr/share/gocode',
        GOCACHE: join(tmpdir(), 'kontor-go-cache'),
      },
    },
  );
  const [, ...parts] = text.split(/^# Source: /m);
  return parts
    .filter((part) => !/^\S+NOTES\.txt\n/.test(part))
    .flatMap((part) =>
      parseAllDocuments(part.slice(part.indexOf('\n')), { strict: true }).map((document) => {
        if (document.errors[0]) throw document.errors[0];
        return document.toJS();
      }),
    )
    .filter(Boolean);
}

/** As Kubernetes would, and with every member that it does not know, which it would pass over. */
async function checkSchemas(t: Test, manifests: Manifest[]): Promise<void> {
  const lines: string[] = [];
  for (const [n, manifest] of manifests.entries()) {
    const { apiVersion, kind } = manifest;
    const models = (await import(`kubernetes-models/${apiVersion}`)) as Record<
      string,
      new (
        data: object,
      ) => { validate(): void }
    >;
    const Model = models[kind];
    t.ok(Model, `${apiVersion} ${kind} is known`);
    if (Model) t.doesNotThrow(() => new Model(manifest).validate(), `${kind} is valid`);
    lines.push(
      `import type { I${kind} as K${n} } from 'kubernetes-models/${apiVersion}';`,
      `export const m${n}: K${n} = ${JSON.stringify(manifest, null, 1)};`,
    );
  }
  const name = resolve('test/deploy/rendered.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === name || fileExists(path);
  host.getSourceFile = (path, version, ...rest) =>
    path === name
      ? ts.createSourceFile(path, lines.join('\n'), version)
      : getSourceFile(path, version, ...rest);
  const program = ts.createProgram([name], options, host);
  const faults = program
    .getSemanticDiagnostics(program.getSourceFile(name))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  t.same(faults, []);
}

const variables = new Set(
  [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm)].map(
    ([, name]) => name,
  ),
);

function checkPods(t: Test, manifests: Manifest[]): void {
  const workloads = manifests.filter(({ spec }) => spec?.template?.spec?.containers);
  t.same(workloads.map(({ metadata }) => metadata.name).sort(), [
    'shop-kontor-api',
    'shop-kontor-migrate',
    'shop-kontor-worker',
  ]);
  for (const { kind, spec, metadata } of workloads) {
    const pod = spec.template.spec;
    const [container] = pod.containers;
    t.match(pod.securityContext, { runAsNonRoot: true, runAsUser: 1000 });
    t.match(container.securityContext, {
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    });
    t.equal(pod.automountServiceAccountToken, false);
    t.match(container.envFrom, [{ secretRef: { name: /^kontor/ } }], 'secrets by reference');
    for (const { name } of container.env) t.ok(variables.has(name), `${name} is a variable`);
    const file = container.command.at(-1).replace('dist/', '').replace(/js$/, 'ts');
    t.ok(readFileSync(file, 'utf8'), `${file} is there`);
    if (kind !== 'Deployment') continue;
    t.match(spec.template.metadata.labels, spec.selector.matchLabels, `${metadata.name} is found`);
    t.ok(container.startupProbe && container.livenessProbe && container.resources.requests.cpu);
    const ports = container.ports.map(({ name }: { name: string }) => name);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      if (container[probe]) t.ok(ports.includes(container[probe].httpGet.port));
    const budget = manifests.find(
      (one) => one.kind === 'PodDisruptionBudget' && one.metadata.name === metadata.name,
    );
    t.same(budget.spec.selector, spec.selector);
  }
  const service = manifests.find(({ kind }) => kind === 'Service');
  const api = workloads.find(({ metadata }) => metadata.name.endsWith('api'));
  t.same(service.spec.selector, api.spec.selector.matchLabels);
  const drain = Number(
    api.spec.template.spec.containers[0].env.find(
      ({ name }: { name: string }) => name === 'SHUTDOWN_DELAY_SECONDS',
    ).value,
  );
  t.ok(api.spec.template.spec.terminationGracePeriodSeconds > drain + 30, 'time to drain');
  const migrate = workloads.find(({ kind }) => kind === 'Job');
  t.equal(migrate.metadata.annotations['helm.sh/hook'], 'pre-install,pre-upgrade');
}

/** The processes start with what a pod is given. */
function checkConfig(t: Test, manifests: Manifest[]): void {
  const secret = {
    DATABASE_URL: 'postgres://kontor:x@pgbouncer:6432/kontor',
    DATABASE_DIRECT_URL: 'postgres://kontor:x@postgres:5432/kontor',
    TOKEN_PRIVATE_KEY: 'x',
    SECRETS_KEY: 'x'.repeat(32),
    SMTP_URL: 'smtps://user:x@mail.example.com',
    S3_ACCESS_KEY_ID: 'x',
    S3_SECRET_ACCESS_KEY: 'x',
  };
  for (const { spec } of manifests.filter(({ kind }) => kind === 'Deployment')) {
    const { env } = spec.template.spec.containers[0];
    const given = Object.fromEntries(
      env.map(({ name, value }: { name: string; value: string }) => [name, value]),
    );
    t.ok(loadConfig({ NODE_ENV: 'production', ...secret, ...given }).production);
  }
}

const needsGo = needs('go', ['version']);

t.test('with the default values', needsGo, async (t) => {
  const manifests = render([]);
  await checkSchemas(t, manifests);
  checkPods(t, manifests);
  checkConfig(t, manifests);
  t.notOk(manifests.some(({ kind }) => ['Ingress', 'HorizontalPodAutoscaler'].includes(kind)));
});

t.test('with values for production', needsGo, async (t) => {
  const manifests = render([join(chart, 'values-production.yaml')]);
  await checkSchemas(t, manifests);
  checkPods(t, manifests);
  checkConfig(t, manifests);
  const kinds = manifests.map(({ kind }) => kind).sort();
  t.same(kinds, [
    'Deployment',
    'Deployment',
    'HorizontalPodAutoscaler',
    'HorizontalPodAutoscaler',
    'Ingress',
    'Job',
    'NetworkPolicy',
    'PodDisruptionBudget',
    'PodDisruptionBudget',
    'Service',
  ]);
  for (const { kind, spec } of manifests)
    if (kind === 'Deployment') t.equal(spec.replicas, undefined, 'the autoscaler says how many');
  const policy = manifests.find(({ kind }) => kind === 'NetworkPolicy');
  t.ok(policy.spec.ingress.every(({ from }: { from?: object }) => from));
});

t.test('an ingress needs to say which proxies are trusted', needsGo, async (t) => {
  const values = join(t.testdir({ 'values.yaml': 'ingress: { enabled: true }' }), 'values.yaml');
  t.throws(() => render([values]), /set env.TRUST_PROXY/);
});

t.test('only the migration reads the login that owns the tables', needsGo, async (t) => {
  const values = join(
    t.testdir({ 'values.yaml': 'existingMigrationSecret: kontor-migration' }),
    'values.yaml',
  );
  const readers = render([values]).filter((manifest) =>
    JSON.stringify(manifest).includes('"kontor-migration"'),
  );
  t.same(
    readers.map(({ kind }) => kind),
    ['Job'],
  );
});

t.test('pictures need a place', needsGo, async (t) => {
  const values = join(
    t.testdir({ 'values.yaml': 'storage: { existingClaim: "" }' }),
    'values.yaml',
  );
  t.throws(() => render([values]), /set storage.existingClaim/);
});

t.test('values are checked', async (t) => {
  const validate = new Ajv({ strict: false }).compile(
    JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8')),
  );
  const values = read('values.yaml');
  t.ok(validate(values), JSON.stringify(validate.errors));
  const production = read('values-production.yaml');
  for (const [name, part] of Object.entries(production))
    t.ok(validate({ ...values, [name]: part }), `${name} ${JSON.stringify(validate.errors)}`);
  t.notOk(validate({ ...values, api: { replica: 3 } }), 'a slip');
  t.notOk(validate({ ...values, env: { TOKEN_PRIVATE_KEY: 'x' } }), 'a secret that stands there');
  t.equal(
    read('Chart.yaml').appVersion,
    JSON.parse(readFileSync('package.json', 'utf8')).version,
    'the image of this version',
  );
});
