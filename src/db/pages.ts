// Pages of lists by keyset: the cursor holds the last row's sort value and id, so that rows that
// come or go do not shift the pages after it.
import knex, { type Knex } from 'knex';
import { AppError } from '../errors.js';
import type { Db } from './connect.js';

/** Builds SQL; it has no connection. */
export const sql = knex({ client: 'pg' });

export interface PageRequest {
  limit: number;
  cursor?: string;
  includeTotal: boolean;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total?: number;
  /** The cursor of the item at an index; after the last one the next page begins. */
  cursorAt?(index: number): string;
}

export interface SortKey {
  /** SQL of what is sorted by. Without it, only by the id, which rises with the time of creation. */
  column?: string;
  /** Type to compare the cursor's value as. */
  type?: 'text' | 'bigint';
  /** Collation of a column of text, quoted; the database's without it. */
  collation?: string;
  /** SQL of the unique id that decides between equals. */
  id: string;
  descending: boolean;
}

interface Position {
  value: string | number | null;
  id: string;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Sizes of pages that are asked for most. */
const usual = new Set([10, 20, 50, 100]);

/**
 * @param query a select without order and limit, made for this page
 * @param counted makes what `total` counts, where less than the whole query will do
 * @throws AppError `invalid_cursor` for a cursor that is not one of this list's
 */
export async function fetchPage<Row>(
  db: Db,
  query: Knex.QueryBuilder,
  key: SortKey,
  request: PageRequest,
  counted?: () => Knex.QueryBuilder,
): Promise<Page<Row>> {
  const all = request.includeTotal ? (counted?.() ?? query.clone()) : undefined;
  // A number in the text, where it is one that many ask for: with a parameter the planner takes the page
  // for a tenth of the table, and plans it anew each time.
  const rows = query.limit(request.limit + 1, { skipBinding: usual.has(request.limit) });
  const direction = key.descending ? 'desc' : 'asc';
  const compare = key.descending ? '<' : '>';
  const sorted = key.collation ? `${key.column} collate ${key.collation}` : key.column;
  rows.select(sql.raw(`${key.id} as "pageId"`));
  if (key.column) rows.select(sql.raw(`${key.column} as "pageValue"`));
  if (request.cursor !== undefined) {
    const position = decode(request.cursor, key);
    if (sorted) {
      rows.whereRaw(`(${sorted}, ${key.id}) ${compare} (?::${key.type}, ?::uuid)`, [
        position.value,
        position.id,
      ]);
    } else rows.whereRaw(`${key.id} ${compare} ?::uuid`, [position.id]);
  }
  if (sorted) rows.orderByRaw(`${sorted} ${direction}`);
  rows.orderByRaw(`${key.id} ${direction}`);

  const found = await run<Row & { pageId: string; pageValue?: string | number }>(db, rows);
  const more = found.length > request.limit;
  if (more) found.pop();
  const cursorOf = ({ pageId, pageValue }: (typeof found)[number]) =>
    encode({ value: pageValue ?? null, id: pageId });
  const last = found.at(-1);
  const page: Page<Row> = {
    // With what they are sorted by, which no answer's schema knows.
    items: found,
    nextCursor: more && last ? cursorOf(last) : null,
    cursorAt: (index) => cursorOf(found[index] as (typeof found)[number]),
  };
  if (all) {
    const [total] = await run<{ count: number }>(
      db,
      all.clearSelect().select(sql.raw('count(*) as count')),
    );
    page.total = total?.count ?? 0;
  }
  return page;
}

/** Runs a built query on a handle. */
export async function run<Row>(db: Db, query: Knex.QueryBuilder): Promise<Row[]> {
  const { sql: text, bindings } = query.toSQL().toNative();
  return db.query<Row>(text, bindings as unknown[], 'list');
}

function encode(position: Position): string {
  return Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url');
}

function decode(cursor: string, key: SortKey): Position {
  try {
    const [value, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [
      unknown,
      unknown,
    ];
    const fits = !key.column
      ? value === null
      : key.type === 'bigint'
        ? Number.isSafeInteger(value)
        : typeof value === 'string' && !value.includes('\0') && value.isWellFormed();
    if (fits && typeof id === 'string' && uuid.test(id))
      return { value: value as Position['value'], id };
  } catch {
    // Answered below, like every other cursor that was not made here.
  }
  throw new AppError('invalid', 'invalid_cursor', 'The cursor is not one that this list gave.', {
    errors: [{ pointer: 'query.cursor', detail: 'is not a cursor of this list' }],
  });
}
