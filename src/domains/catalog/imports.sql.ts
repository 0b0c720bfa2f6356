// The only SQL on imports, their files and their errors.
import type { Ctx } from '../../context.js';
import type { Import, ImportError } from '../../contract/generated/catalog.js';

const columns = `id, status, dry_run as "dryRun", rows_total as "rowsTotal", rows_done as "rowsDone",
  created, updated, failed, created_at as "createdAt", finished_at as "finishedAt"`;

export type ImportRow = Omit<Import, 'errors'>;

/** How many errors of one import are kept. */
export const maxErrors = 1000;

export async function insertImport(
  { db, tenant }: Ctx,
  { id, dryRun, createdBy }: { id: string; dryRun: boolean; createdBy: string | null },
): Promise<ImportRow> {
  const rows = await db.query<ImportRow>(
    `insert into imports (tenant_id, id, dry_run, created_by) values ($1, $2, $3, $4) returning ${columns}`,
    [tenant.id, id, dryRun, createdBy],
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

/** For update, so that of two workers with the same job the second sees what the first has done. */
export async function lockImport(ctx: Ctx, id: string): Promise<ImportRow | undefined> {
  const rows = await ctx.db.query<ImportRow>(
    `select ${columns} from imports where tenant_id = $1 and id = $2 for no key update`,
    [ctx.tenant.id, id],
  );
  return rows[0];
}

export async function selectImportErrors({ db, tenant }: Ctx, id: string): Promise<ImportError[]> {
  return db.query<ImportError>(
    `select row_number as row, column_name as column, detail from import_errors
     where tenant_id = $1 and import_id = $2 order by position limit $3`,
    [tenant.id, id, maxErrors],
  );
}

export async function markImportRunning(
  { db, tenant }: Ctx,
  id: string,
  rowsTotal: number,
): Promise<void> {
  await db.query(
    `update imports set status = 'running', rows_total = $3
     where tenant_id = $1 and id = $2 and rows_total is null`,
    [tenant.id, id, rowsTotal],
  );
}

export async function addProgress(
  { db, tenant }: Ctx,
  id: string,
  done: { rows: number; created: number; updated: number; failed: number },
): Promise<void> {
  await db.query(
    `update imports set rows_done = rows_done + $3, created = created + $4, updated = updated + $5,
       failed = failed + $6 where tenant_id = $1 and id = $2`,
    [tenant.id, id, done.rows, done.created, done.updated, done.failed],
  );
}

/** @param position of the first error, counted over the whole import; those past the limit are not kept */
export async function insertImportErrors(
  { db, tenant }: Ctx,
  importId: string,
  position: number,
  errors: ImportError[],
): Promise<void> {
  const kept = errors.slice(0, Math.max(0, maxErrors - position));
  if (kept.length === 0) return;
  await db.query(
    `insert into import_errors (tenant_id, import_id, position, row_number, column_name, detail)
     select $1, $2, $3 + ordinality, row_number, column_name, detail
     from unnest($4::int[], $5::text[], $6::text[]) with ordinality as e (row_number, column_name, detail, ordinality)`,
    [
      ...[tenant.id, importId, position],
      ...[
        kept.map((error) => error.row),
        kept.map((error) => error.column),
        kept.map((error) => error.detail),
      ],
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
