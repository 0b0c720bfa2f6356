// The header Retry-After: RFC 9110, section 10.2.3.

/**
 * @param value seconds, or a date of HTTP
 * @returns seconds from now, or undefined for what is neither
 */
export function secondsUntil(
  value: string | null | undefined,
  now = Date.now(),
): number | undefined {
  if (value === null || value === undefined) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - now) / 1000);
}
