// Runs statements as pgbench does: prepared, over as many connections as the server has, with nothing
// between them and PostgreSQL.
import { execFile, execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Statement } from '../test/helpers/statements.js';
import type { Measured } from './harness.js';
import { productId } from './shop.js';
import type { World } from './world.js';

const run = promisify(execFile);
const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** @throws Error where the machine has none */
export function findPgbench(): string {
  const base = '/usr/lib/postgresql';
  const debian = (() => {
    try {
      return readdirSync(base).map((version) => join(base, version, 'bin/pgbench'));
    } catch {
      return [];
    }
  })();
  for (const path of ['pgbench', ...debian]) {
    try {
      execFileSync(path, ['--version'], { stdio: 'ignore' });
      return path;
    } catch {
      // The next one.
    }
  }
  throw new Error('The benchmark needs pgbench (Debian has it in the package postgresql).');
}

/**
 * Makes a script of the statements of one request. Products are chosen anew each time; ids and keys that
 * the request made itself are others each time.
 *
 * @param constant ids that stay: of the tenant, of whoever asked
 * @param products numbers of the products that were asked for
 * @returns the script's path
 */
export async function scriptOf(
  { url, tenantId, dataDir }: World,
  statements: Statement[],
  constant: string[],
  products: number[],
): Promise<string> {
  const client = new pg.Client({ connectionString: url, options: `-c app.tenant_id=${tenantId}` });
  await client.connect();
  const made = new Map<string, string>();
  const expressions = new Map(
    products.map((n, at) => [
      productId(n),
      `'01900000-0000-7000-8000-' || lpad(to_hex(:first::bigint + ${at * 1000}), 12, '0')`,
    ]),
  );
  const literal = (value: unknown, type: string): string => {
    if (value === null || value === undefined) return `null::${type}`;
    if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'::bytea`;
    // Of what follows a colon, pgbench would make a variable.
    const text = asText(value).replace(/:(?=[A-Za-z_])/g, ': ');
    const pieces: string[] = [];
    let end = 0;
    for (const { 0: id, index } of text.matchAll(uuids)) {
      if (constant.includes(id)) continue;
      pieces.push(quoted(text.slice(end, index)));
      end = index + id.length;
      if (!expressions.has(id) && !made.has(id))
        made.set(id, made.size.toString(16).padStart(4, '0'));
      pieces.push(
        expressions.get(id) ??
          `'0190${made.get(id)}-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0')`,
      );
    }
    pieces.push(quoted(text.slice(end)));
    return `(${pieces.filter((piece) => piece !== "''").join(' || ') || "''"})::${type}`;
  };
  const lines = [
    '\\set c :c + 1',
    '\\set n :client_id * 1000000000 + :c',
    '\\set first random(1, 1000)',
  ];
  for (const { text, values } of statements) {
    for (const part of partsOf(text)) {
      await client.query(`prepare looked_at as ${part}`).catch(() => {});
      const { rows } = await client.query<{ types: string[] }>(
        `select parameter_types::text[] as types from pg_prepared_statements where name = 'looked_at'`,
      );
      const types = rows[0]?.types ?? [];
      if (rows[0]) await client.query('deallocate looked_at');
      const filled = part.replace(/\$(\d+)/g, (_, n) =>
        // The order's number, which is short and must be its own.
        isNumber(values[n - 1])
          ? `('B' || :n)::text`
          : literal(values[n - 1], types[n - 1] ?? 'text'),
      );
      lines.push(`${filled.replace(/\s+/g, ' ').trim()};`);
    }
  }
  await client.end();
  const path = join(dataDir, 'order.sql');
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

/** A transaction's beginning and end are several statements in one round trip, which pgbench cannot prepare. */
function partsOf(text: string): string[] {
  if (text.startsWith('begin;')) return ['begin'];
  if (text.endsWith('; commit')) return [text.slice(0, -'; commit'.length), 'commit'];
  return [text];
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const isNumber = (value: unknown) =>
  typeof value === 'string' && /^[A-Z0-9]{4}-?[A-Z0-9]{4,}$/.test(value);

function asText(value: unknown): string {
  if (Array.isArray(value)) return `{${value.map((one) => `"${one}"`).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

let from = 0;

/** @returns transactions a second */
export async function pgbench(
  pgbenchPath: string,
  { url, tenantId }: World,
  script: string,
  { connections = 10, duration = 4 } = {},
): Promise<Measured> {
  const { stdout } = await run(
    pgbenchPath,
    [
      ...['-n', '-M', 'prepared', '-c', String(connections), '-T', String(duration)],
      ...['-D', `c=${from}`, '-f', script, url],
    ],
    { env: { ...process.env, PGOPTIONS: `-c role=kontor_app -c app.tenant_id=${tenantId}` } },
  );
  from += 1_000_000;
  const figure = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? Number.NaN);
  if (figure(/number of failed transactions: (\d+)/) !== 0) throw new Error(stdout);
  const latency = figure(/latency average = ([\d.]+) ms/);
  return {
    rate: figure(/tps = ([\d.]+)/),
    total: figure(/actually processed: (\d+)/),
    ...{ p50: latency, p99: Number.NaN },
  };
}
