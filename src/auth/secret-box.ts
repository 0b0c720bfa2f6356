// Keeps secrets in the database sealed with a key from the configuration. A stored secret names its
// key, so that keys can be rotated: what an earlier key has sealed is opened and sealed again.
import { createHash } from 'node:crypto';
import { sealWith } from './seal.js';

export interface SecretBox {
  seal(secret: string): string;
  /**
   * Opens a stored secret. Secrets of versions that did not seal them are returned as they are.
   *
   * @throws Error if neither the current key nor the previous one has sealed it
   */
  open(stored: string): string;
  /** Whether a stored secret is sealed with the current key. */
  isCurrent(stored: string): boolean;
}

const form = /^sealed:([0-9a-f]{8}):(.+)$/;

/** @param previous the key before the current one; empty for none */
export function openSecretBox(current: string, previous: string): SecretBox {
  const keys = [current, previous]
    .filter((key) => key !== '')
    .map((key) => ({
      name: createHash('sha256').update(`kontor key ${key}`).digest('hex').slice(0, 8),
      ...sealWith(key, 'kontor secrets at rest'),
    }));
  const [own] = keys as [(typeof keys)[number]];
  return {
    seal: (secret) => `sealed:${own.name}:${own.seal(secret)}`,
    open(stored) {
      const [, name, sealed] = form.exec(stored) ?? [];
      if (sealed === undefined) return stored;
      const key = keys.find((one) => one.name === name);
      if (!key) throw new Error('A secret was sealed with another SECRETS_KEY.');
      return key.open(sealed);
    },
    isCurrent: (stored) => form.exec(stored)?.[1] === own.name,
  };
}
