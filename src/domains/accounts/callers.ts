// Who a verified token or an API key belongs to. Asked on every request, so kept for a few seconds.
import { createCache } from 'async-cache-dedupe';
import { matchesHash, type SecretWord } from '../../auth/secret-words.js';
import { isAbove, type Person } from '../../auth/token-claims.js';
import type { Ctx } from '../../context.js';
import type { Role } from '../../contract/generated/accounts.js';
import { AppError } from '../../errors.js';
import { findCustomerOfUser } from '../customers/index.js';
import { recordUse, selectUsableApiKey } from './api-keys.sql.js';
import { applyIdentity, hashClaims, type Identity } from './apply-identity.js';
import { selectIdentity } from './identities.sql.js';
import { isSessionOpen } from './refresh-tokens.sql.js';
import { selectUserState, type UserState } from './users.sql.js';

/** Seconds after which a change, such as a deactivation, is seen by other processes. */
const ttl = 5;

export interface KnownPerson {
  userId: string;
  customerId: string | null;
  active: boolean;
  /** The claimed roles that are not above the user's current role; never empty. */
  roles: readonly Role[];
}

export interface Callers {
  /** @returns undefined if the user does not exist or is deactivated, or the session has ended */
  user(ctx: Ctx, id: string, sessionId: string): Promise<{ role: Role } | undefined>;
  /**
   * The user of a provider's token, created or changed by its claims where they are new.
   *
   * @param issuedAt of the token
   * @throws AppError `email_taken` (403) where another account has the address
   */
  person(ctx: Ctx, identity: Identity, person: Person, issuedAt: Date): Promise<KnownPerson>;
  /** @returns undefined for a key that is unknown, revoked or expired */
  apiKey(ctx: Ctx, word: SecretWord): Promise<{ roles: readonly Role[] } | undefined>;
  /** Whether what was allowed to a caller some time ago still is; for answers that go on for long. */
  stillValid(ctx: Ctx): Promise<boolean>;
  /**
   * Same check without the cache. The user must still have all roles of a token, which may be older than the
   * last change of roles.
   */
  isValidNow(ctx: Ctx): Promise<boolean>;
  /** After a change: this process sees it at once. */
  forgetUser(ctx: Ctx, id: string): Promise<void>;
  forgetSession(ctx: Ctx, id: string): Promise<void>;
  forgetApiKey(ctx: Ctx, id: string): Promise<void>;
  forgetIdentity(ctx: Ctx, identity: Identity): Promise<void>;
}

interface Key {
  ctx: Ctx;
  id: string;
}

interface SessionKey extends Key {
  userId: string;
}

