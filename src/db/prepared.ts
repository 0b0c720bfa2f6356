// Which statements are prepared by name: PostgreSQL then reads and plans each once for a connection,
// not with every run.
import type pg from 'pg';

/** Runs in this process after which a statement is one that will be run again. */
const often = 3;
/** A connection holds the plans of all that it has run, each of some tens of kilobytes. */
const mostNames = 200;
/** Texts that are counted; lists are put together from what was asked, in more ways than matter. */
const mostTexts = 5_000;

const runs = new Map<string, number>();
const names = new Map<string, string>();
let generation = 0;

/**
 * @param values of its parameters; what has none is a command, such as a savepoint, and is not prepared
 * @returns the statement as the driver takes it
 */
export function statementOf(text: string, values: readonly unknown[]): pg.QueryConfig {
  const statement = { text, values: values as unknown[] };
  if (values.length === 0) return statement;
  const name = names.get(text);
  if (name !== undefined) return { ...statement, name };
  if (names.size === mostNames) return statement;
  const count = (runs.get(text) ?? 0) + 1;
  if (count < often) {
    if (runs.size < mostTexts) runs.set(text, count);
    return statement;
  }
  runs.delete(text);
  names.set(text, `k${generation}_${names.size}`);
  return statement;
}

/**
 * Whether a migration has changed what a prepared statement answers. All are prepared anew from then on,
 * under other names: the statement works when it is run again.
 */
export function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  if (code !== '0A000' || routine !== 'RevalidateCachedQuery') return false;
  names.clear();
  generation += 1;
  return true;
}
