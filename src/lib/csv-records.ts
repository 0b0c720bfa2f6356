// Reads CSV records strictly by RFC 4180. After a misplaced quotation mark, it reports an error for the
// line and continues with the next line, so no row is lost. See docs/decisions/0030-own-csv-reader.md.

export interface CsvRecord {
  cells: string[];
}

export interface CsvFault {
  /** Line of the file, from 1. */
  line: number;
  /** Position in the line, from 1. */
  character: number;
  detail: string;
}

/** Maximum characters of a record. */
const maxLength = 100_000;

const tooLong = `The row is longer than ${maxLength.toLocaleString('en')} characters`;

type Attempt =
  | { cells: string[]; next: number }
  | { fault: string; at: number }
  /** The record may continue in the next piece of text. */
  | undefined;

/**
 * Yields the records and errors of a CSV file in order.
 *
 * @param text pieces of the file
 * @param separator one character between cells
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<CsvRecord | CsvFault> {
  const bare = new RegExp(`[^"\\r\\n${separator === '\t' ? '\\t' : separator}]*`, 'y');
  let line = 1;
  let rest = '';
  /** True while the rest of a faulty line is skipped. */
  let passing = false;

  function* read(isEnd: boolean): Generator<CsvRecord | CsvFault> {
    let at = 0;
    for (;;) {
      if (passing) {
        const end = nextLine(rest, at);
        if (end === undefined) {
          // The next piece shows if a line feed follows the carriage return.
          at = rest.endsWith('\r') ? rest.length - 1 : rest.length;
          break;
        }
        at = end;
        line += 1;
        passing = false;
      }
      if (at === rest.length) break;
      const found = readRecord(rest, at, separator, bare, isEnd);
      if (found && 'cells' in found && found.next - at <= maxLength) {
        yield { cells: found.cells };
        line += countLines(rest, at, found.next);
        at = found.next;
        continue;
      }
      if (!found && rest.length - at <= maxLength) break;
      // Continue with the next line, so that an unclosed quotation mark does not swallow more lines.
      const isFault = found !== undefined && 'fault' in found && found.at - at <= maxLength;
      const detail = isFault ? found.fault : tooLong;
      const where = isFault ? positionOf(rest, at, found.at) : { lines: 0, character: 1 };
      yield { line: line + where.lines, character: where.character, detail };
      passing = true;
    }
    rest = rest.slice(at);
  }

  for await (const piece of text) {
    rest += piece;
    yield* read(false);
  }
  yield* read(true);
}

function readRecord(
  text: string,
  from: number,
  separator: string,
  bare: RegExp,
  isEnd: boolean,
): Attempt {
  const cells: string[] = [];
  for (let at = from; ; ) {
    let cell = '';
    if (text[at] === '"') {
      const opened = at;
      for (at += 1; ; at += 2) {
        const quote = text.indexOf('"', at);
        if (quote === -1)
          return isEnd ? { fault: 'A quotation mark is not closed', at: opened } : undefined;
        cell += text.slice(at, quote);
        at = quote;
        if (text[at + 1] !== '"') break;
        cell += '"';
      }
      at += 1;
    } else {
      bare.lastIndex = at;
      cell = bare.exec(text)?.[0] ?? '';
      at += cell.length;
    }
    cells.push(cell);
    const sign = text[at];
    if (sign === undefined) return isEnd ? { cells, next: at } : undefined;
    if (sign === separator) at += 1;
    else if (sign === '\n') return { cells, next: at + 1 };
    else if (sign === '\r') {
      if (at + 1 === text.length && !isEnd) return undefined;
      return { cells, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
    } else {
      const fault =
        sign === '"'
          ? 'A quotation mark stands in a cell that does not begin with one; write it twice and the cell in quotation marks, as "Frame 5"" wide"'
          : 'Text follows the quotation mark that ends the cell';
      return { fault, at };
    }
  }
}

/** Returns the start of the next line, or undefined if it is not in the text yet. */
function nextLine(text: string, from: number): number | undefined {
  const found = /\r\n|\n|\r(?=[\s\S])/g;
  found.lastIndex = from;
  const match = found.exec(text);
  return match ? match.index + match[0].length : undefined;
}

const countLines = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;

function positionOf(text: string, from: number, at: number) {
  const before = text.slice(from, at).split(/\r\n|\n|\r/);
  return { lines: before.length - 1, character: (before.at(-1) as string).length + 1 };
}

const separators = [',', ';', '\t'];

/** Returns the separator that gives the most cells in the first line; a comma by default. */
export function separatorOf(start: string): string {
  const line = start.split(/\r\n|\n|\r/, 1)[0] as string;
  // Separators in quotation marks do not count.
  const outside = line.replaceAll(/"[^"]*"?/g, '');
  const count = (one: string) => outside.split(one).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}
