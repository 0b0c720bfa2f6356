// Reads the cells with addresses of pictures. Pure.
import { maxImages } from './catalog.errors.js';

const maxLength = 2000;

/** Returns the addresses in a cell, each once, and a warning if something in it is not an address. */
export function splitImages(cell: string): { urls: string[]; warning: string | undefined } {
  // An address may hold a comma itself.
  const parts = cell.split(/\s*[,|]\s*(?=https?:|$)|\s+(?=https?:)/i).filter((part) => part !== '');
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
