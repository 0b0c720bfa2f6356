// Persisted queries: by hash, remembered once they were sent (APQ), or from a fixed list alone.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mercurius from 'mercurius';
import { type Config, ConfigError } from '../config.js';

/** How many queries are remembered. */
const remembered = 1000;

/** By hash: the queries that are carried out, and no others. */
export type AllowList = Map<string, string>;

const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');

/** @returns whether a query is one that may be carried out; any is without a list */
export const isAllowed = (list: AllowList | undefined, query: string): boolean =>
  list === undefined || list.has(hashOf(query));

/** @returns Mercurius's options */
export function persistedQueries(list: AllowList | undefined): object {
  if (!list)
    return { persistedQueryProvider: mercurius.persistedQueryDefaults.automatic(remembered) };
  interface Sent {
    extensions?: { persistedQuery?: { sha256Hash?: string } };
    query?: string;
  }
  return {
    persistedQueryProvider: {
      // Whether sent or named, a query is one of the list or it is refused.
      isPersistedQuery: () => true,
      getHash: ({ extensions, query }: Sent) =>
        extensions?.persistedQuery?.sha256Hash ?? hashOf(query ?? ''),
      getQueryFromHash: async (hash: string) => list.get(hash),
      notFoundError: 'PersistedQueryNotFound',
    },
  };
}

/**
 * @returns undefined where none is configured
 * @throws ConfigError for a list that cannot be read
 */
export function readAllowList({ GRAPHQL_ALLOW_LIST: file }: Config): AllowList | undefined {
  if (file === '') return undefined;
  try {
    const queries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return new Map(Object.values(queries).map((query) => [hashOf(query), query]));
  } catch (error) {
    throw new ConfigError(`GRAPHQL_ALLOW_LIST cannot be read: ${(error as Error).message}`);
  }
}
