// Carries out an import: row after row in batches, each batch with its progress in one transaction,
// so that a job that is killed goes on after the last batch that was committed.
import type { Ctx } from '../../context.js';
import type { ImportError } from '../../contract/generated/catalog.js';
import { TryAgain, transaction } from '../../db/transaction.js';
import { AppError } from '../../errors.js';
import { emit } from '../../events/emit.js';
import type { JobRun } from '../../jobs/define-task.js';
import { newId } from '../../lib/ids.js';
import { encodingOf, type TextEncoding } from '../../lib/text-encoding.js';
import { insertStockLevels, setOnHand } from '../inventory/index.js';
import { CategoryPaths } from './category-paths.js';
import { FileError, type ParsedRow, type ProductRow, parseRows } from './import-rows.js';
import {
  addProgress,
  deleteChunks,
  finishImport,
  type ImportRow,
  insertImportErrors,
  lockImport,
  markImportRunning,
  maxErrors,
  selectChunk,
  selectImport,
} from './imports.sql.js';
import { upsertProducts } from './product-files.sql.js';
import { selectOffers, selectTakenProductSlugs } from './products.sql.js';
import { slugCandidates } from './save-product.js';
import { chooseSlug } from './slugs.js';

const batchSize = 500;

/** Does what is left of an import; nothing where it is finished. */
export async function runImport(
  ctx: Ctx,
  importId: string,
  job: Partial<JobRun> = {},
): Promise<void> {
  const started = await selectImport(ctx, importId);
  if (!started || started.finishedAt) return;
  try {
    const encoding = await encodingOf(chunksOf(ctx, importId));
    if (started.rowsTotal === null) {
      let total = 0;
      for await (const _ of rowsOf(ctx, importId, encoding)) total += 1;
      await transaction(ctx, (ctx) => markImportRunning(ctx, importId, total));
    }
    await importRows(ctx, started, rowsOf(ctx, importId, encoding), job.signal);
    await transaction(ctx, async (ctx) => {
      await finishImport(ctx, importId, 'completed');
      await deleteChunks(ctx, importId);
    });
  } catch (error) {
    const failure = failureOf(error, job.isLastAttempt === true);
    if (!failure) throw error;
    await transaction(ctx, async (ctx) => {
      await insertImportErrors(ctx, importId, maxErrors - 1, [failure]);
      await finishImport(ctx, importId, 'failed');
      await deleteChunks(ctx, importId);
    });
  }
}

/** What ends the import for good; the job is tried again after anything else. */
function failureOf(error: unknown, isLastAttempt: boolean): ImportError | undefined {
  if (error instanceof FileError) return error.error;
  if (!isLastAttempt) return undefined;
  return {
    row: null,
    column: null,
    detail: 'The import failed again and again; what was done so far stays.',
  };
}

const rowsOf = (ctx: Ctx, importId: string, encoding: TextEncoding) =>
  parseRows(chunksOf(ctx, importId), encoding, ctx.tenant.currency);

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

/** Batches of rows, each with a SKU at most once, so that one statement can take them all. */
async function* inBatches(rows: AsyncIterable<ParsedRow>, skip: number): AsyncGenerator<Batch> {
  let batch: Batch = { from: skip, rows: [] };
  let skus = new Set<string>();
  let seen = 0;
  for await (const row of rows) {
    seen += 1;
    if (seen <= skip) continue;
    const sku = 'product' in row.result ? row.result.product.sku : undefined;
    if (batch.rows.length === batchSize || (sku !== undefined && skus.has(sku))) {
      yield batch;
      batch = { from: seen - 1, rows: [] };
      skus = new Set();
    }
    batch.rows.push(row);
    if (sku !== undefined) skus.add(sku);
  }
  if (batch.rows.length > 0) yield batch;
}

async function importRows(
  ctx: Ctx,
  started: ImportRow,
  rows: AsyncIterable<ParsedRow>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const paths = new CategoryPaths();
  /** In a dry run nothing that a batch adds is there for the next one to find. */
  const addedBefore = new Set<string>();
  for await (const batch of inBatches(rows, started.rowsDone)) {
    if (signal?.aborted) throw new Error('The worker stops; the rest is done by the next one.');
    await transaction(ctx, async (ctx) => {
      const current = await lockImport(ctx, started.id);
      // Another worker has taken over and done this batch.
      if (!current || current.finishedAt || current.rowsDone !== batch.from) return;
      const done = started.dryRun
        ? await tryBatch(ctx, batch, addedBefore)
        : await importBatch(ctx, batch, paths);
      await insertImportErrors(ctx, started.id, current.failed, done.errors);
      await addProgress(ctx, started.id, {
        ...done,
        rows: batch.rows.length,
        failed: done.errors.length,
      });
    });
    paths.commit();
  }
}

