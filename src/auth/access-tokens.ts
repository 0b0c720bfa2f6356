// What stands in an access token, and how it is signed.
import { createSigner } from 'fast-jwt';
import { type Config, publicUrl } from '../config.js';
import type { Role } from '../contract/generated/accounts.js';
import type { TokenKeys } from './token-keys.js';

export const audience = 'kontor';

export interface AccessClaims {
  /** The user's id. */
  sub: string;
  tenant_id: string;
  roles: Role[];
  customer_id: string | null;
  /** The login that the token came from. */
  sid: string;
}

export type SignAccessToken = (claims: AccessClaims) => string;

export function accessTokenSigner(config: Config, keys: TokenKeys): SignAccessToken {
  return createSigner({
    key: keys.privateKey,
    algorithm: 'ES256',
    kid: keys.jwk.kid,
    iss: publicUrl(config),
    aud: audience,
    notBefore: 0,
    expiresIn: config.ACCESS_TOKEN_SECONDS * 1000,
  }) as unknown as SignAccessToken;
}
