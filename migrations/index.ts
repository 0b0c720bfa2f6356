// The migrations in their order. Names carry no file ending, so that the compiled program finds
// applied what the sources applied.
import type { Knex } from 'knex';
import * as tenants from './0001_tenants.js';
import * as accounts from './0002_accounts.js';
import * as customers from './0003_customers.js';
import * as catalog from './0004_catalog.js';
import * as inventory from './0005_inventory.js';
import * as orders from './0006_orders.js';
import * as notifications from './0007_notifications.js';
import * as idempotency from './0008_idempotency.js';
import * as jobs from './0009_jobs.js';
import * as addresses from './0010_addresses.js';
import * as promotions from './0011_promotions.js';
import * as shipping from './0012_shipping.js';
import * as carts from './0013_carts.js';
import * as checkout from './0014_checkout.js';
import * as payments from './0015_payments.js';
import * as identity from './0016_identity.js';
import * as messages from './0017_messages.js';
import * as webhooks from './0018_webhooks.js';
import * as timeline from './0019_timeline.js';
import * as search from './0020_search.js';
import * as images from './0021_images.js';
import * as health from './0022_health.js';
import * as audit from './0023_audit.js';
import * as fewerLocks from './0024_fewer_locks.js';
import * as sessions from './0025_sessions.js';
import * as workerRole from './0026_worker_role.js';
import * as oneInvitation from './0027_one_invitation.js';
import * as paymentStates from './0028_payment_states.js';
import * as promoReasonAndFormerSecrets from './0029_promo_reason_and_former_secrets.js';
import * as importsOfRealFiles from './0030_imports_of_real_files.js';
import * as searchInEveryScript from './0031_search_in_every_script.js';
import * as messageChannels from './0032_message_channels.js';

const migrations: Record<string, Knex.Migration> = {
  '0001_tenants': tenants,
  '0002_accounts': accounts,
  '0003_customers': customers,
  '0004_catalog': catalog,
  '0005_inventory': inventory,
  '0006_orders': orders,
  '0007_notifications': notifications,
  '0008_idempotency': idempotency,
  '0009_jobs': jobs,
  '0010_addresses': addresses,
  '0011_promotions': promotions,
  '0012_shipping': shipping,
  '0013_carts': carts,
  '0014_checkout': checkout,
  '0015_payments': payments,
  '0016_identity': identity,
  '0017_messages': messages,
  '0018_webhooks': webhooks,
  '0019_timeline': timeline,
  '0020_search': search,
  '0021_images': images,
  '0022_health': health,
  '0023_audit': audit,
  '0024_fewer_locks': fewerLocks,
  '0025_sessions': sessions,
  '0026_worker_role': workerRole,
  '0027_one_invitation': oneInvitation,
  '0028_payment_states': paymentStates,
  '0029_promo_reason_and_former_secrets': promoReasonAndFormerSecrets,
  '0030_imports_of_real_files': importsOfRealFiles,
  '0031_search_in_every_script': searchInEveryScript,
  '0032_message_channels': messageChannels,
};

export const migrationNames = Object.keys(migrations);

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => migrationNames,
  getMigrationName: (name) => name,
  getMigration: async (name) => migrations[name] as Knex.Migration,
};
