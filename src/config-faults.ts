// What is said of variables that cannot be used: which one, and what it may hold.
import type { ErrorObject } from 'ajv';
import leven from 'leven';

/** Names the variable and what it may hold. */
export function faultOf({ instancePath, keyword, params, message }: ErrorObject): string {
  const name = instancePath.slice(1);
  if (keyword === 'enum')
    return `${name} must be one of ${params.allowedValues.filter((one: string) => one !== '').join(', ')}`;
  if (params.type === 'boolean') return `${name} must be true or false`;
  const example = keyword === 'pattern' ? examples[name] : undefined;
  return `${name} ${example === undefined ? message : `must look like ${example}`}`;
}

/** Of variables that are checked by a pattern. */
const examples: Record<string, string> = {
  PUBLIC_URL: 'https://shop.example.com, without a path',
  DATABASE_URL: 'postgres://user:password@host:5432/name',
  DATABASE_DIRECT_URL: 'postgres://user:password@host:5432/name',
  DATABASE_MIGRATION_URL: 'postgres://owner:password@host:5432/name',
  DEFAULT_TENANT: 'my-shop, in lower case',
  REDIS_URL: 'redis://host:6379',
  CORS_ORIGINS: 'https://shop.example.com,https://admin.example.com, or *',
  ACCOUNT_URL_TEMPLATE: 'https://shop.example.com/account?token={token}',
  SECRETS_KEY: 'the output of `openssl rand -hex 32`: 32 to 200 characters without spaces',
  SECRETS_KEY_PREVIOUS: 'the former SECRETS_KEY',
  SMTP_URL: 'smtp://user:password@host:587',
  MAIL_FROM: 'Shop <shop@example.com>',
  AFRICAS_TALKING_BASE_URL: 'https://host',
  SMS_CALLBACK_TOKEN: 'the output of `openssl rand -hex 24`: 16 to 128 letters, digits, _ and -',
  S3_ENDPOINT: 'https://s3.example.com',
  METRICS_TOKEN: 'the output of `openssl rand -hex 24`: 16 to 200 characters without spaces',
};

/** Variables of our programs that are not part of the configuration. */
const ofCommands = ['KONTOR_URL', 'KONTOR_PASSWORD'];

/**
 * @param given names of the variables that are set
 * @param known names of those that are read
 * @returns a warning for each that is not read and whose name is nearly a known one
 */
export function misspelled(given: string[], known: string[]): string[] {
  const names = [...known, ...ofCommands];
  return given.flatMap((name) => {
    if (names.includes(name)) return [];
    // Short names are near to everything.
    const near = names.find(
      (one) => one.length >= 8 && leven(name.toUpperCase(), one) <= (one.length < 12 ? 1 : 2),
    );
    return near === undefined ? [] : [`${name} is not read; ${near} is.`];
  });
}
