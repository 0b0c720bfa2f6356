// The only SQL on webhook endpoints.
import type { Ctx } from '../../context.js';
import type { WebhookEndpoint, WebhookEventType } from '../../contract/generated/webhooks.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';

const columns = `id, url, description, events, disabled_at is null as enabled,
  disabled_reason as "disabledReason", disabled_at as "disabledAt", created_at as "createdAt",
  updated_at as "updatedAt"`;

export async function insertEndpoint(
  { db, tenant, deps }: Ctx,
  endpoint: {
    id: string;
    url: string;
    description: string;
    events: WebhookEventType[];
    secret: string;
  },
): Promise<WebhookEndpoint> {
  const rows = await db.query<WebhookEndpoint>(
    `insert into webhook_endpoints (tenant_id, id, url, description, events, secret)
     values ($1, $2, $3, $4, $5, $6) returning ${columns}`,
    [
      ...[tenant.id, endpoint.id, endpoint.url, endpoint.description],
      ...[endpoint.events, deps.secrets.seal(endpoint.secret)],
    ],
  );
  return rows[0] as WebhookEndpoint;
}

export async function selectEndpoint(
  { db, tenant }: Ctx,
  id: string,
): Promise<WebhookEndpoint | undefined> {
  const rows = await db.query<WebhookEndpoint>(
    `select ${columns} from webhook_endpoints
     where tenant_id = $1 and id = $2 and deleted_at is null`,
    [tenant.id, id],
  );
  return rows[0];
}

export function selectEndpointPage(
  { db, tenant }: Ctx,
  request: PageRequest,
): Promise<Page<WebhookEndpoint>> {
  const query = sql
    .queryBuilder()
    .from('webhook_endpoints')
    .where('tenant_id', tenant.id)
    .whereNull('deleted_at')
    .select(sql.raw(columns));
  return fetchPage<WebhookEndpoint>(db, query, { id: 'id', descending: true }, request);
}

export interface EndpointChanges {
  url?: string;
  description?: string;
  events?: WebhookEventType[];
  enabled?: boolean;
}

export async function updateEndpointRow(
  { db, tenant }: Ctx,
  id: string,
  { url, description, events, enabled }: EndpointChanges,
): Promise<WebhookEndpoint | undefined> {
  const rows = await db.query<WebhookEndpoint>(
    `update webhook_endpoints set
       url = coalesce($3, url),
       description = coalesce($4, description),
       events = coalesce($5, events),
       disabled_at = case when $6::boolean is null then disabled_at
         when $6 then null else coalesce(disabled_at, now()) end,
       disabled_reason = case when $6::boolean is null then disabled_reason
         when $6 then null else coalesce(disabled_reason, 'manual') end,
       updated_at = now()
     where tenant_id = $1 and id = $2 and deleted_at is null returning ${columns}`,
    [tenant.id, id, url, description, events, enabled],
  );
  return rows[0];
}

/** Maximum secrets kept in addition to the current and the previous one. */
const maxFormer = 8;

/**
 * Replaces the secret. Former secrets keep their own end of overlap.
 *
 * @param overlap seconds in which the old secret still signs; 0 removes all former secrets
 */
export async function replaceSecret(
  { db, tenant, deps }: Ctx,
  id: string,
  secret: string,
  overlap: number,
): Promise<WebhookEndpoint | undefined> {
  const rows = await db.query<WebhookEndpoint>(
    `update webhook_endpoints set
       former_secrets = case when $4 > 0 then (
           select coalesce(jsonb_agg(entry order by entry->>'until' desc), '[]') from (
             select entry from jsonb_array_elements(
               case when previous_secret is null then former_secrets
                 else former_secrets || jsonb_build_object('secret', previous_secret, 'until', previous_secret_until) end
             ) entry
             where (entry->>'until')::timestamptz > now() order by entry->>'until' desc limit ${maxFormer}) kept)
         else '[]' end,
       previous_secret = case when $4 > 0 then secret end,
       previous_secret_until = case when $4 > 0 then now() + make_interval(secs => $4) end,
       secret = $3,
       updated_at = now()
     where tenant_id = $1 and id = $2 and deleted_at is null returning ${columns}`,
    [tenant.id, id, deps.secrets.seal(secret), overlap],
  );
  return rows[0];
}

