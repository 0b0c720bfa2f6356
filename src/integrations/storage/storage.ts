// Where files lie: a folder, or a bucket of S3 or whatever speaks its language. Both by unstorage.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createStorage } from 'unstorage';
import disk from 'unstorage/drivers/fs-lite';
import s3 from 'unstorage/drivers/s3';
import type { Config } from '../../config.js';

export interface Storage {
  /** @throws Error when it is not certain that the file is there */
  put(key: string, bytes: Buffer): Promise<void>;
  /** @returns undefined where there is no such file */
  get(key: string): Promise<Buffer | undefined>;
  /** Also succeeds where there is no such file. */
  remove(key: string): Promise<void>;
}

/** Milliseconds. */
const patience = 15_000;

export function openStorage(config: Config): Storage {
  const files = createStorage({ driver: driverOf(config) as never });
  return {
    async put(key, bytes) {
      await inTime(files.setItemRaw(key, bytes));
      // The driver for S3 takes a bucket that is not there for a success.
      if (!(await inTime(files.hasItem(key)))) throw new Error(`The storage did not keep ${key}.`);
    },
    async get(key) {
      const bytes = await inTime(files.getItemRaw<ArrayBuffer | Buffer>(key));
      if (bytes === null || bytes === undefined) return undefined;
      return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
    },
    async remove(key) {
      await inTime(files.removeItem(key)).catch(async (error: unknown) => {
        if (await inTime(files.hasItem(key))) throw error;
      });
    },
  };
}

function driverOf(config: Config) {
  if (config.STORAGE === 'disk') return disk({ base: join(config.KONTOR_DATA_DIR, 'files') });
  return s3({
    endpoint: config.S3_ENDPOINT,
    region: config.S3_REGION,
    bucket: config.S3_BUCKET,
    accessKeyId: config.S3_ACCESS_KEY_ID,
    secretAccessKey: config.S3_SECRET_ACCESS_KEY,
  });
}

/** The drivers wait for as long as it takes. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const late = sleep(patience, undefined, { signal: ended.signal, ref: false }).then(() => {
    throw new Error(`The storage did not answer within ${patience} ms.`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => {});
    ended.abort();
  }
}
