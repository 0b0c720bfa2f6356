// When a message is tried again. Pure.

/** After which attempt a message that could not be sent for the moment has failed. */
export const maxTries = 12;

const first = 3;
const last = 4 * 3600;

/**
 * Exponential with jitter: 3 s, 9 s, 27 s, 81 s, 4 min, 12 min, 36 min, 1.8 h, then every 4 hours,
 * each a quarter more or less, so that what failed together does not come back together. Twelve
 * attempts take about 15 hours.
 *
 * @param tries attempts until now, 1 or more
 * @param retryAfter seconds that the provider asked to be left alone for
 * @param random from 0 to 1
 * @returns seconds
 */
export function waitAfter(tries: number, retryAfter = 0, random = Math.random()): number {
  const wait = Math.min(first * 3 ** (tries - 1), last) * (0.75 + random / 2);
  return Math.max(wait, Math.min(retryAfter, 24 * 3600));
}
