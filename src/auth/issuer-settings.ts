// OIDC_ISSUERS: the OpenID providers whose tokens are accepted, and what is believed of each.
import { type Static, Type } from '@sinclair/typebox';
import { Role } from '../contract/generated/accounts.js';
import { createAjv } from '../lib/ajv.js';

const Url = Type.String({ pattern: '^https?://[^\\s?#]+$', maxLength: 500 });
const Words = (values: string[]) => Type.Array(Type.String({ enum: values }), { minItems: 1 });

const Issuer = Type.Object(
  {
    /** Compared letter by letter with a token's `iss`. */
    issuer: Url,
    /** What a token's `aud` must name. */
    audience: Type.String({ minLength: 1 }),
    /** Of signatures; the token's header only chooses among them. None with a shared secret. */
    algorithms: Type.Array(
      Type.Unsafe<Algorithm>({
        type: 'string',
        enum: [
          'RS256',
          'RS384',
          'RS512',
          'PS256',
          'PS384',
          'PS512',
          'ES256',
          'ES384',
          'ES512',
          'EdDSA',
        ],
      }),
      { minItems: 1, default: ['RS256'] },
    ),
    /** Holds the tenant's slug or id. */
    tenantClaim: Type.String({ minLength: 1, default: 'tenant_id' }),
    /**
     * Where roles stand: names of claims, or paths of names with dots between, `*` for any name.
     * Without it `realm_access.roles`, and in `resource_access` the roles of the audience and of the
     * clients that are configured here.
     */
    rolesClaims: Type.Optional(Type.Array(Type.String({ minLength: 1 }))),
    /**
     * `at+jwt` accepts only access tokens that say so in their header (RFC 9068). With `any`, a token
     * is accepted unless it says that it is another kind.
     */
    tokenType: Type.Unsafe<'any' | 'at+jwt'>({
      type: 'string',
      enum: ['any', 'at+jwt'],
      default: 'any',
    }),
    /** Roles that the issuer may give; platform only where it is listed. */
    roles: Type.Unsafe<Role[]>({
      ...Words(Role.enum),
      default: ['customer', 'staff', 'admin', 'service'],
    }),
    /** Slugs of the tenants that the issuer may speak for; all when left out. */
    tenants: Type.Optional(Type.Array(Type.String())),
    /** Whether a token without `nbf` is refused. Keycloak issues none since its version 10. */
    requireNotBefore: Type.Boolean({ default: true }),
    /** Whether the issuer may be at an http address in production. */
    allowHttp: Type.Boolean({ default: false }),
    /** The client by which `login` exchanges name and password at the issuer's token endpoint. */
    login: Type.Optional(
      Type.Object(
        {
          clientId: Type.String({ minLength: 1 }),
          clientSecret: Type.Optional(Type.String({ minLength: 1 })),
          scope: Type.String({ default: 'openid' }),
        },
        { additionalProperties: false },
      ),
    ),
    /** The public client by which Swagger UI signs in, by authorization code with PKCE. */
    swagger: Type.Optional(
      Type.Object(
        {
          clientId: Type.String({ minLength: 1 }),
          scope: Type.String({ default: 'openid' }),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
);

type Algorithm = `${'RS' | 'PS' | 'ES'}${256 | 384 | 512}` | 'EdDSA';

export type IssuerSettings = Static<typeof Issuer>;

/**
 * @param text JSON, a list of issuers; empty for none
 * @param production whether addresses must be https
 * @throws Error that says what is wrong
 */
export function parseIssuers(text: string, production: boolean): IssuerSettings[] {
  if (text === '') return [];
  let issuers: IssuerSettings[];
  try {
    issuers = JSON.parse(text) as IssuerSettings[];
  } catch {
    throw new Error('OIDC_ISSUERS is not JSON.');
  }
  const validate = createAjv().compile(Type.Array(Issuer, { maxItems: 20 }));
  if (!validate(issuers)) {
    const [error] = validate.errors ?? [];
    throw new Error(`OIDC_ISSUERS${error?.instancePath.replaceAll('/', '.')} ${error?.message}.`);
  }
  for (const { issuer, allowHttp, rolesClaims } of issuers) {
    if (rolesClaims?.some((path) => path.startsWith('resource_access.*')))
      throw new Error(
        `OIDC_ISSUERS: rolesClaims of ${issuer} reads the roles of every client; name the client instead of *.`,
      );
    if (production && !allowHttp && !issuer.startsWith('https:'))
      throw new Error(`OIDC_ISSUERS: ${issuer} is not an https address (allowHttp).`);
    if (issuers.filter((other) => other.issuer === issuer).length > 1)
      throw new Error(`OIDC_ISSUERS names ${issuer} twice.`);
  }
  return issuers;
}
