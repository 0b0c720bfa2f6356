// Persisted queries: by hash, remembered once they were sent (automatic persisted queries), or from a
// fixed list alone.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type Config, ConfigError } from '../config.js';
import { invalid } from '../errors.js';

/** Number of queries that a process remembers. */
const remembered = 1000;

export interface PersistedQueries {
  /**
   * Returns the text of the query to execute; undefined if the request has neither text nor hash.
   *
   * @param extensions of the request; `persistedQuery.sha256Hash` names a query
   * @throws GraphQLError if the hash is unknown or the query is not on the list
   * @throws AppError `invalid_request` if the hash does not fit the text
   */
  resolve(query: string | undefined, extensions: Record<string, unknown>): string | undefined;
}

const hashOf = (query: string) => createHash('sha256').update(query).digest('hex');

const notFound = () => new GraphQLError('PersistedQueryNotFound');

function sentHash({ persistedQuery }: Record<string, unknown>): string | undefined {
  const { sha256Hash } = (persistedQuery ?? {}) as { sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : undefined;
}

/** @throws ConfigError if the configured list cannot be read */
export function openPersistedQueries(config: Config): PersistedQueries {
  const list = readAllowList(config);
  return list ? fromList(list) : automatic();
}

/** A query that is sent or named is on the list, or it is refused. */
const fromList = (list: Map<string, string>): PersistedQueries => ({
  resolve(query, extensions) {
    const hash = sentHash(extensions) ?? (query === undefined ? undefined : hashOf(query));
    if (hash === undefined) return undefined;
    const text = list.get(hash);
    if (text === undefined) throw notFound();
    return text;
  },
});

function automatic(): PersistedQueries {
  const queries = new LRUCache<string, string>({ max: remembered });
  return {
    resolve(query, extensions) {
      const hash = sentHash(extensions);
      if (hash === undefined) return query;
      if (query === undefined) {
        const text = queries.get(hash);
        if (text === undefined) throw notFound();
        return text;
      }
      if (hash !== hashOf(query))
        throw invalid('`extensions.persistedQuery.sha256Hash` is not the hash of `query`.');
      queries.set(hash, query);
      return query;
    },
  };
}

/** @returns queries by hash; undefined if no list is configured */
function readAllowList({ GRAPHQL_ALLOW_LIST: file }: Config): Map<string, string> | undefined {
  if (file === '') return undefined;
  try {
    const queries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    return new Map(Object.values(queries).map((query) => [hashOf(query), query]));
  } catch (error) {
    throw new ConfigError(`GRAPHQL_ALLOW_LIST cannot be read: ${(error as Error).message}`);
  }
}
