// Words that prove something by a secret in them, as refresh tokens and API keys do: tenant, id and
// secret in one opaque word, so that it needs no other header to be found again. Only a hash of the
// secret is stored; it has 256 random bits, which no dictionary holds, so a plain hash will do.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

export interface SecretWord {
  tenantId: string;
  id: string;
  secret: Buffer;
}

const toBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
const toUuid = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export const newSecret = () => randomBytes(32);

export const hashSecret = (secret: Buffer) => createHash('sha256').update(secret).digest();

export const matchesHash = (secret: Buffer, stored: Buffer) =>
  timingSafeEqual(hashSecret(secret), stored);

export function formatSecretWord({ tenantId, id, secret }: SecretWord): string {
  return Buffer.concat([toBytes(tenantId), toBytes(id), secret]).toString('base64url');
}

/** @returns undefined for a word that is none */
export function parseSecretWord(word: string): SecretWord | undefined {
  if (!/^[A-Za-z0-9_-]{86}$/.test(word)) return undefined;
  const bytes = Buffer.from(word, 'base64url');
  if (bytes.length !== 64) return undefined;
  return {
    tenantId: toUuid(bytes.subarray(0, 16)),
    id: toUuid(bytes.subarray(16, 32)),
    secret: bytes.subarray(32),
  };
}
