// The only SQL on imports, their files, errors and warnings.
import type { Ctx } from '../../context.js';
import type {
  Import,
  ImportEncoding,
  ImportError,
  ImportSeparator,
} from '../../contract/generated/catalog.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, status, dry_run as "dryRun", rows_total as "rowsTotal", rows_done as "rowsDone",
  created, updated, unchanged, failed, warned, pictures_total as "picturesTotal",
  pictures_done as "picturesDone", separator, encoding, columns,
  created_at as "createdAt", finished_at as "finishedAt"`;

/** How a file is to be read; what is undefined is detected or has its default. */
export interface ImportOptions {
  separator?: ImportSeparator;
  encoding?: ImportEncoding;
  clearEmpty?: boolean;
  categorySeparator?: string;
  categoryListSeparator?: string;
}

export type ImportRow = Omit<Import, 'errors' | 'warnings'>;

/** How many errors, and how many warnings, are kept of one import. */
export const maxFaults = 10_000;

export async function insertImport(
  { db, tenant }: Ctx,
  values: { id: string; dryRun: boolean; options: ImportOptions; createdBy: string | null },
): Promise<ImportRow> {
  const { id, dryRun, options, createdBy } = values;
  const rows = await db.query<ImportRow>(
    `insert into imports (tenant_id, id, dry_run, options, created_by) values ($1, $2, $3, $4, $5)
     returning ${columns}`,
    [tenant.id, id, dryRun, options, createdBy],
  );
  return rows[0] as ImportRow;
}

export async function insertChunk(
  { db, tenant }: Ctx,
  importId: string,
  position: number,
  data: Buffer,
): Promise<void> {
  await db.query(
    `insert into import_chunks (tenant_id, import_id, position, data) values ($1, $2, $3, $4)`,
    [tenant.id, importId, position, data],
  );
}

export async function selectChunk(
  { db, tenant }: Ctx,
  importId: string,
  position: number,
): Promise<Buffer | undefined> {
  const rows = await db.query<{ data: Buffer }>(
    `select data from import_chunks where tenant_id = $1 and import_id = $2 and position = $3`,
    [tenant.id, importId, position],
  );
  return rows[0]?.data;
}

export async function deleteChunks({ db, tenant }: Ctx, importId: string): Promise<void> {
  await db.query(`delete from import_chunks where tenant_id = $1 and import_id = $2`, [
    tenant.id,
    importId,
  ]);
}

export async function selectImport(
  { db, tenant }: Ctx,
  id: string,
): Promise<ImportRow | undefined> {
  const rows = await db.query<ImportRow>(
    `select ${columns} from imports where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export function selectImports({ db, tenant }: Ctx, request: PageRequest): Promise<Page<ImportRow>> {
  const query = sql
    .queryBuilder()
    .from('imports')
    .where({ tenant_id: tenant.id })
    .select(sql.raw(columns));
  return fetchPage<ImportRow>(db, query, { id: 'id', descending: true }, request);
}

export async function selectImportOptions({ db, tenant }: Ctx, id: string): Promise<ImportOptions> {
  const rows = await db.query<{ options: ImportOptions }>(
    `select options from imports where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0]?.options ?? {};
}

/** Locks an import, so that a second worker with the same job sees the work of the first one. */
export async function lockImport(ctx: Ctx, id: string): Promise<ImportRow | undefined> {
  const rows = await ctx.db.query<ImportRow>(
    `select ${columns} from imports where tenant_id = $1 and id = $2 for no key update`,
    [ctx.tenant.id, id],
  );
  return rows[0];
}

/** @param limit of errors and of warnings */
export async function selectImportFaults(
  { db, tenant }: Ctx,
  id: string,
  limit = maxFaults,
): Promise<Array<ImportError & { isWarning: boolean }>> {
  return db.query(
    `select row_number as row, column_name as column, detail, is_warning as "isWarning"
     from import_errors
     where tenant_id = $1 and import_id = $2 and position <= $3 order by is_warning, position`,
    [tenant.id, id, limit],
  );
}

export async function markImportRunning(
  { db, tenant }: Ctx,
  id: string,
  file: Pick<ImportRow, 'rowsTotal' | 'separator' | 'encoding' | 'columns'>,
): Promise<void> {
  await db.query(
    `update imports set status = 'running', rows_total = $3, separator = $4, encoding = $5, columns = $6
     where tenant_id = $1 and id = $2 and rows_total is null`,
    [tenant.id, id, file.rowsTotal, file.separator, file.encoding, JSON.stringify(file.columns)],
  );
}

export async function addProgress(
  { db, tenant }: Ctx,
  id: string,
  done: Pick<ImportRow, 'rowsDone' | 'created' | 'updated' | 'unchanged' | 'failed' | 'warned'>,
): Promise<void> {
  await db.query(
    `update imports set rows_done = rows_done + $3, created = created + $4, updated = updated + $5,
       unchanged = unchanged + $6, failed = failed + $7, warned = warned + $8
     where tenant_id = $1 and id = $2`,
    [
      tenant.id,
      id,
      done.rowsDone,
      done.created,
      done.updated,
      done.unchanged,
      done.failed,
      done.warned,
    ],
  );
}

export async function addPictureProgress(
  { db, tenant }: Ctx,
  id: string,
  by: { total: number; done: number; warned: number },
): Promise<void> {
  await db.query(
    `update imports set pictures_total = pictures_total + $3, pictures_done = pictures_done + $4,
       warned = warned + $5
     where tenant_id = $1 and id = $2`,
    [tenant.id, id, by.total, by.done, by.warned],
  );
}

/**
 * Stores errors or warnings, up to `maxFaults` of an import.
 *
 * @param position how many the import had before
 */
export async function insertImportFaults(
  { db, tenant }: Ctx,
  importId: string,
  position: number,
  faults: ImportError[],
  isWarning: boolean,
): Promise<void> {
  const kept = faults.slice(0, Math.max(0, maxFaults - position));
  if (kept.length === 0) return;
  await db.query(
    `insert into import_errors (tenant_id, import_id, is_warning, position, row_number, column_name, detail)
     select $1, $2, $3, $4 + ordinality, row_number, column_name, detail
     from unnest($5::int[], $6::text[], $7::text[])
       with ordinality as e (row_number, column_name, detail, ordinality)`,
    [
      tenant.id,
      importId,
      isWarning,
      position,
      kept.map((fault) => fault.row),
      kept.map((fault) => fault.column),
      kept.map((fault) => fault.detail),
    ],
  );
}

export async function finishImport(
  { db, tenant }: Ctx,
  id: string,
  status: 'completed' | 'failed',
): Promise<void> {
  await db.query(
    `update imports set status = $3, finished_at = now()
     where tenant_id = $1 and id = $2 and finished_at is null`,
    [tenant.id, id, status],
  );
}
