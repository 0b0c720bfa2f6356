// `kontor check`: the integrity check, of one tenant or all.
import { checkIntegrity, type Finding } from '../../integrity/run.js';
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
    .action(
      act<{ repair?: true }>(
        async ({ tenants, out, interruption, exitWith }, { repair = false }) => {
          const signal = interruption();
          const progress = out.progress();
          const reports: TenantReport[] = [];
          let interrupted = false;
          for (const ctx of await tenants()) {
            const tenant = ctx.tenant.slug;
            const report: TenantReport = { tenant, checks: [], findings: [] };
            reports.push(report);
            try {
              await checkIntegrity(ctx, {
                repair,
                signal,
                report,
                onProgress: (check, done, total) =>
                  progress.show(`${tenant}: ${check}`, done, total),
              });
            } catch (error) {
              if (!signal.aborted) throw error;
              interrupted = true;
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
            if (interrupted) out.say('Interrupted: what comes after this was not looked at.');
          }
          if (!interrupted && left.length > 0) exitWith(exitCodes.differences);
        },
      ),
    );
}
