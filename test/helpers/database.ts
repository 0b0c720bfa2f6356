// A database of its own for a test file, cloned from the migrated template.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Test } from 'tap';
import { runningEmbeddedUrl } from '../../src/db/embedded.js';
import { withDatabase } from '../../src/db/migrate.js';
import { templateName, testDataDir } from './server.js';

/** Address of the server's own database, as the superuser. */
export function serverUrl(): string {
  const url = runningEmbeddedUrl(testDataDir);
  if (!url) throw new Error('The tests are run by `npx tap`, which starts their database.');
  return withDatabase(url, 'postgres');
}

/** @returns the address of the new database, as its owner; it is dropped after the test */
export async function cloneDatabase(t: Test): Promise<string> {
  return makeDatabase(t, `template ${templateName} strategy file_copy`);
}

/** @returns the address of a database with nothing in it */
export const emptyDatabase = (t: Test): Promise<string> => makeDatabase(t, '');

export async function makeDatabase(t: Test, options: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} ${options}`);
  t.teardown(() => onServer(`drop database ${name} with (force)`));
  return withDatabase(serverUrl(), name);
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    // Another file may be cloning the template at this moment.
    for (let tries = 1; ; tries += 1) {
      try {
        return void (await client.query(statement));
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || tries > 50) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  } finally {
    await client.end();
  }
}
