// `kontor check`: the integrity check, of one tenant or all.

import { checkIntegrity, type Finding } from '../../integrity/run.js';
import { CommandError } from '../run-command.js';
import { type Cli, exitCodes } from './program.js';

interface TenantReport {
  tenant: string;
  checks: Array<{ name: string; looked: number; wrong: number }>;
  findings: Finding[];
}

export function addCheckCommand({ program, act }: Cli): void {
  program
    .command('check')
    .description(
      'recompute counters, reservations, promo code uses, totals and payment status from their ledgers, and report every difference; the shop may go on meanwhile',
    )
    .option('--repair', 'write what was computed')
    .option('--batch <number>', 'things to look at in one statement', '1000')
    .action(
      act<{ repair?: true; batch: string }>(
        async ({ tenants, out, interruption, exitWith }, { repair = false, batch }) => {
          if (!/^[1-9]\d{0,4}$/.test(batch))
            throw new CommandError('--batch must be a number from 1.');
          const signal = interruption();
          const progress = out.progress();
          const reports: TenantReport[] = [];
          let interrupted = false;
          let failure: Error | undefined;
          for (const ctx of await tenants()) {
            const tenant = ctx.tenant.slug;
            const report: TenantReport = { tenant, checks: [], findings: [] };
            reports.push(report);
            try {
              await checkIntegrity(ctx, {
                repair,
                batch: Number(batch),
                signal,
                report,
                onProgress: (check, done, total) =>
                  progress.show(`${tenant}: ${check}`, done, total),
              });
            } catch (error) {
              // What is known by now, and perhaps repaired, is told all the same.
              if (signal.aborted) interrupted = true;
              else failure = error as Error;
              break;
            }
          }
          progress.end();

          const found = reports.flatMap(({ tenant, findings }) =>
            findings.map((finding) => ({ tenant, ...finding })),
          );
          const left = found.filter(({ repaired }) => !repaired);
          if (out.isJson) out.one({ interrupted, left: left.length, tenants: reports }, {});
          else {
            for (const { tenant, checks } of reports)
              for (const { name, looked, wrong } of checks)
                out.say(
                  `${wrong === 0 ? '✓' : '✗'} ${tenant}: ${name}, ${looked} looked at, ${wrong} wrong`,
                );
            if (found.length > 0) {
              out.say('');
              out.rows(found, {
                tenant: (one) => one.tenant,
                check: (one) => one.check,
                thing: (one) => `${one.subjectType} ${one.subjectId}`,
                field: (one) => one.field,
                stored: (one) => one.stored,
                computed: (one) => one.computed,
                repaired: (one) => (one.repaired ? 'yes' : (one.reason ?? 'no')),
              });
            }
            if (interrupted || failure) out.say('What comes after this was not looked at.');
          }
          if (failure) throw failure;
          if (!interrupted && left.length > 0) exitWith(exitCodes.differences);
        },
      ),
    );
}
