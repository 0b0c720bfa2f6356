// What a command shows: a table for people or JSON for programs on the standard output, progress on the
// standard error.
import { Presets, SingleBar } from 'cli-progress';
import Table from 'cli-table3';
import type { Shared, Terminal } from './program.js';

type Cell = string | number | boolean | null | undefined;

export interface Progress {
  show(label: string, done: number, total: number): void;
  end(): void;
}

export interface Output {
  isJson: boolean;
  /**
   * A list or one thing.
   *
   * @param data for programs
   * @param columns for people, by heading
   */
  rows<Row>(data: Row[], columns: Record<string, (row: Row) => Cell>): void;
  /** One thing, as name and value. */
  one(data: object, lines: Record<string, Cell>): void;
  /** For people only. */
  say(text: string): void;
  progress(): Progress;
}

const bare = {
  chars: Object.fromEntries(
    ['top', 'bottom', 'mid', 'left', 'right']
      .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
      .concat('mid-mid')
      .map((name) => [name, '']),
  ),
  style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
};

const text = (cell: Cell) => (cell === null || cell === undefined ? '–' : String(cell));

export function outputOf({ json, progress }: Shared, { out, err }: Terminal): Output {
  const isJson = json === true;
  const write = (line: string): void => void out.write(`${line}\n`);
  const asJson = (data: unknown) => write(JSON.stringify(data, null, 2));
  const asTable = (rows: string[][], head: string[] = []) => {
    const table = new Table({ ...bare, head, chars: { ...bare.chars, middle: '' } });
    table.push(...rows);
    write(
      table
        .toString()
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n'),
    );
  };
  return {
    isJson,
    rows(data, columns) {
      if (isJson) return asJson(data);
      if (data.length === 0) return void write('None.');
      const names = Object.keys(columns);
      asTable(
        data.map((row) => names.map((name) => text(columns[name]?.(row)))),
        names,
      );
    },
    one(data, lines) {
      if (isJson) return asJson(data);
      asTable(Object.entries(lines).map(([name, value]) => [name, text(value)]));
    },
    say(line) {
      if (!isJson) write(line);
    },
    progress: () => progressOn(err, progress ?? err.isTTY === true),
  };
}

function progressOn(stream: NodeJS.WritableStream, shown: boolean): Progress {
  if (!shown) return { show() {}, end() {} };
  const bar = new SingleBar(
    {
      format: '{label} [{bar}] {value} of {total}',
      stream,
      noTTYOutput: true,
      notTTYSchedule: 500,
      hideCursor: true,
    },
    Presets.rect,
  );
  let current: string | undefined;
  return {
    show(label, done, total) {
      if (total === 0) return;
      if (current !== label) {
        if (current !== undefined) bar.stop();
        bar.start(total, done, { label });
        current = label;
      }
      bar.setTotal(total);
      bar.update(done, { label });
    },
    end() {
      if (current !== undefined) bar.stop();
      current = undefined;
    },
  };
}
