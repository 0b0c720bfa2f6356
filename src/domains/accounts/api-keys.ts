// API keys: how programs that work for the shop are known. Only a hash of a key is kept.
import { formatApiKey } from '../../auth/api-key-form.js';
import { hashSecret, newSecret } from '../../auth/secret-words.js';
import { actorId, type Ctx } from '../../context.js';
import type { ApiKey } from '../../contract/generated/accounts.js';
import { afterCommit, transaction } from '../../db/transaction.js';
import { forbidden, invalid, notFound, unauthenticated } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import {
  insertApiKey,
  markRevoked,
  selectFirstMaker,
  selectKeysOf,
  selectUsableApiKey,
} from './api-keys.sql.js';
import { assertMayGrant } from './grants.js';
import { lockAccount } from './users.sql.js';

export { selectApiKeyPage as listApiKeys } from './api-keys.sql.js';

export interface CreateApiKey {
  name: string;
  roles: ApiKey['roles'];
  /** RFC 3339; never when left out. */
  expiresAt?: string;
}

/**
 * @returns the key with what is listed of it; the key itself is shown this once
 * @throws AppError `invalid_request` for a time in the past, `forbidden` for a role above the caller's,
 *   `unauthenticated` if the caller has just lost its rights
 */
export async function createApiKey(
  ctx: Ctx,
  { name, roles, expiresAt }: CreateApiKey,
): Promise<{ apiKey: ApiKey; key: string }> {
  if (expiresAt !== undefined && Date.parse(expiresAt) <= Date.now()) {
    throw invalid('The key would have expired already.', [
      { pointer: '/expiresAt', detail: 'must be in the future' },
    ]);
  }
  assertMayGrant(ctx, roles);
  const id = newId();
  const secret = newSecret();
  const apiKey = await transaction(ctx, async (ctx) => {
    await lockMaker(ctx);
    const made = await insertApiKey(ctx, {
      id,
      name,
      roles,
      secretHash: hashSecret(secret),
      createdBy: actorId(ctx),
      expiresAt: expiresAt ?? null,
    });
    if (!(await selectUsableApiKey(ctx, id)))
      throw forbidden(
        'The chain of API keys that created API keys is too long. Let an admin create this key.',
      );
    return made;
  });
  return { apiKey, key: formatApiKey({ tenantId: ctx.tenant.id, id, secret }) };
}

/**
 * Locks the user who creates a key, or who made the first key of the chain, so that a demotion at the same
 * time either comes first and refuses the key, or revokes it.
 *
 * @throws AppError `unauthenticated` if the caller has lost its rights
 */
async function lockMaker(ctx: Ctx): Promise<void> {
  const maker = actorId(ctx);
  if (maker === null) return;
  await lockAccount(ctx, await selectFirstMaker(ctx, maker));
  if (!(await ctx.deps.callers.isValidNow(ctx))) throw unauthenticated();
}

/** Removes the keys made by a user or a key from this process's cache. */
export async function forgetKeysOf(ctx: Ctx, makerId: string): Promise<void> {
  const ids = await selectKeysOf(ctx, makerId);
  await afterCommit(ctx, async () => {
    for (const id of ids) await ctx.deps.callers.forgetApiKey(ctx, id);
  });
}

/** Revokes all keys of a user. They stay revoked if the user becomes an admin again. */
export async function endKeysOf(ctx: Ctx, userId: string): Promise<void> {
  for (const id of await selectKeysOf(ctx, userId)) await markRevoked(ctx, id);
  await forgetKeysOf(ctx, userId);
}

/** @throws AppError `not_found` */
export async function revokeApiKey(ctx: Ctx, id: string): Promise<void> {
  await transaction(ctx, async (ctx) => {
    if (!(await markRevoked(ctx, id))) throw notFound('API key');
    await afterCommit(ctx, () => ctx.deps.callers.forgetApiKey(ctx, id));
    await forgetKeysOf(ctx, id);
  });
}