export function callerDirectory(): Callers {
  const serialize = ({ ctx, id }: Key) => ({ tenant: ctx.tenant.id, id });
  const cache = createCache({ ttl, storage: { type: 'memory', options: { size: 10_000 } } })
    .define('user', { serialize }, async ({ ctx, id }: Key) => {
      return (await selectUserState(ctx, id)) ?? null;
    })
    .define(
      'session',
      { serialize: ({ ctx, id }: SessionKey) => ({ tenant: ctx.tenant.id, id }) },
      async ({ ctx, id, userId }: SessionKey) => isSessionOpen(ctx, id, userId),
    )
    .define(
      'identity',
      {
        serialize: ({ ctx, issuer, subject }: Identity & { ctx: Ctx }) => ({
          tenant: ctx.tenant.id,
          issuer,
          subject,
        }),
      },
      async ({ ctx, issuer, subject }: Identity & { ctx: Ctx }) => {
        const identity = await selectIdentity(ctx, issuer, subject);
        if (!identity) return null;
        const customer = await findCustomerOfUser(ctx, identity.userId);
        return { ...identity, customerId: customer?.id ?? null };
      },
    )
    .define('apiKey', { serialize }, async ({ ctx, id }: Key) => {
      return (await selectUsableApiKey(ctx, id)) ?? null;
    });

  const cached: Reads = {
    user: (ctx, id) => cache.user({ ctx, id }),
    session: (ctx, id, userId) => cache.session({ ctx, id, userId }),
    apiKey: (ctx, id) => cache.apiKey({ ctx, id }),
  };

  return {
    async user(ctx, id, sessionId) {
      const [state, isOpen] = await Promise.all([
        cache.user({ ctx, id }),
        cache.session({ ctx, id: sessionId, userId: id }),
      ]);
      return state?.active && isOpen ? state : undefined;
    },

    async person(ctx, identity, person, issuedAt) {
      const key = { ctx, ...identity };
      let known = await cache.identity(key);
      const isNews =
        !known ||
        issuedAt > known.claimsAt ||
        (issuedAt >= known.claimsAt && !known.claimsHash.equals(hashClaims(person)));
      if (isNews) {
        await applyIdentity(ctx, identity, person, issuedAt, true).catch(refused);
        await cache.clear('identity', key);
        known = await cache.identity(key);
        if (known) await cache.clear('user', { ctx, id: known.userId });
      }
      if (!known) throw new Error('The user of an identity is gone');
      const state = await cache.user({ ctx, id: known.userId });
      const { userId, customerId } = known;
      // The token may be older than the user's last change of roles.
      const kept = person.roles.filter((one) => state && mayHave(state, one));
      const roles = kept.length > 0 ? kept : (['customer'] as const);
      return { userId, customerId, active: state?.active ?? false, roles };
    },

    async apiKey(ctx, { id, secret }) {
      const key = await cache.apiKey({ ctx, id });
      if (!key || !matchesHash(secret, key.secretHash)) return undefined;
      if (!key.recorded) {
        key.recorded = true;
        await recordUse(ctx, id);
      }
      return { roles: key.roles };
    },

    async stillValid(ctx) {
      const { actor, tenant, deps } = ctx;
      if (actor.kind !== 'user') return actor.kind === 'system';
      if (actor.expiresAt !== null && Date.now() >= actor.expiresAt) return false;
      const isOpen = await deps.tenants.byId(tenant.id).then(
        () => true,
        () => false,
      );
      return isOpen && isValid(ctx, cached);
    },

    isValidNow: (ctx) => isValid(ctx, stored),

    forgetUser: (ctx, id) => cache.clear('user', { ctx, id }),
    forgetSession: (ctx, id) => cache.clear('session', { ctx, id, userId: '' }),
    forgetApiKey: (ctx, id) => cache.clear('apiKey', { ctx, id }),
    forgetIdentity: (ctx, identity) => cache.clear('identity', { ctx, ...identity }),
  };
}

interface Reads {
  user(ctx: Ctx, id: string): Promise<UserState | null | undefined>;
  session(ctx: Ctx, id: string, userId: string): Promise<boolean>;
  apiKey(ctx: Ctx, id: string): Promise<object | null | undefined>;
}

const stored: Reads = {
  user: selectUserState,
  session: isSessionOpen,
  apiKey: selectUsableApiKey,
};

/** Tests if a user may still use a role of a token. */
const mayHave = ({ role, claimedRoles }: UserState, wanted: Role): boolean =>
  claimedRoles ? claimedRoles.includes(wanted) : !isAbove(wanted, role);

async function isValid(ctx: Ctx, { user, session, apiKey }: Reads): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== 'user') return actor.kind === 'system';
  const { userId, sessionId, roles } = actor;
  if (actor.isApiKey) return Boolean(await apiKey(ctx, userId));
  if (sessionId !== null && !(await session(ctx, sessionId, userId))) return false;
  const state = await user(ctx, userId);
  if (!state?.active) return false;
  // A local account has one role; a change of it ends its tokens.
  if (sessionId !== null) return roles.includes(state.role);
  return roles.every((role) => mayHave(state, role) || role === 'customer');
}

/** To a token, what is a conflict in a message is a refusal. */
function refused(error: unknown): never {
  throw error instanceof AppError && error.code === 'email_taken'
    ? new AppError(
        'forbidden',
        'email_taken',
        'Another account has the e-mail address of this token, and its issuer has not verified it.',
      )
    : error;
}
