// Seals text that must not be readable in the database (AES-256-GCM).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Derives a key of 32 bytes (HKDF, RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32));

/** Bytes. Without this option Node.js accepts shorter tags. */
const authTagLength = 16;

export interface Seal {
  seal(text: string): string;
  /** @throws Error for text that was not sealed with this key */
  open(sealed: string): string;
}

/**
 * @param secret from the configuration; the key is derived from it
 * @param purpose separates keys that are derived from one secret
 */
export function sealWith(secret: string, purpose = 'kontor sealed answers'): Seal {
  const key = deriveKey(secret, purpose);
  return {
    seal(text) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength });
      const parts = [cipher.update(text, 'utf8'), cipher.final()];
      return Buffer.concat([iv, cipher.getAuthTag(), ...parts]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), {
        authTagLength,
      });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString();
    },
  };
}
