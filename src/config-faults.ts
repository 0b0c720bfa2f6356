// Error texts and warnings for environment variables: which one is wrong, and which values are valid.
import type { ErrorObject } from 'ajv';
import leven from 'leven';

/** Returns the error text: the variable and its valid values. */
export function faultOf({ instancePath, keyword, params, message }: ErrorObject): string {
  const name = instancePath.slice(1);
  if (keyword === 'enum')
    return `${name} must be one of ${params.allowedValues.filter((one: string) => one !== '').join(', ')}`;
  if (params.type === 'boolean') return `${name} must be true or false`;
  const example = keyword === 'pattern' ? examples[name] : undefined;
  return `${name} ${example === undefined ? message : `must look like ${example}`}`;
}

/** Examples for variables that are checked with a pattern. */
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

/** Variables that commands read directly. */
const ofCommands = ['KONTOR_URL', 'KONTOR_PASSWORD'];

/**
 * Finds misspelled variables.
 *
 * @param given names of the variables that are set
 * @param known names of the variables that are read
 * @returns a warning for each unread variable whose name is similar to a known name
 */
export function misspelled(given: string[], known: string[]): string[] {
  const names = [...known, ...ofCommands];
  return given.flatMap((name) => {
    if (names.includes(name)) return [];
    // Short names are similar to too many others.
    const near = names.find(
      (one) => one.length >= 8 && leven(name.toUpperCase(), one) <= (one.length < 12 ? 1 : 2),
    );
    return near === undefined ? [] : [`${name} is not read; ${near} is.`];
  });
}
