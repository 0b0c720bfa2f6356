// From the file that somebody sent to the two that are served: pixels in, pixels out.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { Sharp, SharpOptions } from 'sharp';
import { unavailable } from '../../errors.js';
import { load } from '../../lib/load.js';
import {
  imageCorrupt,
  imageDisguised,
  imageTooLarge,
  imageTypeUnsupported,
} from './catalog.errors.js';
import { isDisguised, kindOf } from './disguised-pictures.js';

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
const limits = { input: 50_000_000, full: 2048, thumbnail: 320, waiting: 20 };
/** Seconds. */
const patience = 20;

// A large one takes 200 MB while it is turned, of 16 bits a colour 400, and other requests want to be
// answered.
const turn = pLimit(2);

/**
 * Turns it the right way up and leaves all metadata behind, where it was taken among them. Of an
 * animation the first frame is left.
 *
 * @param path of the file on this machine's disk
 * @throws AppError `image_type_unsupported`, `image_disguised`, `image_too_large`, `image_corrupt`, and
 *   `unavailable` where too many others wait for their turn
 */
export async function makePicture(path: string): Promise<Picture> {
  if (turn.pendingCount >= limits.waiting)
    throw unavailable('Too many pictures at once; try again.');
  return turn(async () => {
    const bytes = await readFile(path);
    const kind = kindOf(bytes);
    if (!kind) throw imageTypeUnsupported();
    if (isDisguised(bytes, kind)) throw imageDisguised();
    // Where it cannot be loaded, no picture is to blame.
    load('sharp');
    try {
      const { width = 0, height = 0, format } = await open(bytes).metadata();
      if (format !== kind) throw imageTypeUnsupported();
      if (width * height > limits.input) throw imageTooLarge(limits.input);
      const full = await toWebp(open(bytes).autoOrient(), limits.full, 85);
      const thumbnail = await toWebp(pixelsOf(full.bytes), limits.thumbnail, 80);
      return { full, thumbnail, width: full.width, height: full.height };
    } catch (error) {
      throw error instanceof Error && error.name === 'AppError' ? error : imageCorrupt();
    }
  });
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
