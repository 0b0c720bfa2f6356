// The type of the rooms' nested fields: each is asked once for all the parents of a request.
import type { GraphqlContext } from './context.js';
import type { Resolver, Resolvers } from './generated/types.js';

type Loader<R> =
  NonNullable<R> extends Resolver<infer Result, infer Parent, GraphqlContext, infer Args>
    ? (
        queries: Array<{ obj: Parent; params: Args }>,
        context: GraphqlContext,
      ) => Promise<Array<Awaited<Result>>>
    : never;

/** By type and field; typed by the schema. */
export type Loaders = {
  [T in keyof Resolvers]?: {
    [F in keyof NonNullable<Resolvers[T]>]?: Loader<NonNullable<Resolvers[T]>[F]>;
  };
};

/**
 * @param find what there is by id, asked for all ids at once
 * @returns one for each query, null where there is none
 */
export async function inOrder<Q, V>(
  queries: Q[],
  idOf: (query: Q) => string | null,
  find: (ids: string[]) => Promise<Map<string, V>>,
): Promise<Array<V | null>> {
  const ids = queries.map(idOf);
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))];
  const found = wanted.length > 0 ? await find(wanted) : new Map<string, V>();
  return ids.map((id) => (id === null ? null : (found.get(id) ?? null)));
}

/**
 * @param find the rows of all lists at once, in their order
 * @returns one list for each query
 */
export async function listsInOrder<Q, V, R extends V>(
  queries: Q[],
  idOf: (query: Q) => string,
  find: (ids: string[]) => Promise<R[]>,
  ownerOf: (row: R) => string,
): Promise<V[][]> {
  const lists = new Map<string, V[]>(queries.map((query) => [idOf(query), []]));
  for (const row of await find([...lists.keys()])) lists.get(ownerOf(row))?.push(row);
  return queries.map((query) => lists.get(idOf(query)) ?? []);
}
