// `kontor import`: products from a CSV file. The work is a job, as that of the API: a worker carries it
// out, or this program where none is running, and either goes on where the other was interrupted.
import { access, constants, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TSchema } from '@sinclair/typebox';
import { Option } from 'commander';
import type { Ctx } from '../../context.js';
import type { AuditedWrite } from '../../contract/audit-subjects.js';
import { carryOutCommand } from '../../contract/audited.js';
import {
  type Import,
  ImportEncoding,
  ImportSeparator,
  ImportSign,
} from '../../contract/generated/catalog.js';
import { operate } from '../../contract/operate.js';
import { untenanted } from '../../db/connect.js';
import { catalogAudit, getImport, runImport, startImport } from '../../domains/catalog/index.js';
import { selectWorkerState } from '../../http/health.sql.js';
import { CommandError } from '../run-command.js';
import type { Output } from './output.js';
import { type Cli, exitCodes } from './program.js';

/** Milliseconds. */
const pause = 250;
/** How often it is looked whether a worker is there: every five seconds. */
const roundsBetweenLooks = 20;

type StartOptions = NonNullable<Parameters<typeof startImport>[2]>;

/** An option with one of the values that the contract lists. */
const choice = (flags: string, description: string, schema: TSchema): Option =>
  new Option(flags, description).choices(schema.enum);

export function addImportCommand({ program, act }: Cli): void {
  program
    .command('import')
    .description(
      'import products from a CSV file with the column sku and any of name, price, sale_price, category_path, stock, track_stock, description, slug and status',
    )
    .argument('[file]', 'the file; left out with --follow')
    .option('--dry-run', 'change nothing, and say what would be')
    .option('--clear-empty', 'let an empty cell remove a description, sale price or category')
    .addOption(choice('--separator <name>', 'between cells; detected by default', ImportSeparator))
    .addOption(choice('--encoding <name>', 'of the text; detected by default', ImportEncoding))
    .addOption(
      choice(
        '--category-separator <sign>',
        'between the names of a path; / by default',
        ImportSign,
      ),
    )
    .addOption(
      choice(
        '--category-list-separator <sign>',
        'between several categories in a cell, of which the first one counts',
        ImportSign,
      ),
    )
    .option('--follow <id>', 'wait for an import that was started before')
    .action(
      act<StartOptions & { follow?: string }>(async (session, { follow, ...options }, [file]) => {
        const { tenant, out, interruption } = session;
        if ((file === undefined) === (follow === undefined))
          throw new CommandError('Either a file or --follow.');
        const ctx = await tenant();
        const { id } =
          follow === undefined
            ? await start(ctx, file as string, options)
            : await operate(ctx, 'getImport', { params: { importId: follow } });
        const signal = interruption();
        const done = await watch(ctx, id, out, signal);
        if (signal.aborted && done.finishedAt === null) {
          session.exitWith(exitCodes.interrupted);
          if (out.isJson) return out.one(done, {});
          return out.say(
            `Interrupted. A worker goes on with import ${id} after row ${done.rowsDone}; \`kontor import --follow ${id}\` waits for it.`,
          );
        }
        report(out, done);
        if (done.status === 'failed' || done.failed > 0) session.exitWith(exitCodes.failure);
      }),
    );
}

async function start(ctx: Ctx, file: string, options: StartOptions): Promise<Import> {
  const isFile = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) throw new CommandError(`${file} is no file that can be read.`);
  await access(file, constants.R_OK).catch(() => {
    throw new CommandError(`${file} cannot be read.`);
  });
  const write = catalogAudit.importProducts as AuditedWrite;
  const { body } = await carryOutCommand(ctx, 'importProducts', write, async (ctx) => ({
    status: 202,
    body: await startImport(ctx, file, options),
  }));
  return body as Import;
}

/** Until it is finished or interrupted. Where no worker is running, or none any more, it is done here. */
async function watch(ctx: Ctx, id: string, out: Output, signal: AbortSignal): Promise<Import> {
  const progress = out.progress();
  let own: Promise<void> | undefined;
  let failure: Error | undefined;
  try {
    for (let round = 0; ; round += 1) {
      if (!own && round % roundsBetweenLooks === 0) {
        const { processes } = await selectWorkerState(untenanted(ctx.deps.pool));
        if (processes === 0)
          own = runImport(ctx, id, { signal }).catch((error: Error) => {
            failure = error;
          });
      }
      const now = await getImport(ctx, id);
      progress.show(
        now.dryRun ? 'looking at rows' : 'importing rows',
        now.rowsDone,
        now.rowsTotal ?? 0,
      );
      if (now.finishedAt !== null || signal.aborted) return now;
      if (failure) throw failure;
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  } finally {
    // Its transaction ends before the connections do.
    await own;
    progress.end();
  }
}

function report(out: Output, done: Import): void {
  out.one(done, {
    import: done.id,
    status: done.dryRun ? `${done.status}, nothing was changed` : done.status,
    rows: done.rowsDone,
    created: done.created,
    updated: done.updated,
    unchanged: done.unchanged,
    failed: done.failed,
    warnings: done.warned,
  });
  const ignored = done.columns.filter(({ column }) => column === null);
  if (ignored.length > 0)
    out.say(`  ignored columns: ${ignored.map(({ heading }) => heading).join(', ')}`);
  for (const { row, column, detail } of [...done.errors, ...done.warnings])
    out.say(`  row ${row ?? '–'}${column === null ? '' : `, ${column}`}: ${detail}`);
}
