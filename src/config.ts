// The configuration, read and checked. The only reader of process.env.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Static } from '@sinclair/typebox';
import { type IssuerSettings, parseIssuers } from './auth/issuer-settings.js';
import { faultOf, misspelled } from './config-faults.js';
import { Variables } from './config-variables.js';
import { createAjv } from './lib/ajv.js';
import { isProxy, namedRanges } from './lib/trusted-proxies.js';

export type Config = Static<typeof Variables> & {
  /** Whether NODE_ENV says production: secrets then have no defaults. */
  production: boolean;
  development: boolean;
  /** Whether the database is the embedded one. */
  embedded: boolean;
  /** Parsed TRUST_PROXY: addresses, networks and named ranges. */
  trustedProxies: string[];
  /** OIDC_ISSUERS, read. */
  issuers: IssuerSettings[];
  /** Whether GraphiQL is served. */
  graphiql: boolean;
  /** Whether GraphQL tells its schema, and suggests its names. */
  introspection: boolean;
  /** Enables the test card, which moves no money. */
  testPayments: boolean;
  /** Whether the demo is seeded at the start. */
  demo: boolean;
  /** Warnings about the environment, to log at the start. */
  warnings: string[];
};

/** A configuration that cannot be worked with; the message says which variable and why. */
export class ConfigError extends Error {}

type Variable = keyof Static<typeof Variables>;

/** What a program does; a program asks only for the variables that it uses. */
export type Purpose = 'serve' | 'migrate';

/**
 * @param environment variables to read; those of the process, and of `.env`, when left out
 * @throws ConfigError when a variable is missing or malformed
 */
export function loadConfig(
  environment?: Record<string, string>,
  purpose: Purpose = 'serve',
): Config {
  const given = environment ?? { ...readFile('.env'), ...process.env };
  const variables = read(purpose === 'migrate' ? onlyOfMigrate(given) : given);
  const production = variables.NODE_ENV === 'production';
  const serves = purpose === 'serve';
  const { MAIL, SMTP_URL, SMS_PROVIDER, STORAGE } = variables;
  const demands: Array<[when: string, holds: boolean, names: Variable[]]> = [
    [
      'in production',
      production && !serves && !variables.DATABASE_MIGRATION_URL && !variables.DATABASE_DIRECT_URL,
      ['DATABASE_URL'],
    ],
    [
      'in production',
      production && serves,
      ['DATABASE_URL', 'TOKEN_PRIVATE_KEY', 'PUBLIC_URL', 'SECRETS_KEY'],
    ],
    [
      'in production, or MAIL=log to write e-mails to the log only',
      production && serves && MAIL !== 'log',
      ['SMTP_URL'],
    ],
    ['with MAIL=smtp', serves && MAIL === 'smtp', ['SMTP_URL']],
    ['with SMTP_URL in production', production && serves && SMTP_URL !== '', ['MAIL_FROM']],
    ['in production; log writes SMS to the log only', production && serves, ['SMS_PROVIDER']],
    [
      'with SMS_PROVIDER=africas-talking',
      serves && SMS_PROVIDER === 'africas-talking',
      ['AFRICAS_TALKING_API_KEY'],
    ],
    [
      'in production with SMS_PROVIDER=africas-talking',
      production && serves && SMS_PROVIDER === 'africas-talking',
      ['SMS_CALLBACK_TOKEN'],
    ],
    [
      'with STORAGE=s3',
      serves && STORAGE === 's3',
      ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
    ],
  ];
  const complaints = demands.flatMap(([when, holds, names]) => {
    const missing = names.filter((name) => holds && variables[name] === '');
    return missing.length > 0 ? [`${missing.join(', ')} (required ${when})`] : [];
  });
  if (complaints.length > 0)
    throw new ConfigError(`Set ${complaints.join('; ')}: there is no default.`);
  for (const name of addresses)
    if (variables[name] !== '' && !isUrl(variables[name]))
      throw new ConfigError(
        `${name} is not a valid URL; write characters such as # and @ of a password percent-encoded.`,
      );
  const origins = variables.CORS_ORIGINS.split(',').map((origin) => origin.trim());
  const notOrigin = origins.find((one) => !['', '*'].includes(one) && !isOrigin(one));
  if (notOrigin !== undefined)
    throw new ConfigError(
      `CORS_ORIGINS holds '${notOrigin}', which is no origin such as https://shop.example.com.`,
    );
  const embedded = variables.DATABASE_URL === '';
  return {
    ...variables,
    trustedProxies: proxiesOf(variables.TRUST_PROXY),
    issuers: issuersOf(variables.OIDC_ISSUERS, production),
    production,
    development: variables.NODE_ENV === 'development',
    MAIL_FROM: variables.MAIL_FROM || 'Kontor <shop@localhost.localdomain>',
    embedded,
    graphiql: variables.GRAPHIQL ?? !production,
    introspection: variables.GRAPHQL_INTROSPECTION ?? !production,
    testPayments: variables.TEST_PAYMENTS ?? !production,
    demo: variables.DEMO ?? embedded,
    warnings: misspelled(Object.keys(given), Object.keys(Variables.properties)),
  };
}

