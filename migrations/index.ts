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
};

export const migrationNames = Object.keys(migrations);

export const migrationSource: Knex.MigrationSource<string> = {
  getMigrations: async () => migrationNames,
  getMigrationName: (name) => name,
  getMigration: async (name) => migrations[name] as Knex.Migration,
};
