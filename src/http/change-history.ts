// Which things have changed since when, as far as this process has heard. Time is counted in changes.

/** Beyond this many things the history begins anew, as if everything had changed. */
const mostThings = 50_000;

export interface ChangeHistory {
  /** The count of changes so far. */
  now(): number;
  note(things: string[]): void;
  /** Anything may have changed. */
  noteAll(): void;
  /** Whether one of the things has changed after `at`. */
  changedSince(things: string[], at: number): boolean;
}

export function changeHistory(): ChangeHistory {
  const last = new Map<string, number>();
  let count = 0;
  let all = 0;
  const noteAll = () => {
    last.clear();
    all = ++count;
  };
  return {
    now: () => count,
    noteAll,
    note(things) {
      if (last.size + things.length > mostThings) return noteAll();
      count += 1;
      for (const thing of things) last.set(thing, count);
    },
    changedSince: (things, at) => all > at || things.some((thing) => (last.get(thing) ?? 0) > at),
  };
}
