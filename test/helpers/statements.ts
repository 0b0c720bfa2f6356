// How many SQL statements something takes.
import pg from 'pg';

/** Counts what goes over the connections while `work` runs. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const original = pg.Client.prototype.query;
  let statements = 0;
  // biome-ignore lint/suspicious/noExplicitAny: the method has many overloads
  (pg.Client.prototype as any).query = function (this: pg.Client, ...args: unknown[]) {
    statements += 1;
    return (original as (...all: unknown[]) => unknown).apply(this, args);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original;
  }
  return statements;
}
