// `kontor api-keys`: how programs that work for a shop are known.
import type { ApiKey } from '../../contract/generated/accounts.js';
import { allPages, operate } from '../../contract/operate.js';
import type { Cli } from './program.js';

export function addApiKeyCommands({ program, act }: Cli): void {
  const keys = program.command('api-keys').description('keys of programs that work for a shop');

  keys
    .command('list')
    .description('list keys, revoked ones too')
    .action(
      act(async ({ tenant, out }) => {
        const ctx = await tenant();
        const found = await allPages<ApiKey>((page) =>
          operate(ctx, 'listApiKeys', { query: page }),
        );
        out.rows(found, {
          id: (key) => key.id,
          name: (key) => key.name,
          roles: (key) => key.roles.join(', '),
          expires: (key) => key.expiresAt,
          revoked: (key) => key.revokedAt,
          'last used': (key) => key.lastUsedAt,
        });
      }),
    );

  keys
    .command('create')
    .description('make a key; it is shown this once')
    .requiredOption('--name <name>', 'of the program')
    .requiredOption('--role <role...>', 'staff, admin or service')
    .option('--expires-at <time>', 'RFC 3339; never when left out')
    .action(
      act<{ name: string; role: ApiKey['roles']; expiresAt?: string }>(
        async ({ tenant, out }, { name, role, expiresAt }) => {
          const body = { name, roles: role, ...(expiresAt !== undefined && { expiresAt }) };
          const made = await operate(await tenant(), 'createApiKey', { body });
          out.one(made, { id: made.apiKey.id, name: made.apiKey.name, key: made.key });
        },
      ),
    );

  keys
    .command('revoke')
    .description('let a key in no more')
    .argument('<id>', 'of the key')
    .action(
      act(async ({ tenant, out }, _options, [keyId]) => {
        await operate(await tenant(), 'revokeApiKey', { params: { keyId: keyId as string } });
        out.one({ id: keyId, revoked: true }, { revoked: keyId });
      }),
    );
}
