// Where the log is written. A full disk or a broken disk drops lines of the log; it does not stop the program.
import { destination, type Logger } from 'pino';

/** Bytes that wait while nothing can be written. */
const maxWaiting = 1024 * 1024;

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
  // With a minimum length, `flush` tries to write; otherwise it does nothing.
  const stream = destination({
    dest: target,
    mkdir: true,
    sync: true,
    minLength: 1,
    maxLength: maxWaiting,
  });
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
