// What an integrity check is: something that is kept for speed, and the ledger it must follow from.
import type { Ctx } from '../context.js';
import type { AuditEntry } from '../contract/generated/audit.js';

export interface Difference {
  /** What is wrong about it, as the API calls it. */
  field: string;
  stored: number | string | boolean | null;
  computed: number | string | boolean | null;
}

/** One thing under its lock. */
export interface Verified {
  differences: Difference[];
  /**
   * Writes what was computed, in the same transaction.
   *
   * @throws AppError or a constraint's error where the database cannot hold it
   */
  repair(): Promise<void>;
}

export interface IntegrityCheck {
  name: string;
  /** Of what, for the audit log. */
  subjectType: AuditEntry['subjectType'];
  /** How many things there are to look at. */
  count(ctx: Ctx): Promise<number>;
  /**
   * Looks at some of them, without locks.
   *
   * @param after the last that was looked at before
   * @returns how many it looked at, the last of them, and those that seem wrong
   */
  scan(
    ctx: Ctx,
    after: string | null,
    limit: number,
  ): Promise<{ looked: number; last: string | null; suspects: string[] }>;
  /** Looks at one again in a transaction, under the lock that its own changes take. */
  verify(ctx: Ctx, id: string): Promise<Verified>;
}

/** Before the first id. */
export const firstId = '00000000-0000-0000-0000-000000000000';

/** Of a page of ids with what is known of each: those for which `isWrong` holds. */
export const suspectsOf = <Row extends { id: string }>(
  rows: Row[],
  isWrong: (row: Row) => boolean,
): { looked: number; last: string | null; suspects: string[] } => ({
  looked: rows.length,
  last: rows.at(-1)?.id ?? null,
  suspects: rows.filter(isWrong).map(({ id }) => id),
});

/** Of what is not there any more. */
export const nothingWrong: Verified = { differences: [], repair: async () => {} };

/** The members of which stored and computed differ. */
export function differencesOf(
  stored: Record<string, Difference['stored']>,
  computed: Record<string, Difference['computed']>,
): Difference[] {
  return Object.entries(computed)
    .filter(([field, value]) => stored[field] !== value)
    .map(([field, value]) => ({ field, stored: stored[field] ?? null, computed: value }));
}
