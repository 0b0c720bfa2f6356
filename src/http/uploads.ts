// Files that come as multipart/form-data: onto disk while they are read, so that their size does
// not matter to memory, and off it when the request is answered.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../contract/types.js';
import { type AppError, invalid } from '../errors.js';

/**
 * @param limit bytes
 * @throws AppError when there is not exactly one file of the name `file`, or anything beside it
 */
export async function receiveFile(request: FastifyRequest, limit: number): Promise<UploadedFile> {
  const saved = await request
    .saveRequestFiles({ limits: { fileSize: limit, files: 1, fields: 0, parts: 1 } })
    .catch((error: Error & { code?: string; statusCode?: number }) => {
      // ENOSPC, EMFILE and the like are not the client's doing.
      const isOurs = /^E[A-Z]+$/.test(error.code ?? '');
      throw isOurs || error.code === 'FST_REQ_FILE_TOO_LARGE' ? error : malformed();
    });
  const file = saved.files[0];
  if (file?.fieldname !== 'file') throw malformed();
  const hash = createHash('sha256');
  await pipeline(createReadStream(file.filepath), hash);
  return {
    path: file.filepath,
    name: file.filename,
    size: (await stat(file.filepath)).size,
    digest: hash.digest(),
  };
}

const malformed = (): AppError =>
  invalid('The body must have one part, a file of the name `file`.', [
    { pointer: '/file', detail: 'must be the only part, and a file' },
  ]);