interface Outcome {
  created: number;
  updated: number;
  errors: ImportError[];
}

function sortOut(batch: Batch): {
  products: Array<ProductRow & { row: number }>;
  errors: ImportError[];
} {
  const products: Array<ProductRow & { row: number }> = [];
  const errors: ImportError[] = [];
  for (const { row, result } of batch.rows) {
    if ('product' in result) products.push({ ...result.product, row });
    else errors.push({ row, ...result.error });
  }
  return { products, errors };
}

async function tryBatch(ctx: Ctx, batch: Batch, addedBefore: Set<string>): Promise<Outcome> {
  const { products, errors } = sortOut(batch);
  const known = new Set(
    (
      await selectOffers(
        ctx,
        [],
        products.map((product) => product.sku),
      )
    ).map((row) => row.sku),
  );
  const fresh = products.filter(({ sku }) => !known.has(sku) && !addedBefore.has(sku));
  for (const { sku } of fresh) addedBefore.add(sku);
  return { created: fresh.length, updated: products.length - fresh.length, errors };
}

async function importBatch(ctx: Ctx, batch: Batch, paths: CategoryPaths): Promise<Outcome> {
  const { products, errors } = sortOut(batch);
  if (products.length === 0) return { created: 0, updated: 0, errors };
  // In one order everywhere, so that two imports cannot hold what the other one needs.
  products.sort((a, b) => (a.sku < b.sku ? -1 : 1));
  const slugs = await chooseSlugs(ctx, products);
  const values = [];
  for (const [at, { row: _row, stock: _stock, categoryPath, ...product }] of products.entries()) {
    const categoryId = await paths.resolve(ctx, categoryPath);
    values.push({ ...product, id: newId(), slug: slugs[at] as string, categoryId });
  }
  const saved = await upsertProducts(ctx, values).catch((error: unknown) => {
    throw isTakenSlug(error) ? new TryAgain() : error;
  });
  const created = saved.filter((product) => product.created);
  await insertStockLevels(
    ctx,
    created.map((product) => product.id),
  );

  const ids = new Map(saved.map((product) => [product.sku, product.id]));
  const levels = products.flatMap(({ sku, stock, row }) =>
    stock === undefined ? [] : [{ productId: ids.get(sku) as string, onHand: stock, row }],
  );
  const stock = await setOnHand(ctx, levels, 'Import', null);
  const refused = new Set(stock.refused);
  await tell(ctx, saved, stock.changed);
  const short = levels.filter(({ productId }) => refused.has(productId));
  errors.push(
    ...short.map(({ row }) => ({
      row,
      column: 'stock',
      detail: 'Orders have reserved more; the stock was left as it is.',
    })),
  );
  return { created: created.length, updated: saved.length - created.length - short.length, errors };
}

async function tell(
  ctx: Ctx,
  saved: Array<{ id: string; created: boolean }>,
  changed: string[],
): Promise<void> {
  const ids = (created: boolean) =>
    saved.filter((product) => product.created === created).map(({ id }) => id);
  await emit(ctx, { type: 'product.created', productIds: ids(true) });
  await emit(ctx, { type: 'product.updated', productIds: ids(false) });
  await emit(ctx, { type: 'stock.changed', productIds: changed, kind: 'import', orderId: null });
}

async function chooseSlugs(ctx: Ctx, products: ProductRow[]): Promise<string[]> {
  const candidates = products.map(({ name, sku }) => slugCandidates(name, sku));
  const taken = await selectTakenProductSlugs(ctx, candidates.flat());
  return candidates.map((choices) => {
    const slug = chooseSlug(choices, taken);
    taken.add(slug);
    return slug;
  });
}

const isTakenSlug = (error: unknown) =>
  (error instanceof AppError && error.code === 'slug_taken') ||
  (error as { constraint?: string }).constraint === 'products_slug_key';
