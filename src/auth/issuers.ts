// The configured OpenID providers: their keys, their endpoints, and the exchanges with them.
import { createDecoder, createVerifier } from 'fast-jwt';
import type { JWTHeaderParameters } from 'jose';
import * as oidc from 'openid-client';
import type { Log } from '../context.js';
import { unavailable } from '../errors.js';
import { issuerKeys, type KeyOf } from './issuer-keys.js';
import type { IssuerSettings } from './issuer-settings.js';
import { assertAccessToken, type Claims, clockToleranceMs } from './token-claims.js';

/** Seconds that an issuer has for its answer. */
const timeout = 5;

export interface ProviderTokens {
  accessToken: string;
  refreshToken: string;
  /** Seconds. */
  expiresIn: number;
  /** Of the access token, verified. */
  claims: Claims;
}

export interface Issuer {
  settings: IssuerSettings;
  /** Under which @fastify/jwt knows its verifier. */
  namespace: string;
  keyOf: KeyOf;
  /** How its tokens are verified (RFC 8725): nothing of it comes from the token. */
  verifyOptions: ReturnType<typeof verifyOptions>;
  /** @throws AppError `unavailable` */
  endpoints(): Promise<{ authorization: string; token: string }>;
  /**
   * @returns undefined where the issuer refuses them
   * @throws AppError `unavailable`
   */
  signIn(name: string, password: string): Promise<ProviderTokens | undefined>;
  /**
   * @returns undefined where the issuer refuses it
   * @throws AppError `unavailable`
   */
  refresh(refreshToken: string): Promise<ProviderTokens | undefined>;
}

export interface Issuers {
  /** @param iss exactly as configured */
  find(iss: unknown): Issuer | undefined;
  all: readonly Issuer[];
}

export function openIssuers(list: IssuerSettings[], log: Log): Issuers {
  const all = list.map((settings, index) => openIssuer(settings, `oidc${index}`, log));
  return { all, find: (iss) => all.find(({ settings }) => settings.issuer === iss) };
}

const verifyOptions = (settings: IssuerSettings) => ({
  algorithms: settings.algorithms,
  allowedIss: settings.issuer,
  allowedAud: settings.audience,
  requiredClaims: [
    ...['iss', 'aud', 'exp', 'sub', settings.tenantClaim],
    ...(settings.requireNotBefore ? ['nbf'] : []),
  ],
  clockTolerance: clockToleranceMs,
});

function openIssuer(settings: IssuerSettings, namespace: string, log: Log): Issuer {
  const report = (error: unknown) =>
    log.warn({ issuer: settings.issuer, err: error }, 'an OpenID provider does not answer');
  const discover = discovery(settings);
  const keyOf = issuerKeys(
    settings.algorithms,
    async () => new URL((await discover()).serverMetadata().jwks_uri ?? ''),
    report,
  );
  const options = verifyOptions(settings);
  const verify = createVerifier({
    ...options,
    key: (async ({ header }: { header: JWTHeaderParameters }) => keyOf(header)) as never,
  }) as unknown as (token: string) => Promise<Claims>;

  /** Runs an exchange at the token endpoint and tells a refusal from a fault. */
  async function exchange(
    grant: (server: oidc.Configuration) => ReturnType<typeof oidc.refreshTokenGrant>,
  ) {
    let tokens: Awaited<ReturnType<typeof grant>>;
    try {
      tokens = await grant(await discover());
    } catch (error) {
      if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant')
        return undefined;
      report(error);
      throw unavailable('The login at the OpenID provider does not work at the moment.');
    }
    const { access_token: accessToken, refresh_token: refreshToken, expires_in } = tokens;
    const claims = await verify(accessToken)
      .then((claims) => {
        assertAccessToken(decodeHeader(accessToken), claims, settings.tokenType);
        return claims;
      })
      .catch(report);
    if (!claims || refreshToken === undefined) {
      log.error(
        { issuer: settings.issuer, refreshToken: refreshToken !== undefined },
        'an OpenID provider issues tokens that are not accepted here: see its audience and claims',
      );
      throw unavailable('The login at the OpenID provider is not set up.');
    }
    return { accessToken, refreshToken, expiresIn: expires_in ?? 60, claims };
  }

  return {
    settings,
    namespace,
    keyOf,
    verifyOptions: options,
    async endpoints() {
      const server = await discover().catch((error: unknown) => {
        report(error);
        throw unavailable('The OpenID provider does not answer.');
      });
      const { authorization_endpoint = '', token_endpoint = '' } = server.serverMetadata();
      return { authorization: authorization_endpoint, token: token_endpoint };
    },
    signIn: (username, password) =>
      exchange((server) =>
        oidc.genericGrantRequest(server, 'password', {
          username,
          password,
          scope: settings.login?.scope ?? '',
        }),
      ),
    refresh: (refreshToken) => exchange((server) => oidc.refreshTokenGrant(server, refreshToken)),
  };
}

const decode = createDecoder({ complete: true });
const decodeHeader = (token: string) => (decode(token) as { header: { typ?: unknown } }).header;

/** The provider's metadata (OpenID Connect Discovery 1.0): asked for once, again after a failure. */
function discovery({ issuer, login }: IssuerSettings): () => Promise<oidc.Configuration> {
  let found: Promise<oidc.Configuration> | undefined;
  return () => {
    found ??= oidc
      .discovery(new URL(issuer), login?.clientId ?? 'kontor', login?.clientSecret, undefined, {
        timeout,
        ...(issuer.startsWith('http:') && { execute: [oidc.allowInsecureRequests] }),
      })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };
}
