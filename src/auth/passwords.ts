// Password hashes: argon2id with the parameters that OWASP's Password Storage Cheat Sheet names.
import { hash, verify } from '@node-rs/argon2';

/** 19 MiB, two passes, one lane; a hash carries its own parameters, so these may rise. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, parameters);

let decoy: Promise<string> | undefined;

/**
 * Takes as long without a hash as with one, so that the time of an answer does not tell whether an
 * account exists.
 *
 * @param stored the user's hash; undefined for an unknown user or one without a password
 */
export async function verifyPassword(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const matches = await verify(stored ?? (await decoy), password);
  return matches && stored != null;
}
