// The reader of CSV files: what RFC 4180 allows, what it does not, and that nothing is lost however
// the file is cut into pieces.
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import t from 'tap';
import { readRecords, separatorOf } from '../../src/lib/csv-records.js';
import { decoded, encodingOf } from '../../src/lib/text-encoding.js';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function read(text: string, separator = ',', size = text.length || 1) {
  const found = [];
  for await (const one of readRecords(inPieces(text, size), separator)) found.push(one);
  return found;
}

/** Cells of records, and `line:character` of faults. */
const short = (found: Awaited<ReturnType<typeof read>>) =>
  found.map((one) => ('cells' in one ? one.cells : `${one.line}:${one.character}`));

t.test('what RFC 4180 allows', async (t) => {
  const cases: Array<[string, string[][]]> = [
    ['', []],
    ['a', [['a']]],
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a,"b ""x"""\n', [['a', 'b "x"']]],
    ['"a\r\nb",c\n', [['a\r\nb', 'c']]],
    ['a,\n', [['a', '']]],
    ['"",""', [['', '']]],
    ['\n\na\n', [[''], [''], ['a']]],
    ['a\r\nb\nc\rd', [['a'], ['b'], ['c'], ['d']]],
  ];
  for (const [text, expected] of cases)
    for (let size = 1; size <= text.length + 1; size += 1)
      t.same(short(await read(text, ',', size)), expected, JSON.stringify([text, size]));
});

t.test('a broken record is an error for each of its lines', async (t) => {
  const cases: Array<[string, unknown[]]> = [
    ['a\n"b\nc 5" x\nd\n', [['a'], '2:1', '3:5', ['d']]],
    ['a\nb,"c, d" ,1\ne\n', [['a'], '2:9', ['e']]],
    ['a\nFrame 5" wide\nb', [['a'], '2:8', ['b']]],
    ['a\n"b\nc\nd', [['a'], '2:1', '3:1', '4:1']],
    ['a\n"b\nc\n', [['a'], '2:1', '3:1']],
    ['"a"b\rc\rd', ['1:4', ['c'], ['d']]],
    ['a,"b""', ['1:3']],
    ['"a\r\nb","c\r\nd"e\r\nf', ['1:1', '2:1', '3:3', ['f']]],
  ];
  for (const [text, expected] of cases)
    for (let size = 1; size <= text.length + 1; size += 1)
      t.same(short(await read(text, ',', size)), expected, JSON.stringify([text, size]));
  const x = 'x'.repeat(250_000);
  const long = `a\n${x}\r\nb\n"${x}\nc,1\n""d"\ne\n"f\n${x}`;
  const expected = [['a'], '2:1', ['b'], '4:1', '5:1', '6:1', ['e'], '8:1', '9:1'];
  for (const size of [7, 1000, 65_536]) t.same(short(await read(long, ',', size)), expected);
});

t.test('text of a cell never becomes a row', async (t) => {
  const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'ROW', '\nROW,1\n', 'é') });
  const broken = fc.constantFrom('', ' x', 'x');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, broken), { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, size) => {
        // The writer quotes every cell, and something follows the last quotation mark.
        const text = rows.map(([one, tail]) => `"A${one.replaceAll('"', '""')}"${tail}\n`).join('');
        for (const one of await read(text, ',', size))
          if ('cells' in one) t.notMatch(one.cells[0], /^ROW/, text);
      },
    ),
    { numRuns: 300 },
  );
});

t.test('what a well-kept library writes is read as it was', async (t) => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', 'é', '\t') });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 9 }),
      async (rows, delimiter, record_delimiter, size) => {
        const text = stringify(rows, { delimiter, record_delimiter, quoted_match: /[\r\n]/ });
        t.same(short(await read(text, delimiter, size)), rows);
      },
    ),
    { numRuns: 300 },
  );
});

t.test('separators', async (t) => {
  t.equal(separatorOf('sku,name'), ',');
  t.equal(separatorOf('sku;name;"a,b,c,d"\nx,y,z,q,r'), ';');
  t.equal(separatorOf('sku\tname\r\n'), '\t');
  t.equal(separatorOf('sku'), ',');
});

t.test('encodings', async (t) => {
  const textOf = async (bytes: Buffer) => {
    // Cut within characters.
    const pieces = () => Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]);
    const { encoding, isDamaged } = await encodingOf(pieces());
    let text = '';
    for await (const piece of decoded(pieces(), encoding)) text += piece;
    return [isDamaged ? `damaged ${encoding}` : encoding, text];
  };
  const utf16 = Buffer.from('\uFEFFCafé €', 'utf16le');
  t.same(await textOf(Buffer.from('Café €')), ['utf-8', 'Café €']);
  t.same(await textOf(Buffer.from('\uFEFFCafé')), ['utf-8', 'Café']);
  t.same(await textOf(utf16), ['utf-16le', 'Café €']);
  t.same(await textOf(Buffer.from(utf16).swap16()), ['utf-16be', 'Café €']);
  t.same(await textOf(Buffer.from('436166e92080', 'hex')), ['windows-1252', 'Café €']);
  const bad = Buffer.concat([Buffer.from('Café Größe '), Buffer.from([0xe9])]);
  t.same(await textOf(bad), ['damaged utf-8', 'Café Größe \uFFFD']);
  t.same(await textOf(Buffer.from('Café').subarray(0, -1)), ['windows-1252', 'CafÃ']);
  t.same(await textOf(Buffer.concat([Buffer.from('\uFEFFa'), Buffer.from([0xe9])])), [
    ...['damaged utf-8', 'a\uFFFD'],
  ]);
  t.same(await textOf(Buffer.from('Caf\uFFFD')), ['utf-8', 'Caf\uFFFD'], 'a sign that was typed');
});
