// Links that are sent by e-mail: each holds a token that works once. Only its hash is stored; the link
// itself is sealed until the message is written.
import {
  formatSecretWord,
  hashSecret,
  matchesHash,
  newSecret,
  parseSecretWord,
} from '../../auth/secret-words.js';
import { publicUrl } from '../../config.js';
import { actorId, type Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { withTenant } from '../../db/tenancy.js';
import { AppError } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import {
  type AccountTokenRow,
  insertAccountToken,
  lockAccountToken,
  type NewAccountToken,
  type TokenPurpose,
} from './account-tokens.sql.js';
import { linkInvalid } from './accounts.errors.js';

/** Minutes for which a link works. */
const lives: Record<TokenPurpose, number> = {
  password_reset: 30,
  email_verification: 24 * 60,
  invitation: 7 * 24 * 60,
};

/** The last part of a link, and of Kontor's own page for it. */
const actions: Record<TokenPurpose, string> = {
  password_reset: 'reset-password',
  email_verification: 'verify-email',
  invitation: 'accept-invitation',
};

/**
 * Makes a link in the open transaction.
 *
 * @param role of the account that the link is for
 * @returns the token's id, and the link sealed by `deps.seal`
 */
export async function makeLink(
  ctx: Ctx,
  purpose: TokenPurpose,
  about: Pick<NewAccountToken, 'userId' | 'email' | 'role'>,
  locale: string | null,
  role: Role,
): Promise<{ id: string; sealedLink: string }> {
  const id = newId();
  const secret = newSecret();
  await insertAccountToken(ctx, {
    ...{ id, purpose, ...about },
    secretHash: hashSecret(secret),
    createdBy: actorId(ctx),
    lifeMinutes: lives[purpose],
  });
  const token = formatSecretWord({ tenantId: ctx.tenant.id, id, secret });
  const link = templateOf(ctx, role, locale)
    .replaceAll('{action}', actions[purpose])
    .replaceAll('{token}', token);
  return { id, sealedLink: ctx.deps.seal.seal(link) };
}

/**
 * Returns the URL template of a link. Kontor's own pages take the token after `#`, because browsers do
 * not send it to servers. Links of platform accounts ignore the tenant's `accountUrl`.
 */
function templateOf({ tenant, deps }: Ctx, role: Role, locale: string | null): string {
  const { config } = deps;
  const own = `${publicUrl(config)}/account/{action}${locale ? `?lang=${locale}` : ''}#token={token}`;
  const ofTenant = role === 'platform' ? undefined : tenant.settings.accountUrl;
  return ofTenant ?? (config.ACCOUNT_URL_TEMPLATE || own);
}

/** A token of a link, and the context of its tenant. */
export interface OpenedLink {
  ctx: Ctx;
  tokenId: string;
  secret: Buffer;
}

/**
 * Finds the tenant of a link's token.
 *
 * @throws AppError `link_invalid`
 */
export async function openLink(ctx: Ctx, token: string): Promise<OpenedLink> {
  const word = parseSecretWord(token);
  if (!word) throw linkInvalid();
  const tenant = await ctx.deps.tenants.byId(word.tenantId).catch((error: unknown) => {
    throw error instanceof AppError && error.kind === 'not_found' ? linkInvalid() : error;
  });
  return { ctx: withTenant(ctx, tenant), tokenId: word.id, secret: word.secret };
}

/**
 * Locks the token in the open transaction.
 *
 * @throws AppError `link_invalid` if it is unknown, wrong, used, revoked, expired or of another purpose
 */
export async function requireUsableToken(
  ctx: Ctx,
  { tokenId, secret }: OpenedLink,
  purpose: TokenPurpose,
): Promise<AccountTokenRow> {
  const token = await lockAccountToken(ctx, tokenId);
  const isGood =
    token !== undefined &&
    matchesHash(secret, token.secretHash) &&
    token.purpose === purpose &&
    token.usable;
  if (!isGood) throw linkInvalid();
  return token;
}
