// Files that come as multipart/form-data: written to disk while they are read, so that their size does
// not matter to memory, and deleted when they have been used. Not `saveRequestFiles` of
// @fastify/multipart, which logs every mistake of a client as an error.
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from '../contract/types.js';
import { type AppError, invalid } from '../errors.js';

/** Failures of the machine, such as a full disk, which are not the client's doing. */
const ofMachine = /^E(NOSPC|DQUOT|MFILE|NFILE|IO|ACCES|PERM|ROFS)$/;

/**
 * @param limit bytes
 * @param use handles the file; it is deleted afterwards
 * @throws AppError `invalid_request` unless the body is exactly one file of the name `file`
 */
export async function withUpload<T>(
  request: FastifyRequest,
  limit: number,
  use: (file: UploadedFile) => Promise<T>,
): Promise<T> {
  const path = join(tmpdir(), `kontor-upload-${randomUUID()}`);
  try {
    return await use(await receive(request, path, limit));
  } finally {
    await rm(path, { force: true }).catch((error: unknown) =>
      request.log.error({ err: error }, 'an uploaded file could not be deleted'),
    );
  }
}

async function receive(
  request: FastifyRequest,
  path: string,
  limit: number,
): Promise<UploadedFile> {
  try {
    return await save(request, path, limit);
  } catch (error) {
    const { code = '' } = error as { code?: string };
    throw ofMachine.test(code) || code === 'FST_REQ_FILE_TOO_LARGE' ? error : malformed();
  }
}

async function save(request: FastifyRequest, path: string, limit: number): Promise<UploadedFile> {
  let saved: UploadedFile | undefined;
  const limits = { fileSize: limit, files: 1, fields: 0, parts: 1 };
  for await (const part of request.parts({ limits })) {
    if (part.type !== 'file' || part.fieldname !== 'file' || saved) throw malformed();
    saved = await write(part, path);
  }
  if (!saved) throw malformed();
  return saved;
}

async function write(part: MultipartFile, path: string): Promise<UploadedFile> {
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(part.file, measure, createWriteStream(path, { mode: 0o600 }));
  if (part.file.truncated)
    throw Object.assign(new Error('The file is too large.'), { code: 'FST_REQ_FILE_TOO_LARGE' });
  return { path, name: part.filename, size, digest: hash.digest() };
}

const malformed = (): AppError =>
  invalid('The body must have one part, a file of the name `file`.', [
    { pointer: '/file', detail: 'must be the only part, and a file' },
  ]);
