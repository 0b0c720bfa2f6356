// Where the log is written. A full disk or a broken disk drops lines of the log; it does not stop the program.
import { destination, type Logger } from 'pino';
import buildRoll from 'pino-roll';

/**
 * Of the stream: with a minimum length, `flush` tries to write; otherwise it does nothing. A megabyte waits while
 * nothing can be written.
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
 * Opens a file that is continued in another one each day and at a size. Former files are deleted.
 *
 * @param file path; the files are numbered before its extension
 * @param size of a file in megabytes
 * @param count of former files that are kept
 * @throws Error if the file cannot be opened
 */
export async function openRolling(
  file: string,
  size: number,
  count: number,
): Promise<LogDestination> {
  const extension = /\.[^./\\]+$/.exec(file)?.[0] ?? '.log';
  const stream = await buildRoll({
    ...options,
    file: file.slice(0, file.endsWith(extension) ? -extension.length : undefined),
    extension,
    size: `${size}m`,
    frequency: 'daily',
    limit: { count, removeOtherLogFiles: true },
  });
  return counting(stream);
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
