import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Why the promo code of a draft takes nothing off, as of its last pricing.
    alter table orders add column promo_reason text;
    -- Sealed secrets before the previous one, with the end of their overlap: [{secret, until}].
    alter table webhook_endpoints add column former_secrets jsonb not null default '[]';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table orders drop column promo_reason;
    alter table webhook_endpoints drop column former_secrets;
  `);
}
