// Where cached answers lie when processes share a Redis: a storage for async-cache-dedupe, whose own for
// Redis may forget which answers a change concerns when two processes write the same one at the same
// time. Here each thing that answers are made of has a version beside it, and an answer is good as long
// as the versions are those that it was kept with. To drop is to give a thing a new version: nothing has
// to be found and taken away, so nothing can be missed.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';

/** What the cache needs of a storage. */
export interface AnswerStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, seconds: number, references: string[]): Promise<void>;
  remove(key: string): Promise<void>;
  invalidate(references: string[]): Promise<void>;
  clear(): Promise<void>;
  refresh(): Promise<void>;
  getTTL(key: string): Promise<number>;
  exists(key: string): Promise<boolean>;
}

interface Kept {
  value: unknown;
  references: string[];
  /** Of each reference; null where it has not changed for longer than answers are kept. */
  versions: Array<string | null>;
}

const versionKey = (reference: string) => `version ${reference}`;

/**
 * @param seconds that an answer is kept at the most
 * @param onTrouble called when Redis does not do as it is told: what it holds may then be too old
 */
export function redisStorage(
  client: Redis,
  seconds: number,
  onTrouble: (error: unknown) => void,
): AnswerStorage {
  const versionsOf = (references: string[]) =>
    references.length === 0 ? [] : client.mget(references.map(versionKey));

  async function get(key: string): Promise<unknown> {
    try {
      const text = await client.get(key);
      if (text === null) return undefined;
      const { value, references, versions } = JSON.parse(text) as Kept;
      const now = await versionsOf(references);
      return now.every((version, at) => version === versions[at]) ? value : undefined;
    } catch {
      // The database knows as well.
      return undefined;
    }
  }

  return {
    get,
    async set(key, value, ttl, references) {
      try {
        const kept: Kept = { value, references, versions: await versionsOf(references) };
        await client.set(key, JSON.stringify(kept), 'EX', ttl);
      } catch (error) {
        onTrouble(error);
      }
    },
    async remove(key) {
      await client.del(key).catch(onTrouble);
    },
    async invalidate(references) {
      // Versions outlive every answer that was kept with the one before.
      const changes = client.pipeline();
      for (const reference of references)
        changes.set(versionKey(reference), randomUUID(), 'EX', seconds * 2 + 60);
      const results = await changes.exec().catch((error: unknown) => [[error]] as const);
      const failed = results?.find(([error]) => error);
      if (failed) onTrouble(failed[0]);
    },
    // Nobody asks for these: what Redis holds is not for one process to take away.
    async clear() {},
    async refresh() {},
    getTTL: async (key) => Math.max(await client.ttl(key), 0),
    exists: async (key) => (await get(key)) !== undefined,
  };
}
