// When a delivery is tried again. Pure. Source: Standard Webhooks 1.0.0, "Retry schedule".

const minute = 60;
const hour = 3600;

/** Seconds from the attempt before; the first is made at once. */
const waits = [
  5,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

/**
 * @param tries attempts until now, 1 or more
 * @param retryAfter seconds that the endpoint asked to be left alone for
 * @param random from 0 to 1: up to a tenth more, so that what failed together comes back apart
 * @returns seconds, or undefined when all attempts are used up
 */
export function waitAfter(
  tries: number,
  retryAfter = 0,
  random = Math.random(),
): number | undefined {
  const wait = waits[tries - 1];
  if (wait === undefined) return undefined;
  return Math.max(wait * (1 + random / 10), Math.min(retryAfter, 24 * hour));
}
