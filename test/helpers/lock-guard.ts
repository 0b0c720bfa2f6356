// Checks every statement that the tests execute: a statement that locks rows reads one table. Under READ
// COMMITTED, PostgreSQL reads a locked row again after a wait, but not the other tables of the statement.
import pg from 'pg';

/** Tables whose rows never change, so that any snapshot of them is right. */
const unchanging = new Set(['webhook_messages']);

let locking = 0;

/** Returns the tables that a statement reads: those after `from` and `join`, without its own CTEs. */
export function tablesRead(statement: string): Set<string> {
  const text = statement
    .toLowerCase()
    .replaceAll('"', '')
    .replaceAll('public.', '')
    .replaceAll(/extract\([a-z]+ from|distinct from/g, '');
  const ctes = new Set(
    [...text.matchAll(/([a-z_]+) as (?:not )?(?:materialized )?\(/g)].map(([, name]) => name),
  );
  const tables = [...text.matchAll(/\b(?:from|join|using)\s+([a-z_]+)\b(?!\s*\()/g)].map(
    ([, name]) => name as string,
  );
  return new Set(tables.filter((name) => !ctes.has(name)));
}

export const isLocking = (text: string): boolean =>
  /\bfor (?:no key )?(?:update|share)\b/i.test(text);

/** Returns the error of a statement that is unsafe. */
export function faultOf(text: string): Error | undefined {
  if (!isLocking(text) || text.includes('graphile_worker')) return undefined;
  const tables = [...tablesRead(text)].filter((name) => !unchanging.has(name));
  if (tables.length <= 1) return undefined;
  return new Error(`A statement locks rows and reads ${tables.join(', ')}: ${text}`);
}

type Submit = (this: { text?: string }, connection: unknown) => unknown;
const prototype = pg.Query.prototype as unknown as { submit: Submit };
const { submit } = prototype;
// The driver rejects a query with the error that `submit` returns, without sending it.
prototype.submit = function (connection) {
  const text = String(this.text ?? '');
  if (isLocking(text)) locking += 1;
  return faultOf(text) ?? submit.call(this, connection);
};

/** Returns how many statements of this process locked rows. */
export const countLocking = (): number => locking;