function issuersOf(text: string, production: boolean): IssuerSettings[] {
  try {
    return parseIssuers(text, production);
  } catch (error) {
    throw new ConfigError(`The configuration is wrong: ${(error as Error).message}`);
  }
}

/** The address under which clients reach the API; issuer of local tokens. */
export function publicUrl(config: Config): string {
  return config.PUBLIC_URL || `http://localhost:${config.PORT}`;
}

/** Variables that must be valid URLs. */
const addresses = [
  ...(['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_MIGRATION_URL', 'REDIS_URL'] as const),
  ...(['PUBLIC_URL', 'SMTP_URL', 'S3_ENDPOINT', 'AFRICAS_TALKING_BASE_URL'] as const),
  'OTEL_EXPORTER_OTLP_ENDPOINT' as const,
];

function isUrl(text: string): boolean {
  try {
    const { username, password } = new URL(text);
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text;

const ofMigrate = /^(NODE_ENV|LOG_LEVEL|KONTOR_DATA_DIR|DATABASE_.*)$/;

/** Drops variables that migrations do not use, so that errors in them do not stop a migration. */
const onlyOfMigrate = (given: NodeJS.Dict<string>): NodeJS.Dict<string> =>
  Object.fromEntries(Object.entries(given).filter(([name]) => ofMigrate.test(name)));

function proxiesOf(text: string): string[] {
  const entries = text === '' ? [] : text.split(',').map((entry) => entry.trim());
  const wrong = entries.find((entry) => !isProxy(entry));
  if (wrong !== undefined)
    throw new ConfigError(
      `TRUST_PROXY holds '${wrong}': it takes addresses, networks such as 10.0.0.0/8, and ${namedRanges.join(', ')}, separated by commas.`,
    );
  return entries;
}

/** Ajv alone would accept 0x10 and 1e3. */
const decimal = /^-?\d+(\.\d+)?$/;

/** @returns what the environment says and the defaults of what it leaves out; variables of others are dropped */
function read(environment: NodeJS.Dict<string>): Static<typeof Variables> {
  const ajv = createAjv({ coerceTypes: true, removeAdditional: 'all' });
  const known = Object.entries(environment)
    .map(([name, value = '']) => [name, value.trim()] as const)
    // An empty variable counts as unset.
    .filter(([name, value]) => value !== '' && name in Variables.properties)
    // Login shells set MAIL to the path of the user's mailbox.
    .filter(([name, value]) => !(name === 'MAIL' && value.startsWith('/')));
  for (const [name, value] of known)
    if (['integer', 'number'].includes(typeOf(name)) && !decimal.test(value))
      throw new ConfigError(`The configuration is wrong: ${name} must be a decimal number.`);
  const variables: unknown = Object.fromEntries(known);
  if (ajv.validate<Static<typeof Variables>>(Variables, variables)) return variables;
  const faults = (ajv.errors ?? []).map(faultOf).join('; ');
  throw new ConfigError(`The configuration is wrong: ${faults}`);
}

const typeOf = (name: string): string =>
  (Variables.properties as Record<string, { type?: string }>)[name]?.type ?? '';

function readFile(path: string): NodeJS.Dict<string> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === 'ENOENT') return {};
    throw new ConfigError(`The configuration is wrong: ${message}`);
  }
}

/** Returns a variable of the environment as it was given; empty if it was not. */
export const given = (name: string): string => process.env[name] ?? '';
