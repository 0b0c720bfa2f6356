// `kontor audit`: the audit log of a tenant.
import type { AuditEntry } from '../../contract/generated/audit.js';
import { allPages, operate } from '../../contract/operate.js';
import { CommandError } from '../run-command.js';
import type { Cli } from './program.js';

export function addAuditCommand({ program, act }: Cli): void {
  program
    .command('audit')
    .description('list what was changed in a tenant, the newest first')
    .option('--operation <name>', 'only this operation, such as updateProduct')
    .option('--subject <id>', 'only changes of this thing')
    .option('--actor <id>', 'only changes by this user or API key')
    .option('--limit <number>', 'how many', '50')
    .action(
      act<{ operation?: string; subject?: string; actor?: string; limit: string }>(
        async ({ tenant, out }, { operation, subject, actor, limit }) => {
          if (!/^[1-9]\d{0,5}$/.test(limit))
            throw new CommandError('--limit must be a number from 1.');
          const ctx = await tenant();
          const filter = {
            ...(operation !== undefined && { operation }),
            ...(subject !== undefined && { subjectId: subject }),
            ...(actor !== undefined && { actorId: actor }),
          };
          const found = await allPages<AuditEntry>(
            (page) => operate(ctx, 'listAuditEntries', { query: { ...filter, ...page } }),
            Number(limit),
          );
          out.rows(found, {
            when: (entry) => entry.createdAt,
            who: ({ actor }) => actor.email ?? actor.name ?? actor.id ?? actor.kind,
            what: (entry) => entry.operation,
            subject: (entry) => `${entry.subjectType} ${entry.subjectId ?? ''}`.trim(),
            changed: ({ before, after, outcome }) =>
              outcome !== 'done'
                ? outcome
                : before === null
                  ? 'new'
                  : after === null
                    ? 'gone'
                    : Object.keys(after).join(', '),
          });
        },
      ),
    );
}
