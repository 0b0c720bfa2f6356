// Recomputes what is kept for speed from the ledgers, reports every difference and repairs it where it
// is told to. The shop may go on working: what seems wrong is looked at again under its lock.
import type { Ctx } from '../context.js';
import { transaction } from '../db/transaction.js';
import { insertEntry } from '../domains/audit/index.js';
import { integrityChecks } from '../domains.js';
import { newId } from '../lib/ids.js';
import type { Difference, IntegrityCheck } from './checks.js';

export interface Finding extends Difference {
  check: string;
  subjectType: IntegrityCheck['subjectType'];
  subjectId: string;
  repaired: boolean;
  /** Why it could not be repaired. */
  reason?: string;
}

export interface IntegrityOptions {
  repair: boolean;
  /** Things to look at in one statement. */
  batch?: number;
  signal?: AbortSignal;
  /** Filled on the way, so that something is known of a check that was aborted. */
  report?: IntegrityReport;
  onProgress?(check: string, done: number, total: number): void;
}

export interface IntegrityReport {
  checks: Array<{ name: string; looked: number; wrong: number }>;
  findings: Finding[];
}

const empty = (): IntegrityReport => ({ checks: [], findings: [] });

/** @throws the signal's reason, when it is aborted; what was repaired until then stays repaired */
export async function checkIntegrity(
  ctx: Ctx,
  { repair, batch = 1000, signal, report = empty(), onProgress = () => {} }: IntegrityOptions,
): Promise<IntegrityReport> {
  for (const check of integrityChecks) {
    const total = await check.count(ctx);
    const result = { name: check.name, looked: 0, wrong: 0 };
    report.checks.push(result);
    for (let after: string | null = null, more = true; more; ) {
      signal?.throwIfAborted();
      const { looked, last, suspects } = await check.scan(ctx, after, batch);
      for (const id of suspects) {
        signal?.throwIfAborted();
        const found = await examine(ctx, check, id, repair);
        if (found.length > 0) result.wrong += 1;
        report.findings.push(...found);
      }
      result.looked += looked;
      onProgress(check.name, result.looked, Math.max(total, result.looked));
      more = looked === batch;
      after = last;
    }
  }
  return report;
}

async function examine(
  ctx: Ctx,
  check: IntegrityCheck,
  id: string,
  repair: boolean,
): Promise<Finding[]> {
  const find = (found: Difference[], repaired: boolean, reason?: string): Finding[] =>
    found.map((one) => ({
      check: check.name,
      subjectType: check.subjectType,
      subjectId: id,
      ...one,
      repaired,
      ...(reason !== undefined && { reason }),
    }));
  const look = () => transaction(ctx, async (ctx) => (await check.verify(ctx, id)).differences);
  let reason: string | undefined;
  try {
    if (!repair) return find(await look(), false);
    return find(await repairOne(ctx, check, id), true);
  } catch (error) {
    // One that cannot be looked at or repaired is no reason to leave the others.
    ctx.log.error({ err: error, check: check.name, id }, 'a difference could not be dealt with');
    reason = (error as Error).message;
  }
  const found = await look().catch(() => [unseen]);
  return find(found, false, reason);
}

/** Of what is held by somebody else for too long, or cannot be read. */
const unseen: Difference = { field: 'unknown', stored: null, computed: null };

const repairOne = (ctx: Ctx, check: IntegrityCheck, id: string): Promise<Difference[]> =>
  transaction(ctx, async (ctx) => {
    const { differences, repair } = await check.verify(ctx, id);
    if (differences.length > 0) {
      await repair();
      await insertEntry(ctx, ctx.tenant.id, entryOf(check, id, differences));
    }
    return differences;
  });

function entryOf(check: IntegrityCheck, id: string, differences: Difference[]) {
  const pick = (side: 'stored' | 'computed') =>
    Object.fromEntries(differences.map((one) => [one.field, one[side]]));
  return {
    id: newId(),
    operation: 'repairIntegrity',
    subjectType: check.subjectType,
    subjectId: id,
    outcome: 'done',
    before: pick('stored'),
    after: pick('computed'),
  } as const;
}
