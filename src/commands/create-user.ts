// `npm run create-user -- --tenant demo --email a@example.com --role staff`: adds a user. The
// password is read from KONTOR_PASSWORD or from the standard input, never from the command line.
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { Password, Role } from '../contract/generated/accounts.js';
import { Email, Name, Phone } from '../contract/generated/common.js';
import { systemContext } from '../db/tenancy.js';
import { transaction } from '../db/transaction.js';
import { createUser, register } from '../domains/accounts/index.js';
import { AppError } from '../errors.js';
import { fits } from '../lib/ajv.js';
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
    const { email, role, 'first-name': firstName, 'last-name': lastName } = values;
    const password = process.env.KONTOR_PASSWORD ?? (await ask('Password: '));
    if (!fits(Email, email)) throw new CommandError('--email must be an e-mail address.');
    if (!fits(Role, role)) throw new CommandError(`--role must be one of ${Role.enum.join(', ')}.`);
    if (!fits(Name, firstName) || !fits(Name, lastName))
      throw new CommandError('A name is one line of text.');
    if (!fits(Password, password)) {
      throw new CommandError(
        'A password has 8 to 128 characters, with upper and lower case, a digit and another one.',
      );
    }
    if (values.phone !== undefined && !fits(Phone, values.phone)) {
      throw new CommandError('--phone must be an international number such as +447700900001.');
    }
    const ctx = systemContext(
      deps,
      await deps.tenants.bySlug(values.tenant ?? config.DEFAULT_TENANT),
      'create-user',
    );
    const input = {
      email,
      password,
      firstName,
      lastName,
      ...(values.phone !== undefined && { phone: values.phone }),
    };
    const id = await transaction(ctx, async (ctx) =>
      role === 'customer'
        ? (await register(ctx, input)).user.id
        : (await createUser(ctx, { ...input, role })).id,
    ).catch((error: unknown) => {
      throw error instanceof AppError ? new CommandError(error.message) : error;
    });
    process.stdout.write(`${id}\n`);
  }),
);

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
