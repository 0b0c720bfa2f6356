// Splits the cells of category paths. Pure.
import { trimAscii } from '../../lib/trim-ascii.js';

export interface CategorySigns {
  /** Between the names of a path; undefined for `/`. */
  path?: string | undefined;
  /** Between several paths in a cell; undefined if a cell holds one. */
  list?: string | undefined;
}

/**
 * Splits `Home/Lighting` into two names. A backslash before a sign or a backslash makes it part of a name.
 *
 * @returns the names of the first path of the cell from the top down; empty for an empty cell
 */
export function splitPath(cell: string, { path = '/', list }: CategorySigns): string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < cell.length; at += 1) {
    const sign = cell[at] as string;
    if (sign === list) break;
    if (sign === path) {
      names.push(name);
      name = '';
    } else {
      if (sign === '\\' && at + 1 < cell.length) at += 1;
      name += cell[at];
    }
  }
  names.push(name);
  const trimmed = names.map(trimAscii);
  return trimmed.every((one) => one === '') ? [] : trimmed;
}

/** Escapes a name for a path with `/` as its separator. */
export const escapeName = (name: string): string => name.replaceAll(/[\\/]/g, '\\$&');

/** Returns a warning if a path may use signs that nobody named. */
export function warnOfSigns(names: string[], signs: CategorySigns): string | undefined {
  if (signs.path !== undefined || signs.list !== undefined) return undefined;
  const sign = ['>', ','].find((one) => names.some((name) => name.includes(one)));
  if (!sign) return undefined;
  const parameter = sign === '>' ? 'categorySeparator' : 'categoryListSeparator';
  return `The name of the category holds "${sign}". If it separates categories, import the file with ${parameter}.`;
}
