// Chooses a slug where none was given.
import { newReadableCode } from '../../lib/ids.js';

/**
 * @param candidates in the order of preference
 * @param taken which of them are in use
 */
export function chooseSlug(candidates: string[], taken: ReadonlySet<string>): string {
  const free = candidates.find((slug) => !taken.has(slug));
  return free ?? `${candidates[0]}-${newReadableCode().toLowerCase()}`;
}
