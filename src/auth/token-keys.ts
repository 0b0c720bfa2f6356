// The key pair that signs local access tokens, from the configuration or, outside production, from
// a file that is made once.
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Config, ConfigError } from '../config.js';

export interface TokenKeys {
  /** PKCS #8, PEM. */
  privateKey: string;
  /** SPKI, PEM. */
  publicKey: string;
  jwk: { kty: 'EC'; use: 'sig'; alg: 'ES256'; kid: string; crv: 'P-256'; x: string; y: string };
}

/** @throws ConfigError when TOKEN_PRIVATE_KEY is no P-256 private key */
export function loadTokenKeys(config: Config): TokenKeys {
  const pem = config.TOKEN_PRIVATE_KEY || developmentKey(config.KONTOR_DATA_DIR);
  let key: KeyObject;
  try {
    key = createPrivateKey(pem.replaceAll('\\n', '\n'));
  } catch {
    throw new ConfigError('TOKEN_PRIVATE_KEY is not a private key in PEM.');
  }
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new ConfigError('TOKEN_PRIVATE_KEY is not a key on the curve P-256.');
  }
  const publicKey = createPublicKey(key);
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
  // RFC 7638: the thumbprint is over the required members in this order.
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }))
    .digest('base64url');
  return {
    privateKey: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    jwk: { kty: 'EC', use: 'sig', alg: 'ES256', kid, crv: 'P-256', x, y },
  };
}

function developmentKey(dataDir: string): string {
  const file = join(dataDir, 'token-key.pem');
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
