// What a run leaves to look at when BENCH_PROFILE names a folder: profiles of each process's processor
// time and heap, its metrics (the event loop's delay among them), and what each statement took.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.js';

const folder = process.env.BENCH_PROFILE;
if (folder) mkdirSync(folder, { recursive: true });

/** Of each measured process. */
export const nodeFlags = folder
  ? ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--heap-prof', `--heap-prof-dir=${folder}`]
  : [];

/** Of PostgreSQL. */
export const settings: Record<string, string> = folder
  ? { shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.track': 'all' }
  : {};

/** @param base of a server that shows its metrics */
export async function noteMetrics(base: string, name: string): Promise<void> {
  if (!folder) return;
  const answer = await fetch(`${base}/metrics`);
  if (answer.ok) writeFileSync(join(folder, `${name}.metrics.txt`), await answer.text());
}

/** Writes down the statements that took most, and forgets them for the next benchmark. */
export async function noteStatements({ sql }: World, name: string): Promise<void> {
  if (!folder) return;
  await sql('create extension if not exists pg_stat_statements');
  const rows = await sql<Record<string, unknown>>(
    `select calls::int, round(total_exec_time::numeric, 1)::float8 as "totalMs",
       round(mean_exec_time::numeric, 4)::float8 as "meanMs", round(stddev_exec_time::numeric, 4)::float8 as "deviationMs",
       rows::int, shared_blks_hit::int as "pagesFound", shared_blks_read::int as "pagesRead", wal_bytes::bigint::float8 as "walBytes",
       query from pg_stat_statements order by total_exec_time desc limit 30`,
  );
  const lines = rows.map((row) => JSON.stringify(row).replace(/\\n\s*/g, ' '));
  writeFileSync(join(folder, `${name}.statements.jsonl`), `${lines.join('\n')}\n`);
  await sql('select pg_stat_statements_reset()');
}
