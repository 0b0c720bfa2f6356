import type { Knex } from 'knex';
import { appRole } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- All that happened to an order and because of it, as one list. Ids are UUIDs of version 7, so
    -- that their order is that of time. Of an endpoint's address only the host is shown: paths often
    -- hold a secret (chr(63) is a question mark, which Knex would take for a parameter). Read with the rights and the tenant of whoever reads.
    create view order_timeline with (security_invoker = true) as
      select tenant_id, order_id, id, type, 'customer' as audience, actor_kind, actor_id, from_status,
        to_status, data->>'reason' as reason, data->'amount' as amount,
        null::jsonb as notification, null::jsonb as webhook, created_at
      from order_events
    union all
      select n.tenant_id, n.order_id, n.id,
        case n.status when 'skipped' then 'notification.skipped' else 'notification.queued' end,
        n.audience, 'system', null, null, null, null, null,
        jsonb_build_object('id', n.id, 'channel', n.channel, 'template', n.template,
          'recipient', n.recipient, 'status', n.status, 'skipReason', n.skip_reason, 'outcome', null,
          'code', null, 'providerMessageId', null, 'error', null, 'report', null),
        null, n.created_at
      from notifications n
    union all
      select n.tenant_id, n.order_id, a.id, 'notification.attempted', n.audience, 'system', null, null,
        null, null, null,
        jsonb_build_object('id', n.id, 'channel', n.channel, 'template', n.template,
          'recipient', n.recipient, 'status', n.status, 'skipReason', n.skip_reason,
          'outcome', a.outcome, 'code', a.code, 'providerMessageId', a.provider_message_id,
          'error', a.error, 'report', null),
        null, a.started_at
      from notifications n
      join notification_attempts a on a.tenant_id = n.tenant_id and a.notification_id = n.id
    union all
      select n.tenant_id, n.order_id, r.id, 'notification.reported', n.audience, 'system', null, null,
        null, null, null,
        jsonb_build_object('id', n.id, 'channel', n.channel, 'template', n.template,
          'recipient', n.recipient, 'status', n.status, 'skipReason', n.skip_reason,
          'outcome', null, 'code', null, 'providerMessageId', a.provider_message_id, 'error', null,
          'report', r.status || coalesce(': ' || r.failure_reason, '')),
        null, r.received_at
      from notifications n
      join notification_reports r on r.tenant_id = n.tenant_id and r.notification_id = n.id
      join notification_attempts a on a.tenant_id = n.tenant_id and a.notification_id = n.id
        and a.id = r.attempt_id
    union all
      select d.tenant_id, d.order_id, d.id, 'webhook.queued', 'shop', 'system', null, null, null, null,
        null, null,
        jsonb_build_object('deliveryId', d.id, 'endpointId', e.id, 'url', substring(e.url from '^[a-z]+://[^/#' || chr(63) || ']+'), 'event', m.type,
          'status', d.status, 'outcome', null, 'statusCode', null, 'error', null),
        d.created_at
      from webhook_deliveries d
      join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      join webhook_messages m on m.tenant_id = d.tenant_id and m.id = d.message_id
      where d.order_id is not null
    union all
      select d.tenant_id, d.order_id, a.id, 'webhook.attempted', 'shop', 'system', null, null, null,
        null, null, null,
        jsonb_build_object('deliveryId', d.id, 'endpointId', e.id, 'url', substring(e.url from '^[a-z]+://[^/#' || chr(63) || ']+'), 'event', m.type,
          'status', d.status, 'outcome', a.outcome, 'statusCode', a.status_code, 'error', a.error),
        a.started_at
      from webhook_deliveries d
      join webhook_attempts a on a.tenant_id = d.tenant_id and a.delivery_id = d.id
      join webhook_endpoints e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id
      join webhook_messages m on m.tenant_id = d.tenant_id and m.id = d.message_id
      where d.order_id is not null;
    grant select on order_timeline to ${appRole};
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view order_timeline');
}
