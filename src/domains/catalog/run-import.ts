// Carries out an import: row after row in batches. Each batch commits with its progress, so that a job
// that was killed continues after the last committed batch.
import { hash } from 'node:crypto';
import type { Ctx } from '../../context.js';
import type { ImportError } from '../../contract/generated/catalog.js';
import { transaction } from '../../db/transaction.js';
import type { JobRun } from '../../jobs/define-task.js';
import { type DetectedEncoding, encodingOf } from '../../lib/text-encoding.js';
import { CategoryPaths } from './category-paths.js';
import { importBatch, type Outcome, tryBatch } from './import-batch.js';
import { FileError } from './import-columns.js';
import { queueImport } from './import-jobs.js';
import { fetchPictures } from './import-pictures.js';
import { type OpenedFile, openFile, type ParsedRow } from './import-rows.js';
import {
  addProgress,
  deleteChunks,
  finishImport,
  type ImportOptions,
  type ImportRow,
  insertImportFaults,
  lockImport,
  markImportRunning,
  selectChunk,
  selectImport,
  selectImportOptions,
} from './imports.sql.js';

const batchSize = 500;

/** Does the rest of an import; does nothing if it is finished. */
export async function runImport(
  ctx: Ctx,
  importId: string,
  job: Partial<JobRun> = {},
): Promise<void> {
  const started = await selectImport(ctx, importId);
  if (!started || started.finishedAt) return;
  try {
    const options = await selectImportOptions(ctx, importId);
    const detected = await encodingFor(ctx, importId, options);
    const open = () => openImport(ctx, importId, detected, options);
    if (started.rowsTotal === null) {
      const { rows, heading, separator } = await open();
      let rowsTotal = 0;
      for await (const _ of rows) rowsTotal += 1;
      const { encoding } = detected;
      const file = { rowsTotal, separator, encoding, columns: heading.report };
      await transaction(ctx, (ctx) => markImportRunning(ctx, importId, file));
    }
    const isDone =
      (await importRows(ctx, started, (await open()).rows, job.signal)) &&
      (await fetchPictures(ctx, importId, job.signal));
    await transaction(ctx, async (ctx) => {
      // The worker is stopping. A new job does the rest, with all its attempts.
      if (!isDone) return queueImport(ctx, importId);
      await finishImport(ctx, importId, 'completed');
      await deleteChunks(ctx, importId);
    });
  } catch (error) {
    const failure = failureOf(error, job.isLastAttempt === true);
    if (!failure) throw error;
    await transaction(ctx, async (ctx) => {
      // Before the first error of a row, so that there is always a place for it.
      await insertImportFaults(ctx, importId, -1, [failure], false);
      await finishImport(ctx, importId, 'failed');
      await deleteChunks(ctx, importId);
    });
  }
}

/** Returns the error that ends the import for good; after any other the job is tried again. */
function failureOf(error: unknown, isLastAttempt: boolean): ImportError | undefined {
  if (error instanceof FileError) return error.error;
  if (!isLastAttempt) return undefined;
  return {
    row: null,
    column: null,
    detail: 'The import failed several times and was given up. Finished rows stay.',
  };
}

async function encodingFor(
  ctx: Ctx,
  importId: string,
  { encoding }: ImportOptions,
): Promise<DetectedEncoding> {
  if (encoding && encoding !== 'utf-8') return { encoding, isDamaged: false };
  const detected = await encodingOf(chunksOf(ctx, importId));
  if (encoding && detected.encoding !== encoding)
    throw new FileError(null, 'The file is not UTF-8. Leave out the encoding to have it detected.');
  return detected;
}

const openImport = (
  ctx: Ctx,
  importId: string,
  detected: DetectedEncoding,
  { separator, clearEmpty = false, categorySeparator, categoryListSeparator }: ImportOptions,
): Promise<OpenedFile> =>
  openFile(chunksOf(ctx, importId), {
    ...detected,
    separator,
    clearEmpty,
    currency: ctx.tenant.currency,
    categories: { path: categorySeparator, list: categoryListSeparator },
  });

async function* chunksOf(ctx: Ctx, importId: string): AsyncGenerator<Buffer> {
  for (let position = 0; ; position += 1) {
    const chunk = await selectChunk(ctx, importId, position);
    if (!chunk) return;
    yield chunk;
  }
}

interface Batch {
  /** How many rows of the file come before it. */
  from: number;
  rows: ParsedRow[];
}

/** Makes batches in which no SKU is there twice, so that one statement can write a batch. */
async function* inBatches(rows: AsyncIterable<ParsedRow>, skip: number): AsyncGenerator<Batch> {
  const repeats = new Repeats();
  let batch: Batch = { from: skip, rows: [] };
  let skus = new Set<string>();
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    const sku = 'product' in row.result ? row.result.product.sku : undefined;
    const isRepeated = sku !== undefined && repeats.has(sku);
    if (seen <= skip) continue;
    if (batch.rows.length === batchSize || (sku !== undefined && skus.has(sku))) {
      yield batch;
      batch = { from: seen - 1, rows: [] };
      skus = new Set();
    }
    batch.rows.push(isRepeated ? warnOfRepeat(row) : row);
    if (sku !== undefined) skus.add(sku);
  }
  if (batch.rows.length > 0) yield batch;
}

/** Remembers the SKUs of a file by 48-bit hashes, which need less memory than the texts. */
class Repeats {
  readonly #seen = new Set<number>();

  /** Tests if a SKU came before, and remembers it. */
  has(sku: string): boolean {
    const digest = hash('sha1', sku, 'buffer').readUIntBE(0, 6);
    const { size } = this.#seen;
    return this.#seen.add(digest).size === size;
  }
}

function warnOfRepeat({ row, result }: ParsedRow): ParsedRow {
  if (!('product' in result)) return { row, result };
  const warning = { column: 'sku', detail: 'The file has this SKU twice. The later row counts.' };
  return { row, result: { ...result, warnings: [...result.warnings, warning] } };
}

/** Returns false if the signal ended the work early. */
async function importRows(
  ctx: Ctx,
  started: ImportRow,
  rows: AsyncIterable<ParsedRow>,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const paths = new CategoryPaths();
  /** In a dry run, later batches do not find what earlier ones would add. */
  const added = new Set<string>();
  for await (const batch of inBatches(rows, started.rowsDone)) {
    if (signal?.aborted) return false;
    await transaction(ctx, async (ctx) => {
      const current = await lockImport(ctx, started.id);
      // Another worker has taken over and done this batch.
      if (!current || current.finishedAt || current.rowsDone !== batch.from) return;
      const outcome = started.dryRun
        ? await tryBatch(ctx, batch.rows, paths, added)
        : await importBatch(ctx, started.id, batch.rows, paths);
      await note(ctx, current, batch, outcome);
    });
    paths.commit();
  }
  return true;
}

async function note(ctx: Ctx, current: ImportRow, batch: Batch, outcome: Outcome): Promise<void> {
  const { errors, warnings, ...counts } = outcome;
  await insertImportFaults(ctx, current.id, current.failed, errors, false);
  await insertImportFaults(ctx, current.id, current.warned, warnings, true);
  await addProgress(ctx, current.id, {
    ...counts,
    rowsDone: batch.rows.length,
    failed: errors.length,
    warned: warnings.length,
  });
}
