// `npm run migrate`: brings the database to the current schema; `-- down [--all]` takes it back.
import { ensureDatabase, migrateDown, migrateUp } from '../db/migrate.js';
import { migrationUrl } from '../db/url.js';
import { CommandError, runCommand } from './run-command.js';

const [direction = 'up', ...flags] = process.argv.slice(2);

await runCommand(async (config) => {
  const url = migrationUrl(config);
  if (!['up', 'down'].includes(direction)) throw new CommandError('Say up or down.');
  if (direction === 'up') await ensureDatabase(url);
  const names =
    direction === 'up' ? await migrateUp(url) : await migrateDown(url, flags.includes('--all'));
  process.stdout.write(
    names.length > 0 ? `${direction}: ${names.join(', ')}\n` : 'Nothing to do.\n',
  );
}, 'migrate');
