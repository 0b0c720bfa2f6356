// `kontor users`: the accounts of a tenant.
import { hashPassword } from '../../auth/passwords.js';
import type { Ctx } from '../../context.js';
import { carryOutCommand } from '../../contract/audited.js';
import { Role, type User } from '../../contract/generated/accounts.js';
import { allPages, operate } from '../../contract/operate.js';
import { changesUser, findUserByEmail, setPassword } from '../../domains/accounts/index.js';
import { notFound } from '../../errors.js';
import { addUser } from '../add-user.js';
import { readPassword } from '../password.js';
import { CommandError } from '../run-command.js';
import type { Output } from './output.js';
import type { Cli } from './program.js';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const roles = Role.enum.join(', ');

const show = (out: Output, user: User) =>
  out.one(user, {
    id: user.id,
    'e-mail': user.email,
    name: `${user.firstName} ${user.lastName}`,
    role: user.role,
    active: user.active,
  });

export function addUserCommands({ program, act }: Cli): void {
  const users = program.command('users').description('accounts of a tenant');

  users
    .command('list')
    .description('list accounts')
    .option('--q <text>', 'a part of the name or the address')
    .option('--role <role>', `only of this role: ${roles}`)
    .option('--inactive', 'only those that are deactivated')
    .action(
      act<{ q?: string; role?: Role; inactive?: true }>(async ({ tenant, out }, options) => {
        const ctx = await tenant();
        const { q, role, inactive } = options;
        const filter = {
          ...(q !== undefined && { q }),
          ...(role !== undefined && { role }),
          ...(inactive && { active: false }),
        };
        const found = await allPages<User>((page) =>
          operate(ctx, 'listUsers', { query: { ...filter, ...page } }),
        );
        out.rows(found, {
          id: (user) => user.id,
          'e-mail': (user) => user.email,
          name: (user) => `${user.firstName} ${user.lastName}`,
          role: (user) => user.role,
          active: (user) => user.active,
        });
      }),
    );

  users
    .command('create')
    .description('add an account; the password comes from KONTOR_PASSWORD or the standard input')
    .requiredOption('--email <address>', 'to log in with')
    .option('--role <role>', roles, 'customer')
    .option('--first-name <name>', 'first name', 'New')
    .option('--last-name <name>', 'last name', 'User')
    .option('--phone <number>', 'international, such as +447700900001')
    .action(
      act<{ email: string; role: string; firstName: string; lastName: string; phone?: string }>(
        async ({ tenant, out }, { email, role, firstName, lastName, phone }) =>
          show(out, await addUser(await tenant(), { email, role, firstName, lastName, phone })),
      ),
    );

  users
    .command('update')
    .description('change the role of an account, or whether it may log in; its sessions end')
    .argument('<user>', 'id or e-mail address')
    .option('--role <role>', 'the new role, any but platform')
    .option('--activate', 'let it log in again')
    .option('--deactivate', 'let it log in no more')
    .action(
      act<{ role?: Exclude<Role, 'platform'>; activate?: true; deactivate?: true }>(
        async ({ tenant, out }, { role, activate, deactivate }, [user]) => {
          if (activate && deactivate) throw new CommandError('Either --activate or --deactivate.');
          const ctx = await tenant();
          const body = {
            ...(role !== undefined && { role }),
            ...((activate || deactivate) && { active: activate === true }),
          };
          if (Object.keys(body).length === 0) throw new CommandError('There is nothing to change.');
          const userId = await idOf(ctx, user as string);
          show(out, await operate(ctx, 'updateUser', { params: { userId }, body }));
        },
      ),
    );

  users
    .command('set-password')
    .description('set the password of an account; its sessions end')
    .argument('<user>', 'id or e-mail address')
    .action(
      act(async ({ tenant, out }, _options, [user]) => {
        const ctx = await tenant();
        const userId = await idOf(ctx, user as string);
        const { issuer } = await operate(ctx, 'getUser', { params: { userId } });
        if (issuer !== null)
          throw new CommandError(`The account logs in at ${issuer}, and has no password here.`);
        const hash = await hashPassword(await readPassword());
        await carryOutCommand(ctx, 'setPassword', changesUser(userId), async (ctx) => {
          await setPassword(ctx, userId, hash);
          return { status: 204 };
        });
        show(out, await operate(ctx, 'getUser', { params: { userId } }));
      }),
    );
}

/** @throws AppError `not_found` */
async function idOf(ctx: Ctx, user: string): Promise<string> {
  if (isId.test(user)) return user.toLowerCase();
  const found = await findUserByEmail(ctx, user.toLowerCase());
  if (!found) throw notFound('user');
  return found.id;
}
