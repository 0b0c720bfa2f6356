// What all benchmarks have in common: a subject against a reference in turns, after a warm-up, with
// medians and ratios.
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import autocannon from 'autocannon';

export interface Row {
  benchmark: string;
  /** What is measured, as `requests/s`. */
  unit: string;
  subject: number;
  reference?: number;
  /** Subject to reference; what is better depends on the unit. */
  ratio?: number;
  /** What was promised, as `ratio ≥ 0.75`. */
  goal?: string;
  /** Milliseconds of the subject. */
  p50?: number;
  p99?: number;
  /** SQL statements that one takes, and in how many round trips they are sent. */
  statements?: number;
  roundTrips?: number;
  note?: string;
}

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

export interface Load {
  url: string;
  connections?: number;
  /** Seconds. */
  duration?: number;
  headers?: Record<string, string>;
  method?: 'GET' | 'POST';
  /** Of each request its own, with headers beside the others. */
  next?: () => { body: string; headers: Record<string, string> };
}

export interface Measured {
  /** A second. */
  rate: number;
  total: number;
  p50: number;
  p99: number;
}

/** @throws Error where an answer was not a success: what is compared must have been done */
export async function load(what: Load): Promise<Measured> {
  const { url, connections = 16, duration = 3, headers = {}, method = 'GET', next } = what;
  const result = await autocannon({
    ...{ url, connections, duration, headers, method },
    ...(next && {
      requests: [
        {
          method,
          setupRequest: (request) => {
            const { body, headers: own } = next();
            return { ...request, body, headers: { ...headers, ...own } };
          },
        },
      ],
    }),
  });
  if (result.errors > 0 || result.timeouts > 0 || result.non2xx > 0)
    throw new Error(
      `${url}: ${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} refusals`,
    );
  const { requests, latency } = result;
  return { rate: requests.average, total: requests.total, p50: latency.p50, p99: latency.p99 };
}

/** Seconds until a fresh process runs as fast as it will. */
export const warmUp = 8;

type Side = () => Promise<Measured>;

/** In turns, so that what the machine does meanwhile meets both alike. Both are warm. */
export async function inTurns(
  benchmark: string,
  sides: { subject: Side; reference: Side },
  { unit = 'requests/s', goal, rounds = 3 }: { unit?: string; goal?: string; rounds?: number } = {},
): Promise<Row> {
  const measured: Array<Record<keyof typeof sides, Measured>> = [];
  for (let round = 0; round < rounds; round += 1)
    measured.push({ subject: await sides.subject(), reference: await sides.reference() });
  const of = (name: keyof typeof sides, key: 'rate' | 'p50' | 'p99') =>
    median(measured.map((one) => one[name][key]));
  return {
    benchmark,
    unit,
    subject: of('subject', 'rate'),
    reference: of('reference', 'rate'),
    // Of each turn by itself: neighbours in time saw the same machine.
    ratio: median(measured.map((one) => one.subject.rate / one.reference.rate)),
    ...(goal !== undefined && { goal }),
    p50: of('subject', 'p50'),
    p99: of('subject', 'p99'),
  };
}

export async function compareLoad(
  benchmark: string,
  subject: Load,
  reference: Load,
  goal?: string,
  /** Seconds; less where the processes have worked already. */
  warm = warmUp,
): Promise<Row> {
  await load({ ...subject, duration: warm });
  await load({ ...reference, duration: Math.min(warm, 2) });
  return inTurns(
    benchmark,
    { subject: () => load(subject), reference: () => load(reference) },
    { ...(goal !== undefined && { goal }) },
  );
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

export function report(rows: Row[], file: string): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${round(totalmem() / 2 ** 30, 1)} GiB, Node.js ${process.version}`;
  const shown = (value: number | undefined, digits: number) =>
    value === undefined ? '' : round(value, digits);
  const table = rows.map((row) => ({
    benchmark: row.benchmark,
    unit: row.unit,
    subject: round(row.subject, row.subject < 10 ? 3 : 1),
    reference: shown(row.reference, 1),
    ratio: shown(row.ratio, 2),
    goal: row.goal ?? '',
    'p50 ms': shown(row.p50, 1),
    'p99 ms': shown(row.p99, 1),
    statements: row.statements ?? '',
    'round trips': row.roundTrips ?? '',
    note: row.note ?? '',
  }));
  process.stdout.write(`${machine}\n`);
  // biome-ignore lint/suspicious/noConsole: the table is the program's answer
  console.table(table);
  writeFileSync(
    file,
    `${JSON.stringify({ machine, at: new Date().toISOString(), rows }, null, 2)}\n`,
  );
}