/** @returns whether there was one; its secrets go, its deliveries stay */
export async function markEndpointDeleted({ db, tenant }: Ctx, id: string): Promise<boolean> {
  const rows = await db.query<object>(
    `update webhook_endpoints set deleted_at = now(), secret = '', previous_secret = null, former_secrets = '[]'
     where tenant_id = $1 and id = $2 and deleted_at is null returning id`,
    [tenant.id, id],
  );
  return rows.length > 0;
}

/** @returns whether it was enabled until now */
export async function disableEndpoint(
  { db, tenant }: Ctx,
  id: string,
  reason: 'gone' | 'failing',
): Promise<boolean> {
  const rows = await db.query<object>(
    `update webhook_endpoints set disabled_at = now(), disabled_reason = $3, updated_at = now()
     where tenant_id = $1 and id = $2 and disabled_at is null and deleted_at is null returning id`,
    [tenant.id, id, reason],
  );
  return rows.length > 0;
}

export interface Target {
  id: string;
  /** Empty for all. */
  events: WebhookEventType[];
}

/** The endpoints that events are sent to. */
export const selectTargets = ({ db, tenant }: Ctx): Promise<Target[]> =>
  db.query(
    `select id, events from webhook_endpoints
     where tenant_id = $1 and disabled_at is null and deleted_at is null`,
    [tenant.id],
  );

export interface CallTarget {
  url: string;
  /** The current one first, then former ones that still sign. */
  secrets: string[];
  enabled: boolean;
  deleted: boolean;
}

export async function selectCallTarget({ db, tenant, deps }: Ctx, id: string): Promise<CallTarget> {
  const rows = await db.query<CallTarget>(
    `select url, disabled_at is null as enabled, deleted_at is not null as deleted,
       array[secret]
         || case when previous_secret_until > now() then array[previous_secret] else '{}' end
         || array(select entry->>'secret' from jsonb_array_elements(former_secrets) entry
              where (entry->>'until')::timestamptz > now()) as secrets
     from webhook_endpoints where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  const { secrets, ...target } = rows[0] as CallTarget;
  // The secrets of a deleted endpoint are gone.
  return { ...target, secrets: target.deleted ? [] : secrets.map(deps.secrets.open) };
}

/**
 * Seals secrets that are not sealed with the current key: of earlier versions, and of an earlier key.
 *
 * @returns the number of changed endpoints, and the errors of others
 */
export async function sealSecrets({
  db,
  tenant,
  deps,
}: Ctx): Promise<{ sealed: number; errors: Array<{ endpointId: string; error: unknown }> }> {
  interface Row {
    id: string;
    secret: string;
    previous: string | null;
    former: Array<{ secret: string; until: string }>;
  }
  const { secrets } = deps;
  const rows = await db.query<Row>(
    `select id, secret, previous_secret as previous,
       former_secrets as former from webhook_endpoints
     where tenant_id = $1 and deleted_at is null`,
    [tenant.id],
  );
  const outdated = rows.filter(({ secret, previous, former }) =>
    [secret, previous, ...former.map((one) => one.secret)].some(
      (one) => one !== null && !secrets.isCurrent(one),
    ),
  );
  const reseal = (stored: string | null) => stored && secrets.seal(secrets.open(stored));
  const errors = [];
  for (const { id, secret, previous, former } of outdated) {
    let sealed: unknown[];
    try {
      const others = former.map((one) => ({ ...one, secret: reseal(one.secret) }));
      sealed = [reseal(secret), reseal(previous), JSON.stringify(others)];
    } catch (error) {
      // Continue with the other endpoints if one secret cannot be decrypted.
      errors.push({ endpointId: id, error });
      continue;
    }
    // Skips secrets that were rotated in the meantime.
    await db.query(
      `update webhook_endpoints set secret = $4, previous_secret = $5, former_secrets = $6
       where tenant_id = $1 and id = $2 and secret = $3`,
      [tenant.id, id, secret, ...sealed],
    );
  }
  return { sealed: outdated.length - errors.length, errors };
}

export async function countEndpoints({ db, tenant }: Ctx): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*)::int as count from webhook_endpoints where tenant_id = $1 and deleted_at is null`,
    [tenant.id],
  );
  return rows[0]?.count ?? 0;
}
