// Persisted queries: by hash, remembered once they were sent (APQ), or from a fixed list alone.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mercurius from 'mercurius';
import { type Config, ConfigError } from '../config.js';

/** How many queries are remembered. */
const remembered = 1000;

/**
 * @returns Mercurius's options
 * @throws ConfigError for a list that cannot be read
 */
export function persistedQueries(config: Config): object {
  if (config.GRAPHQL_ALLOW_LIST === '')
    return { persistedQueryProvider: mercurius.persistedQueryDefaults.automatic(remembered) };
  const list = readList(config.GRAPHQL_ALLOW_LIST);
  const hashOf = ({
    extensions,
    query,
  }: {
    extensions?: { persistedQuery?: { sha256Hash?: string } };
    query?: string;
  }) =>
    extensions?.persistedQuery?.sha256Hash ??
    createHash('sha256')
      .update(query ?? '')
      .digest('hex');
  return {
    persistedQueryProvider: {
      // Whether sent or named, a query is one of the list or it is refused.
      isPersistedQuery: () => true,
      getHash: hashOf,
      getQueryFromHash: async (hash: string) => list.get(hash),
      notFoundError: 'PersistedQueryNotFound',
    },
  };
}

function readList(file: string): Map<string, string> {
  try {
    const queries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return new Map(
      Object.values(queries).map((query) => [
        createHash('sha256').update(query).digest('hex'),
        query,
      ]),
    );
  } catch (error) {
    throw new ConfigError(`GRAPHQL_ALLOW_LIST cannot be read: ${(error as Error).message}`);
  }
}
