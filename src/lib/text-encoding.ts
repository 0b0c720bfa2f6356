// Detects the encoding of a text file: UTF-8, UTF-16 with a byte order mark, or Windows-1252.
// Spreadsheets on Windows write Windows-1252 in Western countries.

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface DetectedEncoding {
  encoding: TextEncoding;
  /** Some bytes are invalid. They are decoded as U+FFFD, which valid text may hold too. */
  isDamaged: boolean;
}

/**
 * A file with invalid bytes is UTF-8 if it begins with a byte order mark, or has no fewer valid characters
 * beyond ASCII than invalid ones. Otherwise a single bad byte would spoil all other characters.
 *
 * @param chunks the whole file
 */
export async function encodingOf(chunks: AsyncIterable<Buffer>): Promise<DetectedEncoding> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let isFirst = true;
  let hasMark = false;
  let valid = 0;
  let invalid = 0;
  const count = (text: string) => {
    const found = text.match(/[^\0-\x7f]/g)?.length ?? 0;
    const replaced = text.match(/\uFFFD/g)?.length ?? 0;
    valid += found - replaced;
    invalid += replaced;
  };
  const strict = strictDecoder();
  for await (const chunk of chunks) {
    if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe)
      return { encoding: 'utf-16le', isDamaged: false };
    if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff)
      return { encoding: 'utf-16be', isDamaged: false };
    if (isFirst) hasMark = chunk.subarray(0, 3).equals(Buffer.from('\uFEFF'));
    isFirst = false;
    strict.add(chunk);
    count(decoder.decode(chunk, { stream: true }));
  }
  count(decoder.decode());
  const isDamaged = !strict.isValid();
  if (isDamaged && !hasMark && valid < invalid)
    return { encoding: 'windows-1252', isDamaged: false };
  return { encoding: 'utf-8', isDamaged };
}

/** Tests bytes for valid UTF-8. */
function strictDecoder() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let isValid = true;
  const attempt = (decode: () => void) => {
    try {
      if (isValid) decode();
    } catch {
      isValid = false;
    }
  };
  return {
    add: (chunk: Buffer) => attempt(() => decoder.decode(chunk, { stream: true })),
    isValid: () => {
      attempt(() => decoder.decode());
      return isValid;
    },
  };
}

/** Decodes bytes to text without a byte order mark. */
export async function* decoded(
  chunks: AsyncIterable<Buffer>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
