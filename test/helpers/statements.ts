// Which SQL statements something takes, of all that this process sends, and in how many round trips.
import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
  /** Those of one turn of the event loop go out together. */
  turn: number;
}

type Submit = (this: Statement, connection: unknown) => unknown;

/** @returns what is sent over the connections while `work` runs */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const prototype = pg.Query.prototype as unknown as { submit: Submit };
  const original = prototype.submit;
  const found: Statement[] = [];
  let turn = 0;
  let isCounted = false;
  prototype.submit = function (connection) {
    found.push({ text: this.text, values: this.values ?? [], turn });
    if (!isCounted) {
      isCounted = true;
      process.nextTick(() => {
        isCounted = false;
        turn += 1;
      });
    }
    return original.call(this, connection);
  };
  try {
    await work();
  } finally {
    prototype.submit = original;
  }
  return found;
}

export const roundTripsOf = (statements: Statement[]): number =>
  new Set(statements.map(({ turn }) => turn)).size;

export const countStatements = async (work: () => Promise<unknown>): Promise<number> =>
  (await statementsOf(work)).length;
