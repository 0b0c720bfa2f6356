// Files that are a picture and something else at once. What is served is made anew from the pixels, so
// that nothing else in a file survives; but who sends such a file is up to no good, or was fooled by
// somebody who is, and gets to know it. Other programs look for what they know at the beginning of a
// file or at its end, and so does this.

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif';

/** @returns undefined for a file that does not begin like any of them, whatever its name says */
export function kindOf(bytes: Buffer): PictureKind | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return 'png';
  const riff = bytes.toString('latin1', 0, 4) === 'RIFF';
  if (riff && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return ['avif', 'avis'].includes(brandOf(bytes)) ? 'avif' : undefined;
}

/** The brand of an ISO base media file (ISO/IEC 14496-12, section 4.3); empty for other files. */
const brandOf = (bytes: Buffer): string =>
  bytes.toString('latin1', 4, 8) === 'ftyp' ? bytes.toString('latin1', 8, 12) : '';

/** Returns the name of a kind of picture that is not accepted, if the file is one. */
export function foreignKindOf(bytes: Buffer): string | undefined {
  if (['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1'].includes(brandOf(bytes)))
    return 'HEIC';
  const start = bytes.toString('latin1', 0, 1000);
  if (/^GIF8[79]a/.test(start)) return 'GIF';
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'TIFF';
  if (/^BM[\s\S]{4}\0\0\0\0/.test(start)) return 'BMP';
  return /<svg[\s>]/i.test(start) ? 'SVG' : undefined;
}

/** Bytes in which browsers, archivers and readers of documents look. */
const window = 65_536;
/** Photoshop writes lists of settings with a doctype of their own into pictures. */
const pages = /<(?:script|html|body|iframe|svg)[\s/>]|<!doctype\s+(?:html|svg)|<\?php|%PDF-\d/i;
const archives = ['7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07'];

export function isDisguised(bytes: Buffer, kind: PictureKind): boolean {
  const head = bytes.toString('latin1', 0, window);
  const tail = bytes.toString('latin1', Math.max(bytes.length - window, 0));
  if (pages.test(head) || pages.test(tail)) return true;
  if (archives.some((sign) => head.includes(sign) || tail.includes(sign))) return true;
  if (endsAsZip(bytes)) return true;
  // Cameras put a second picture, a film or notes of their own after a JPEG. After the others there is
  // nothing, or what a faulty program has forgotten to cut off, which its owner does not want to show.
  if (kind === 'png') return endOfPng(bytes) !== bytes.length;
  return kind === 'webp' && endOfWebp(bytes) !== bytes.length;
}

/** A ZIP is read from its end: a record there, with a comment that fills the rest of the file. */
function endsAsZip(bytes: Buffer): boolean {
  const record = Buffer.from('PK\x05\x06', 'latin1');
  const first = Math.max(bytes.length - 22 - 65_535, 0);
  for (let at = bytes.lastIndexOf(record); at >= first && at !== -1; ) {
    if (at + 22 <= bytes.length && bytes.readUInt16LE(at + 20) <= bytes.length - at - 22)
      return true;
    at = at === 0 ? -1 : bytes.lastIndexOf(record, at - 1);
  }
  return false;
}

/** One that is cut off ends where the file does; that is for the decoder to say. */
function endOfPng(bytes: Buffer): number {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return end;
    at = end;
  }
  return bytes.length;
}

function endOfWebp(bytes: Buffer): number {
  const size = bytes.readUInt32LE(4);
  // Some leave out the byte that makes the size even.
  return Math.min(8 + size + (size % 2), bytes.length);
}
