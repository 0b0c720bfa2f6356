// Swagger UI's sign-in at the configured OpenID providers, by authorization code with PKCE. What
// differs from one installation to another is added to the document as Swagger UI gets it; the
// contract itself stays the same everywhere.
import type { FastifyRequest } from 'fastify';
import type { Issuer, Issuers } from '../auth/issuers.js';

type Json = Record<string, unknown>;

export interface SignIn {
  initOAuth: { clientId: string; scopes: string[]; usePkceWithAuthorizationCodeGrant: true };
  /** Finds out where the providers want their users to come. */
  prepare(request: FastifyRequest): Promise<void>;
  /** @returns the document with the providers as further ways to authorize */
  extend(document: Json): Json;
}

/** @returns undefined where no provider is configured for it */
export function signInOf({ all }: Issuers): SignIn | undefined {
  const issuers = all.filter(({ settings }) => settings.swagger);
  const client = issuers[0]?.settings.swagger;
  if (!client) return undefined;
  const schemes = new Map<string, Json>();
  return {
    initOAuth: {
      clientId: client.clientId,
      scopes: client.scope.split(' '),
      usePkceWithAuthorizationCodeGrant: true,
    },
    async prepare(request) {
      if (!request.url.endsWith('/json')) return;
      for (const [index, issuer] of issuers.entries()) {
        const name = index === 0 ? 'provider' : `provider${index + 1}`;
        // Without the provider, Swagger UI still works with a token of `login`.
        if (!schemes.has(name))
          await schemeOf(issuer).then(
            (scheme) => schemes.set(name, scheme),
            () => {},
          );
      }
    },
    extend(document) {
      const components = document.components as { securitySchemes: Json };
      for (const [name, scheme] of schemes) components.securitySchemes[name] = scheme;
      const alternatives = [...schemes.keys()].map((name) => ({ [name]: [] }));
      for (const operation of operationsOf(document)) {
        const { security } = operation as { security?: Json[] };
        if (security?.some((one) => 'bearer' in one)) security.push(...alternatives);
      }
      return document;
    },
  };
}

async function schemeOf({ settings, endpoints }: Issuer): Promise<Json> {
  const { authorization, token } = await endpoints();
  const scopes = (settings.swagger?.scope ?? '').split(' ').map((scope) => [scope, '']);
  return {
    type: 'oauth2',
    description: `Sign in at ${settings.issuer}`,
    flows: {
      authorizationCode: {
        authorizationUrl: authorization,
        tokenUrl: token,
        scopes: Object.fromEntries(scopes),
      },
    },
  };
}

const operationsOf = (document: Json) =>
  Object.values(document.paths as Record<string, Json>).flatMap((item) =>
    Object.values(item).filter((value) => typeof value === 'object' && value !== null),
  );
