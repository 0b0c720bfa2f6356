// Where cached answers lie when processes share a Redis. Each thing that answers are made of has a version
// beside it, and an answer is good as long as the versions are those that it was kept with. To drop is to
// give a thing a new version: nothing has to be found and taken away, so nothing can be missed.
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Made } from './read-cache.js';

interface Kept {
  made: Made;
  /** Of each reference. */
  versions: Array<string | null>;
}

export interface RedisAnswers {
  /** @returns undefined where there is none, or none that is good */
  get(key: string): Promise<Made | undefined>;
  set(key: string, made: Made): Promise<void>;
  remove(key: string): Promise<void>;
  invalidate(references: string[]): Promise<void>;
}

const versionKey = (reference: string) => `version ${reference}`;

/**
 * @param seconds that an answer is kept at the most
 * @param onTrouble called when Redis does not do as it is told: what it holds may then be too old
 */
export function redisAnswers(
  client: Redis,
  seconds: number,
  onTrouble: (error: unknown) => void,
): RedisAnswers {
  /** Versions outlive every answer that was kept with them. */
  const life = seconds * 2 + 60;
  const versionsOf = (references: string[]) => client.mget(references.map(versionKey));

  async function run(commands: ReturnType<Redis['pipeline']>): Promise<void> {
    const results = await commands.exec();
    const failed = results?.find(([error]) => error);
    if (failed) throw failed[0];
  }

  return {
    async get(key) {
      try {
        const text = await client.get(key);
        if (text === null) return undefined;
        const { made, versions } = JSON.parse(text) as Kept;
        const now = await versionsOf(made.references);
        // A version that Redis has thrown away is no version: it may have been another by then.
        const good = now.every((version, at) => version !== null && version === versions[at]);
        return good ? made : undefined;
      } catch {
        // The database knows as well.
        return undefined;
      }
    },
    async set(key, made) {
      try {
        const missing = client.pipeline();
        for (const reference of made.references)
          missing.set(versionKey(reference), randomUUID(), 'EX', life, 'NX');
        await run(missing);
        const kept: Kept = { made, versions: await versionsOf(made.references) };
        await client.set(key, JSON.stringify(kept), 'EX', seconds);
      } catch (error) {
        onTrouble(error);
      }
    },
    async remove(key) {
      await client.del(key).catch(onTrouble);
    },
    async invalidate(references) {
      const changes = client.pipeline();
      for (const reference of references)
        changes.set(versionKey(reference), randomUUID(), 'EX', life);
      await run(changes).catch(onTrouble);
    },
  };
}
