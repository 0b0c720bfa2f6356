// `npm run create-user -- --tenant demo --email a@example.com --role staff`: adds a user; the same as
// `kontor users create`.
import { parseArgs } from 'node:util';
import { systemContext } from '../db/tenancy.js';
import { AppError } from '../errors.js';
import { addUser } from './add-user.js';
import { CommandError, runCommand, withDeps } from './run-command.js';

const { values } = parseArgs({
  options: {
    tenant: { type: 'string' },
    email: { type: 'string' },
    role: { type: 'string', default: 'customer' },
    'first-name': { type: 'string', default: 'New' },
    'last-name': { type: 'string', default: 'User' },
    phone: { type: 'string' },
  },
});

await runCommand((config, url) =>
  withDeps(config, url, async (deps) => {
    const tenant = await deps.tenants.bySlug(values.tenant ?? config.DEFAULT_TENANT);
    const { email, role, 'first-name': firstName, 'last-name': lastName, phone } = values;
    const user = await addUser(systemContext(deps, tenant, 'create-user'), {
      ...{ email, role, firstName, lastName, phone },
    }).catch((error: unknown) => {
      throw error instanceof AppError ? new CommandError(error.message) : error;
    });
    process.stdout.write(`${user.id}\n`);
  }),
);
