// Takes the files of imports, and tells how far they are.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { actorId, type Ctx } from '../../context.js';
import type { Import } from '../../contract/generated/catalog.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { neutralise } from '../../lib/csv.js';
import { newId } from '../../lib/ids.js';
import { queueImport } from './import-jobs.js';
import {
  type ImportOptions,
  type ImportRow,
  insertChunk,
  insertImport,
  selectImport,
  selectImportFaults,
  selectImports,
} from './imports.sql.js';

const chunkSize = 256 * 1024;
/** How many errors and how many warnings `getImport` lists. */
const listed = 1000;

/**
 * Copies a file into the database piece by piece and queues its import.
 *
 * @param path of the file on this machine's disk
 */
export async function startImport(
  ctx: Ctx,
  path: string,
  { dryRun = false, ...options }: ImportOptions & { dryRun?: boolean } = {},
): Promise<Import> {
  return transaction(ctx, async (ctx) => {
    const row = await insertImport(ctx, {
      id: newId(),
      dryRun,
      options,
      createdBy: actorId(ctx),
    });
    let position = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
      await insertChunk(ctx, row.id, position++, chunk as Buffer);
    }
    await queueImport(ctx, row.id);
    return withoutFaults(row);
  });
}

const withoutFaults = (row: ImportRow): Import => ({ ...row, errors: [], warnings: [] });

/** @throws AppError `not_found` */
export async function getImport(ctx: Ctx, id: string): Promise<Import> {
  const row = await selectImport(ctx, id);
  if (!row) throw notFound('import');
  const faults = await selectImportFaults(ctx, id, listed);
  const of = (isWarning: boolean) =>
    faults
      .filter((fault) => fault.isWarning === isWarning)
      .slice(0, listed)
      .map(({ row, column, detail }) => ({ row, column, detail }));
  return { ...row, errors: of(false), warnings: of(true) };
}

/** The newest first. */
export async function listImports(ctx: Ctx, page: PageRequest): Promise<Page<Import>> {
  const { items, ...rest } = await selectImports(ctx, page);
  return { ...rest, items: items.map(withoutFaults) };
}

/** @throws AppError `not_found` */
export async function exportImportErrors(ctx: Ctx, id: string): Promise<Readable> {
  if (!(await selectImport(ctx, id))) throw notFound('import');
  const faults = await selectImportFaults(ctx, id);
  faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
  const rows = faults.map(({ row, column, detail, isWarning }) => [
    row ?? '',
    column ?? '',
    isWarning ? 'warning' : 'error',
    neutralise(detail),
  ]);
  const columns = ['row', 'column', 'severity', 'detail'];
  return Readable.from(rows).pipe(stringify({ header: true, columns }));
}
