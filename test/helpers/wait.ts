import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `check` answers something true, and answers that. */
export async function until<T>(
  check: () => Promise<T> | T,
  milliseconds = 30_000,
): Promise<NonNullable<T>> {
  for (const end = Date.now() + milliseconds; ; ) {
    const result = await check();
    if (result) return result;
    if (Date.now() > end) throw new Error(`Not within ${milliseconds} ms: ${check}`);
    await sleep(50);
  }
}
