// Which database a process works with.
import { type Config, ConfigError } from '../config.js';
import { runningEmbeddedUrl } from './embedded.js';

/**
 * @returns DATABASE_URL, or the address of the embedded database where that is running
 * @throws ConfigError where neither is there
 */
export function databaseUrl(config: Config): string {
  const url = config.DATABASE_URL || runningEmbeddedUrl(config.KONTOR_DATA_DIR);
  if (url) return url;
  throw new ConfigError('Set DATABASE_URL, or run `npm start`, which brings a database along.');
}

/**
 * @returns the address of the database itself, past any pooler: for migrations, Graphile Worker and
 *   LISTEN, which need a session
 * @throws ConfigError as `databaseUrl`
 */
export const directUrl = (config: Config): string =>
  config.DATABASE_DIRECT_URL || databaseUrl(config);

/**
 * @returns the address under which the schema is changed, as its owner
 * @throws ConfigError as `databaseUrl`
 */
export const migrationUrl = (config: Config): string =>
  config.DATABASE_MIGRATION_URL || directUrl(config);
