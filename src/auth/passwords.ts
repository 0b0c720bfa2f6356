// Password hashes: argon2id with the parameters that OWASP's Password Storage Cheat Sheet names.
import { hash, verify } from '@node-rs/argon2';

/** 19 MiB, two passes, one lane; a hash carries its own parameters, so these may rise. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One form for characters that can be typed in several ways (Unicode NFC, NIST SP 800-63B). */
const normal = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> =>
  hash(normal(password), parameters);

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
  const hashed = stored ?? (await decoy);
  const matches =
    (await verify(hashed, normal(password))) ||
    // Hashes that were made before passwords were normalised.
    (normal(password) !== password && (await verify(hashed, password)));
  return matches && stored != null;
}

/** Whether a hash was made with lower parameters than today's, so that it should be made again. */
export function isOutdated(stored: string): boolean {
  // The PHC string format: $argon2id$v=19$m=19456,t=2,p=1$salt$hash
  const [, algorithm, , costs = ''] = stored.split('$');
  const cost = (name: string) => Number(new RegExp(`\\b${name}=(\\d+)`).exec(costs)?.[1] ?? 0);
  return (
    algorithm !== 'argon2id' ||
    cost('m') < parameters.memoryCost ||
    cost('t') < parameters.timeCost ||
    cost('p') < parameters.parallelism
  );
}
