// From the file that somebody sent to the two that are served: pixels in, pixels out.
import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { Sharp, SharpOptions } from 'sharp';
import { AppError, unavailable } from '../../errors.js';
import { load } from '../../lib/load.js';
import {
  imageCorrupt,
  imageDisguised,
  imageTooLarge,
  imageTypeUnsupported,
} from './catalog.errors.js';
import { foreignKindOf, isDisguised, kindOf } from './disguised-pictures.js';

export interface PictureFile {
  bytes: Buffer;
  /** SHA-256, in hexadecimal. */
  digest: string;
}

export interface Picture {
  full: PictureFile;
  thumbnail: PictureFile;
  /** Pixels of the full one. */
  width: number;
  height: number;
}

/** Pixels, of what is taken in all and of the longer side of what is served; and uploads that wait. */
const limits = { input: 70_000_000, full: 2048, thumbnail: 320, waiting: 20 };
/** Seconds. */
const patience = 20;

// One of the largest takes about 300 MB while it is turned, of 16 bits a colour twice that, and other
// requests want to be answered.
const turn = pLimit(2);

/**
 * Turns it the right way up and leaves all metadata behind, where it was taken among them. Of an
 * animation the first frame is left.
 *
 * @param read returns the bytes of the file; called when it is its turn
 * @throws AppError `image_type_unsupported`, `image_disguised`, `image_too_large`, `image_corrupt`, and
 *   `unavailable` if too many others wait for their turn
 */
export async function makePicture(read: () => Promise<Buffer>): Promise<Picture> {
  if (turn.pendingCount >= limits.waiting)
    throw unavailable('Too many pictures at once; try again.');
  return turn(async () => {
    const bytes = await read();
    const kind = kindOf(bytes);
    if (!kind) throw imageTypeUnsupported(foreignKindOf(bytes));
    if (isDisguised(bytes, kind)) throw imageDisguised();
    try {
      const { width = 0, height = 0, format } = await sizeOf(bytes);
      if (format !== (kind === 'avif' ? 'heif' : kind)) throw imageTypeUnsupported();
      if (width * height > limits.input) throw imageTooLarge(limits.input);
      const full = await toWebp(open(bytes).autoOrient(), limits.full, 85);
      const thumbnail = await toWebp(pixelsOf(full.bytes), limits.thumbnail, 80);
      return { full, thumbnail, width: full.width, height: full.height };
    } catch (error) {
      if (error instanceof AppError) throw error;
      // If the library cannot even make a picture of its own, the file is not to blame.
      await assertLibraryWorks();
      throw imageCorrupt();
    }
  });
}

/** Reads the size without a limit, so that a picture over the limit can be told from a damaged one. */
const sizeOf = (bytes: Buffer) => pixelsOf(bytes, { limitInputPixels: false }).metadata();

async function assertLibraryWorks(): Promise<void> {
  const create = { width: 8, height: 8, channels: 3 as const, background: 'white' };
  await toWebp(load('sharp')({ create }), limits.thumbnail, 80);
}

const open = (bytes: Buffer) =>
  pixelsOf(bytes, { failOn: 'error', limitInputPixels: limits.input }).timeout({
    seconds: patience,
  });

function pixelsOf(bytes: Buffer, options?: SharpOptions): Sharp {
  const sharp = load('sharp');
  // A picture is made once: nothing is gained by remembering parts of it.
  sharp.cache(false);
  return sharp(bytes, options);
}

async function toWebp(picture: Sharp, longest: number, quality: number) {
  const { data, info } = await picture
    .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
    .webp({ quality, effort: 3 })
    .toBuffer({ resolveWithObject: true });
  const digest = createHash('sha256').update(data).digest('hex');
  return { bytes: data, digest, width: info.width, height: info.height };
}
