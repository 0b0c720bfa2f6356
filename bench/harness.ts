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
  reference: number;
  /** Subject to reference; what is better depends on the unit. */
  ratio: number;
  /** What the ratio is to be at least; none where nothing was promised. */
  goal?: number;
  /** Milliseconds of the subject. */
  p50?: number;
  p99?: number;
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
}

/** @throws Error where an answer was not a success: what is compared must have been done */
export async function load({ url, connections = 16, duration = 4, headers = {} }: Load) {
  const result = await autocannon({ url, connections, duration, headers });
  if (result.errors > 0 || result.timeouts > 0 || result.non2xx > 0)
    throw new Error(
      `${url}: ${result.errors} errors, ${result.timeouts} timeouts, ${result.non2xx} refusals`,
    );
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** In turns, so that what the machine does meanwhile meets both alike. */
export async function compareLoad(
  benchmark: string,
  subject: Load,
  reference: Load,
  goal?: number,
  rounds = 3,
): Promise<Row> {
  await load({ ...subject, duration: 2 });
  await load({ ...reference, duration: 2 });
  const measured: Array<Record<'subject' | 'reference', Awaited<ReturnType<typeof load>>>> = [];
  for (let round = 0; round < rounds; round += 1)
    measured.push({ subject: await load(subject), reference: await load(reference) });
  const of = (name: 'subject' | 'reference', key: 'rate' | 'p50' | 'p99') =>
    median(measured.map((one) => one[name][key]));
  return {
    benchmark,
    unit: 'requests/s',
    subject: of('subject', 'rate'),
    reference: of('reference', 'rate'),
    // Of each turn by itself: neighbours in time saw the same machine.
    ratio: median(measured.map((one) => one.subject.rate / one.reference.rate)),
    ...(goal !== undefined && { goal }),
    p50: of('subject', 'p50'),
    p99: of('subject', 'p99'),
  };
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

export function report(rows: Row[], file: string): void {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${round(totalmem() / 2 ** 30, 1)} GiB, Node.js ${process.version}`;
  const table = rows.map(({ benchmark, unit, subject, reference, ratio, goal, p50, p99 }) => ({
    benchmark,
    unit,
    subject: round(subject, 1),
    reference: round(reference, 1),
    ratio: round(ratio, 2),
    goal: goal ?? '',
    'p50 ms': p50 ?? '',
    'p99 ms': p99 ?? '',
  }));
  process.stdout.write(`${machine}\n`);
  // biome-ignore lint/suspicious/noConsole: the table is the program's answer
  console.table(table);
  writeFileSync(
    file,
    `${JSON.stringify({ machine, at: new Date().toISOString(), rows }, null, 2)}\n`,
  );
}
