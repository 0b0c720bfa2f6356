// What all commands have in common: configuration, a database, and one line for a failure.
import { type Config, loadConfig, type Purpose } from '../config.js';
import { databaseUrl, migrationUrl } from '../db/url.js';
import { createDeps, type Deps } from '../deps.js';
import { createLog } from '../log.js';
import { textOfFault } from '../startup-faults.js';

/** A failure that the person at the terminal can mend; its message is all that is shown. */
export class CommandError extends Error {}

/**
 * @param fn gets the configuration and the database's address
 * @param purpose names what the command needs of the configuration
 */
export async function runCommand(
  fn: (config: Config, url: string) => Promise<void>,
  purpose: Purpose = 'serve',
): Promise<void> {
  try {
    const config = loadConfig(undefined, purpose);
    await fn(config, purpose === 'migrate' ? migrationUrl(config) : databaseUrl(config));
  } catch (error) {
    const text = error instanceof CommandError ? error.message : textOfFault(error);
    process.stderr.write(`${text}\n`);
    process.exitCode = 1;
  }
}

/** The standard output is the command's answer. */
const standardError = 2;

/** Dependencies for as long as `fn` runs. */
export async function withDeps(
  config: Config,
  url: string,
  fn: (deps: Deps) => Promise<void>,
): Promise<void> {
  const deps = createDeps(
    config,
    createLog({ ...config, LOG_LEVEL: 'warn' }, 'command', standardError),
    url,
  );
  try {
    await fn(deps);
  } finally {
    await deps.close();
  }
}
