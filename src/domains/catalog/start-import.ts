// Takes an import's file and queues the work.
import { createReadStream } from 'node:fs';
import { actorId, type Ctx } from '../../context.js';
import type { Import } from '../../contract/generated/catalog.js';
import { transaction } from '../../db/transaction.js';
import { notFound } from '../../errors.js';
import { enqueue } from '../../jobs/enqueue.js';
import { newId } from '../../lib/ids.js';
import { runImportJob } from './import-jobs.js';
import { insertChunk, insertImport, selectImport, selectImportErrors } from './imports.sql.js';

const chunkSize = 256 * 1024;

/**
 * @param path of the file on this machine's disk; it is copied into the database piece by piece
 * @returns the import, queued
 */
export async function startImport(ctx: Ctx, path: string, dryRun: boolean): Promise<Import> {
  return transaction(ctx, async (ctx) => {
    const row = await insertImport(ctx, { id: newId(), dryRun, createdBy: actorId(ctx) });
    let position = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) {
      await insertChunk(ctx, row.id, position++, chunk as Buffer);
    }
    // One import of a tenant after the other: two at once would wait for each other's rows.
    await enqueue(ctx, [
      runImportJob.with(
        { importId: row.id },
        { jobKey: `import ${row.id}`, queueName: `imports ${ctx.tenant.id}` },
      ),
    ]);
    return { ...row, errors: [] };
  });
}

/** @throws AppError `not_found` */
export async function getImport(ctx: Ctx, id: string): Promise<Import> {
  const row = await selectImport(ctx, id);
  if (!row) throw notFound('import');
  return { ...row, errors: await selectImportErrors(ctx, id) };
}
