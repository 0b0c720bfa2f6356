// Reads CSV records strictly by RFC 4180. After an error it continues below the broken record. Lines inside
// the record's quotation marks are errors too, never records: text of a cell must not become rows. See
// docs/decisions/0030-own-csv-reader.md.

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
  /** `isOpen` if the text ends inside quotation marks that begin at `at`. */
  | { fault: string; at: number; cellAt: number; isOpen: boolean }
  /** The record may continue in the next piece of text. */
  | undefined;

/** How to find the end of a broken record. */
interface Skip {
  /** Line of the error that is reported. */
  line: number;
  /** Line breaks inside quotation marks do not end the record. */
  followsQuotes: boolean;
  isInQuotes: boolean;
  /** Something stands in the current line. */
  hasText: boolean;
}

/**
 * Yields the records and errors of a CSV file in order; one error for each line of a broken record.
 *
 * @param text pieces of the file
 * @param separator one character between cells
 * @param firstLine number of the first line of the text
 */
export async function* readRecords(
  text: AsyncIterable<string>,
  separator: string,
  firstLine = 1,
): AsyncGenerator<CsvRecord | CsvFault> {
  const bare = new RegExp(`[^"\\r\\n${separator === '\t' ? '\\t' : separator}]*`, 'y');
  let line = firstLine;
  let rest = '';
  let at = 0;
  let skip: Skip | undefined;

  const partOf = (broken: number): CsvFault => ({
    line,
    character: 1,
    detail: `The line is part of the broken row of line ${broken}`,
  });

  /** Moves to the end of a broken record, or of the text. */
  function* skipRecord(broken: Skip, isEnd: boolean): Generator<CsvFault> {
    const sign = broken.followsQuotes ? /"|\r\n|\n|\r/g : /\r\n|\n|\r/g;
    for (;;) {
      sign.lastIndex = at;
      const match = sign.exec(rest);
      // The next piece shows if a line feed follows a carriage return.
      const isCut = match?.[0] === '\r' && match.index + 1 === rest.length && !isEnd;
      const end = match ? match.index : rest.length;
      broken.hasText ||= end > at;
      at = end;
      if (!match || isCut) break;
      at += match[0].length;
      if (match[0] === '"') {
        broken.isInQuotes = !broken.isInQuotes;
        broken.hasText = true;
        continue;
      }
      if (line !== broken.line) yield partOf(broken.line);
      line += 1;
      broken.hasText = false;
      if (broken.isInQuotes) continue;
      skip = undefined;
      return;
    }
    if (isEnd && line !== broken.line && broken.hasText) yield partOf(broken.line);
  }

  function* read(isEnd: boolean): Generator<CsvRecord | CsvFault> {
    for (;;) {
      if (skip) yield* skipRecord(skip, isEnd);
      if (skip || at === rest.length) break;
      const found = readRecord(rest, at, separator, bare, isEnd);
      if (found && 'cells' in found && found.next - at <= maxLength) {
        yield { cells: found.cells };
        line += countLines(rest, at, found.next);
        at = found.next;
      } else if (found && 'fault' in found && found.at - at <= maxLength) {
        const { lines, character } = positionOf(rest, at, found.at);
        const faulty = line + lines;
        for (; line < faulty; line += 1) yield partOf(faulty);
        const cell = positionOf(rest, at, found.cellAt);
        const begins = `; the cell begins in line ${faulty - lines + cell.lines}, character ${cell.character}`;
        yield { line, character, detail: `${found.fault}${cell.lines < lines ? begins : ''}` };
        at = found.at;
        skip = { line, followsQuotes: found.isOpen, isInQuotes: false, hasText: true };
      } else if (found || rest.length - at > maxLength) {
        yield { line, character: 1, detail: tooLong };
        skip = { line, followsQuotes: true, isInQuotes: false, hasText: true };
      } else break;
    }
    rest = rest.slice(at);
    at = 0;
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
    const cellAt = at;
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 2) {
        const quote = text.indexOf('"', at);
        if (quote === -1)
          return isEnd
            ? { fault: 'A quotation mark is not closed', at: cellAt, cellAt, isOpen: true }
            : undefined;
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
      return { fault, at, cellAt, isOpen: false };
    }
  }
}

const countLines = (text: string, from: number, to: number): number =>
  text.slice(from, to).match(/\r\n|\n|\r/g)?.length ?? 0;

function positionOf(text: string, from: number, at: number) {
  const before = text.slice(from, at).split(/\r\n|\n|\r/);
  return { lines: before.length - 1, character: (before.at(-1) as string).length + 1 };
}

const separators = [',', ';', '\t'];

/** Returns the separator that gives the most cells in the first line with text; a comma by default. */
export function separatorOf(start: string): string {
  const line = /\S[^\r\n]*/.exec(start)?.[0] ?? '';
  // Separators in quotation marks do not count.
  const outside = line.replaceAll(/"[^"]*"?/g, '');
  const count = (one: string) => outside.split(one).length;
  return separators.reduce((best, one) => (count(one) > count(best) ? one : best));
}
