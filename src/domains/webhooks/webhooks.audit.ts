// What the writes of webhooks change, for the audit log. Secrets are not part of what is read.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
  noLock,
} from '../../contract/audit-subjects.js';

import { lockDelivery, selectDelivery } from './webhook-deliveries.sql.js';
import { selectEndpoint } from './webhook-endpoints.sql.js';

const endpoint: AuditSubject = { type: 'webhookEndpoint', read: selectEndpoint, lock: noLock };
const delivery: AuditSubject = {
  type: 'webhookDelivery',
  read: selectDelivery,
  lock: lockDelivery,
};

export const webhookAudit: AuditOf<'webhooks'> = {
  createWebhookEndpoint: creates(endpoint),
  updateWebhookEndpoint: changes(endpoint, 'endpointId'),
  deleteWebhookEndpoint: changes(endpoint, 'endpointId'),
  rotateWebhookSecret: changes(endpoint, 'endpointId'),
  redeliverWebhook: changes(delivery, 'deliveryId'),
};
