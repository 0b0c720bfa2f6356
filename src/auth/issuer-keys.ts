// The public keys of an OpenID provider, by their `kid`.
import { KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTHeaderParameters } from 'jose';
import { unauthenticated, unavailable } from '../errors.js';

/** Milliseconds after which keys are fetched again, so that a withdrawn one is forgotten. */
const maxAge = 600_000;
/** Milliseconds between fetches because of an unknown `kid`. */
const cooldown = 30_000;
/** Milliseconds between attempts while there are no keys at all. */
const retryAfter = 1_000;
/** Milliseconds that the issuer has for its answer. */
const timeout = 5_000;

/** @returns the key in PEM */
export type KeyOf = (header: JWTHeaderParameters) => Promise<string>;

/**
 * Keeps the keys it has for as long as the issuer does not answer: a token that was signed with one
 * of them is as good as it was.
 *
 * @param algorithms of signatures; a token with another one has no key
 * @param findUrl of the key set; asked until it has answered once
 * @throws what KeyOf throws: AppError `unauthenticated` for an unknown key, `unavailable` where only
 *   the issuer could tell
 */
export function issuerKeys(
  algorithms: readonly string[],
  findUrl: () => Promise<URL>,
  onFailure: (error: unknown) => void,
): KeyOf {
  let keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  let loadedAt = 0;
  let failedAt = 0;
  const texts = new WeakMap<object, string>();

  const failed = (error: unknown) => {
    failedAt = Date.now();
    onFailure(error);
  };

  async function open() {
    keys ??= createRemoteJWKSet(await findUrl(), {
      cacheMaxAge: Number.POSITIVE_INFINITY,
      cooldownDuration: cooldown,
      timeoutDuration: timeout,
    });
    if (keys.jwks() === undefined) await keys.reload();
    return keys;
  }

  function refreshInBackground() {
    if (!keys || keys.reloading) return;
    const now = Date.now();
    if (now - loadedAt < maxAge || now - failedAt < cooldown) return;
    keys.reload().then(() => {
      loadedAt = Date.now();
    }, failed);
  }

  const holds = (kid: string) => keys?.jwks()?.keys.some((key) => key.kid === kid) ?? false;

  return async ({ alg, kid }) => {
    // Without a kid the token would choose the key by trial.
    if (typeof kid !== 'string' || !algorithms.includes(alg)) throw unauthenticated();
    const pause = keys?.jwks() ? cooldown : retryAfter;
    if (!holds(kid) && Date.now() - failedAt < pause) throw issuerAway();
    refreshInBackground();
    try {
      const set = await open();
      if (loadedAt === 0) loadedAt = Date.now();
      const key = await set({ alg, kid });
      let text = texts.get(key);
      if (text === undefined) {
        text = KeyObject.from(key).export({ type: 'spki', format: 'pem' }).toString();
        texts.set(key, text);
      }
      return text;
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey) throw unauthenticated();
      if (error instanceof errors.JWKSMultipleMatchingKeys) throw unauthenticated();
      failed(error);
      throw issuerAway();
    }
  };
}

const issuerAway = () => unavailable('The token’s issuer does not answer; try again.');
