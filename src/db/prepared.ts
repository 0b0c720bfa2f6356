// Which statements are prepared by name: PostgreSQL then reads and plans each once for a connection,
// not with every run.
import type pg from 'pg';

/** Whose text a statement is: written here, or put together from what a client asked of a list. */
export type Origin = 'own' | 'list';

/**
 * Runs of a text in this process after which it gets a name, and how many may have one: a connection holds
 * the plans of all that it has run, each of some tens of kilobytes. Whoever asks for lists in every way
 * there is uses up names of lists alone.
 */
const limits: Record<Origin, { runs: number; names: number }> = {
  own: { runs: 3, names: 250 },
  list: { runs: 20, names: 50 },
};
/** Texts that are counted; then counting begins anew. */
const mostTexts = 5_000;

const runs = new Map<string, number>();
const names = new Map<string, string>();
const given: Record<Origin, number> = { own: 0, list: 0 };
let generation = 0;

/**
 * @param values of its parameters; what has none is a command and is not prepared
 * @returns the statement as the driver takes it
 */
export function statementOf(
  text: string,
  values: readonly unknown[],
  origin: Origin = 'own',
): pg.QueryConfig {
  const statement = { text, values: values as unknown[] };
  if (values.length === 0) return statement;
  const known = names.get(text);
  if (known !== undefined) return { ...statement, name: known };
  if (given[origin] === limits[origin].names) return statement;
  const count = (runs.get(text) ?? 0) + 1;
  if (count < limits[origin].runs) {
    if (runs.size >= mostTexts) runs.clear();
    runs.set(text, count);
    return statement;
  }
  runs.delete(text);
  const name = `k${generation}_${names.size}`;
  names.set(text, name);
  given[origin] += 1;
  return { ...statement, name };
}

/**
 * Whether a migration has changed what a prepared statement answers. All are prepared anew from then on,
 * under other names: the statement works when it is run again.
 */
export function isOutdated(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string };
  if (code !== '0A000' || routine !== 'RevalidateCachedQuery') return false;
  if (names.size > 0) generation += 1;
  names.clear();
  Object.assign(given, { own: 0, list: 0 });
  return true;
}
