// Where the log is written. A full disk or a broken disk drops lines of the log; it does not stop the program.
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { destination, type Logger } from 'pino';

/**
 * With a minimum length, `flush` tries to write; otherwise it does nothing. The stream keeps one megabyte while it
 * cannot write.
 */
const options = { mkdir: true, sync: true, minLength: 1, maxLength: 1024 * 1024 };

export interface LogDestination {
  stream: ReturnType<typeof destination>;
  /** Has the log say how many lines were dropped, as soon as it can be written again. */
  reportTo(log: Pick<Logger, 'warn'>): void;
}

/**
 * @param target path or descriptor
 * @throws Error if the file cannot be opened
 */
export function openDestination(target: string | number): LogDestination {
  return counting(destination({ ...options, dest: target }));
}

/**
 * Opens a log file that rotates each day and at a maximum size. Deletes older files.
 *
 * @param file path; rotation inserts a number before its extension
 * @param size maximum size of a file in megabytes
 * @param count number of older files to keep
 * @throws Error if the file cannot be opened
 */
export async function openRolling(
  file: string,
  size: number,
  count: number,
): Promise<LogDestination> {
  const extension = /\.[^./\\]+$/.exec(file)?.[0] ?? '.log';
  const base = file.slice(0, file.endsWith(extension) ? -extension.length : undefined);
  // Loaded on demand: it imports all of date-fns.
  const { default: buildRoll } = await import('pino-roll');
  const stream = await buildRoll({
    ...options,
    file: base,
    extension,
    size: `${size}m`,
    frequency: 'daily',
    limit: { count, removeOtherLogFiles: false },
  });
  removeFormer(base, extension, count);
  return counting(stream);
}

/**
 * Deletes older files that former processes wrote. pino-roll's own clean-up matches names loosely and would delete
 * files of other programs.
 */
function removeFormer(base: string, extension: string, count: number): void {
  const folder = dirname(base);
  const start = `${basename(base)}.`;
  const numbers = readdirSync(folder)
    .filter((name) => name.startsWith(start) && name.endsWith(extension))
    .map((name) => name.slice(start.length, -extension.length))
    .filter((number) => /^[1-9]\d*$/.test(number))
    .map(Number)
    .sort((a, b) => b - a);
  for (const number of numbers.slice(count + 1))
    rmSync(join(folder, `${start}${number}${extension}`), { force: true });
}

function counting(stream: LogDestination['stream']): LogDestination {
  let dropped = 0;
  let log: Pick<Logger, 'warn'> | undefined;
  // The line stays in the buffer and is tried again with the next one.
  stream.on('error', () => {});
  stream.on('drop', () => {
    dropped += 1;
    // A full buffer writes nothing by itself, also when there is space again.
    stream.flush();
  });
  stream.on('drain', () => {
    if (dropped === 0) return;
    const count = dropped;
    dropped = 0;
    log?.warn({ dropped: count }, 'lines of the log were dropped while it could not be written');
  });
  return {
    stream,
    reportTo(found) {
      log = found;
    },
  };
}
