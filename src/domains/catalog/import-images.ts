// Reads the cells with addresses of pictures. Pure.
import { maxImages } from './catalog.errors.js';

const maxLength = 2000;

/** Returns the addresses in a cell, each once, and a warning if something in it is not an address. */
export function splitImages(cell: string): { urls: string[]; warning: string | undefined } {
  const parts = splitAddresses(cell);
  const urls = new Set<string>();
  let wrong: string | undefined;
  for (const part of parts) {
    const isUrl = /^https?:\/\//i.test(part) && URL.canParse(part);
    const url = isUrl ? new URL(part).href : '';
    if (!isUrl || url.length > maxLength) wrong ??= part;
    else urls.add(url);
  }
  const kept = [...urls].slice(0, maxImages);
  if (wrong !== undefined)
    return {
      urls: kept,
      warning: `"${wrong.slice(0, 100)}" was left out: pictures are addresses such as https://example.com/a.jpg.`,
    };
  return {
    urls: kept,
    warning: kept.length < urls.size ? `Only the first ${maxImages} pictures count.` : undefined,
  };
}

/** Splits before each `http://` or `https://` that follows a separator: an address may hold a comma itself. */
function splitAddresses(cell: string): string[] {
  const starts = [...cell.matchAll(/(?<=^|[\s,|])https?:\/\//gi)].map(({ index }) => index);
  const cuts = starts[0] === 0 ? starts : [0, ...starts];
  return cuts
    .map((from, n) => cell.slice(from, cuts[n + 1]))
    .map(withoutSeparators)
    .filter((part) => part !== '');
}

function withoutSeparators(part: string): string {
  let end = part.length;
  while (end > 0 && /[\s,|]/.test(part[end - 1] as string)) end -= 1;
  return part.slice(0, end);
}
