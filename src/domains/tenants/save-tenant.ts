// Adds tenants and changes them: the operator's part, for the role platform.
import type { Ctx, TenantSettings } from '../../context.js';
import type { Tenant } from '../../contract/generated/tenants.js';
import { afterCommit, transaction } from '../../db/transaction.js';
import { invalid, notFound, versionMismatch } from '../../errors.js';
import { newId } from '../../lib/ids.js';
import { isCurrency } from '../../lib/money.js';
import { ownTenant } from './tenants.errors.js';
import {
  clearDefault,
  insertTenant,
  lockDefault,
  lockTenant,
  updateTenantRow,
} from './tenants.sql.js';

export interface CreateTenant {
  slug: string;
  name: string;
  /** ISO 4217; every amount of the tenant is in it, so it never changes. */
  currency: string;
  settings?: TenantSettings;
}

/** @throws AppError `slug_taken`, `invalid_request` for an unknown currency */
export async function createTenant(ctx: Ctx, input: CreateTenant): Promise<Tenant> {
  const { slug, name, currency, settings = {} } = input;
  if (!isCurrency(currency))
    throw invalid('The currency is not known.', [
      { pointer: '/currency', detail: 'must be a currency of ISO 4217, such as KES or GBP' },
    ]);
  return transaction(ctx, (ctx) =>
    insertTenant(ctx, { id: newId(), slug, name, currency, settings }),
  );
}

export interface TenantChanges {
  name?: string;
  /** Each that is left out stays; null empties it. */
  settings?: { [K in keyof TenantSettings]?: TenantSettings[K] | null };
  isDefault?: boolean;
  suspended?: boolean;
}

/**
 * @param isCurrent whether the version is the one that the change is based on
 * @throws AppError `not_found`, `version_mismatch`, `own_tenant`
 */
export async function updateTenant(
  ctx: Ctx,
  id: string,
  changes: TenantChanges,
  isCurrent: (version: number) => boolean,
): Promise<Tenant> {
  if (changes.suspended && id === ctx.tenant.id) throw ownTenant();
  return transaction(ctx, async (ctx) => {
    // In one order for all, or two that make each other the default would wait for each other.
    if (changes.isDefault) {
      await lockDefault(ctx);
      await clearDefault(ctx, id);
    }
    const tenant = await lockTenant(ctx, id);
    if (!tenant) throw notFound('tenant');
    if (!isCurrent(tenant.version)) throw versionMismatch();
    const { settings, ...rest } = changes;
    const updated = await updateTenantRow(ctx, id, {
      ...rest,
      ...(settings && { settings: withoutNulls({ ...tenant.settings, ...settings }) }),
    });
    await afterCommit(ctx, () => ctx.deps.tenants.forget(updated));
    return updated;
  });
}

function withoutNulls(settings: NonNullable<TenantChanges['settings']>): TenantSettings {
  const given = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as TenantSettings;
}
