// A real OpenID provider for tests: tokens by password, refresh token and authorization code, keys
// that rotate, and outages.
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type JsonWebKey,
  sign,
} from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Test } from 'tap';

export const audience = 'https://api.shop.example';

export interface Account {
  sub: string;
  password: string;
  /** What its access tokens say beside the registered claims. */
  claims: Record<string, unknown>;
}

export interface TestProvider {
  issuer: string;
  /** By user name. */
  accounts: Map<string, Account>;
  /** How often its keys were asked for. */
  keyRequests(): number;
  /** An access token by user name and password, from the token endpoint. */
  tokenFor(name: string): Promise<string>;
  /** A token signed with its current key, whatever it says; undefined takes a claim away. */
  forge(claims?: object, header?: object): string;
  /** The public key, PEM. */
  publicKey(): string;
  rotateKeys(): void;
  /** Away: connections are refused. Its issuer stays the same. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

type SigningKey = JsonWebKey & { kid: string; alg: string; use: string };

let keys = 0;
function newKey(): SigningKey {
  keys += 1;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: `key-${keys}`, alg: 'RS256', use: 'sig' };
}

/** @param clients of Swagger UI's kind: public ones with the given redirect address */
export async function openProvider(
  t: Test,
  redirects: Record<string, string> = {},
): Promise<TestProvider> {
  const accounts = new Map<string, Account>();
  let server: Server;
  let handle: RequestListener = () => {};
  let key = newKey();
  let keyRequests = 0;
  let port = 0;

  async function start() {
    server = createServer((request, response) => {
      if (request.url?.startsWith('/jwks')) keyRequests += 1;
      handle(request, response);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as { port: number }).port;
  }
  async function stop() {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  await start();
  const issuer = `http://127.0.0.1:${port}`;
  const open = () => {
    handle = providerOf(issuer, key, accounts, redirects).callback();
  };
  open();
  t.teardown(() => (server.listening ? stop() : undefined));

  return {
    issuer,
    accounts,
    keyRequests: () => keyRequests,
    async tokenFor(name) {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'password',
          client_id: 'kontor-login',
          client_secret: 'login-secret',
          username: name,
          password: accounts.get(name)?.password ?? '',
        }),
      });
      const body = (await response.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(JSON.stringify(body));
      return body.access_token;
    },
    forge(claims = {}, header = {}) {
      const now = Math.floor(Date.now() / 1000);
      return signToken(
        { alg: 'RS256', kid: key.kid, typ: 'at+jwt', ...header },
        {
          ...{ iss: issuer, aud: audience, sub: 'forged', iat: now, nbf: now, exp: now + 300 },
          tenant_id: 'demo',
          ...claims,
        },
        key,
      );
    },
    publicKey: () =>
      createPublicKey({ key, format: 'jwk' } as never)
        .export({ format: 'pem', type: 'spki' })
        .toString(),
    rotateKeys() {
      key = newKey();
      open();
    },
    stop,
    start,
  };
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** @param key private, JWK; the signature is RSASSA-PKCS1-v1_5 with SHA-256 whatever the header says */
export function signToken(header: object, claims: object, key: JsonWebKey): string {
  const input = `${encode(header)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(input), createPrivateKey({ key, format: 'jwk' }));
  return `${input}.${signature.toString('base64url')}`;
}

function providerOf(
  issuer: string,
  key: SigningKey,
  accounts: Map<string, Account>,
  redirects: Record<string, string>,
): Provider {
  const bySubject = (sub: string | undefined) =>
    [...accounts.values()].find((account) => account.sub === sub);
  const resource = {
    scope: 'api',
    audience,
    accessTokenFormat: 'jwt' as const,
    accessTokenTTL: 300,
    jwt: { sign: { alg: 'RS256' as const } },
  };
  const provider: Provider = new Provider(issuer, {
    jwks: { keys: [key as never] },
    cookies: { keys: ['a cookie key of the test'] },
    clients: [
      {
        client_id: 'kontor-login',
        client_secret: 'login-secret',
        token_endpoint_auth_method: 'client_secret_post',
        grant_types: ['password', 'refresh_token'],
        redirect_uris: [],
        response_types: [],
      },
      ...Object.entries(redirects).map(([client_id, redirect]) => ({
        client_id,
        token_endpoint_auth_method: 'none' as const,
        grant_types: ['authorization_code'],
        redirect_uris: [redirect],
        response_types: ['code' as const],
        application_type: 'native' as const,
      })),
    ],
    clientBasedCORS: () => true,
    features: {
      devInteractions: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => audience,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => resource,
      },
    },
    findAccount: async (_ctx, id) => {
      const account = bySubject(id) ?? accounts.get(id);
      return account && { accountId: account.sub, claims: async () => ({ sub: account.sub }) };
    },
    extraTokenClaims: async (_ctx, token) =>
      bySubject((token as { accountId?: string }).accountId)?.claims,
    formats: {
      customizers: {
        jwt: async (_ctx, _token, { payload }) => {
          payload.nbf = payload.iat;
        },
      },
    },
  });
  provider.registerGrantType('password', passwordGrant, ['username', 'password', 'scope']);

  async function passwordGrant(ctx: KoaContextWithOIDC): Promise<void> {
    const { client, params } = ctx.oidc;
    const account = accounts.get(String(params?.username));
    if (!client || !account || account.password !== params?.password)
      throw new errors.InvalidGrant('wrong name or password');
    const grant = new provider.Grant({ accountId: account.sub, clientId: client.clientId });
    grant.addOIDCScope('openid offline_access');
    grant.addResourceScope(audience, 'api');
    const grantId = await grant.save();
    const common = { accountId: account.sub, client, grantId, gty: 'password' };
    const access = new provider.AccessToken({ ...common, scope: 'api' } as never);
    access.resourceServer = new provider.ResourceServer(audience, resource);
    const refresh = new provider.RefreshToken({
      ...common,
      scope: 'openid offline_access api',
      resource: audience,
      rotations: 0,
    } as never);
    ctx.body = {
      access_token: await access.save(),
      refresh_token: await refresh.save(),
      expires_in: access.expiration,
      token_type: 'Bearer',
    };
  }
  return provider;
}
