import type { Knex } from 'knex';
import { appRole } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- The state of the mail server and the SMS provider, for all tenants.
    create table message_channels (
      channel text primary key check (channel in ('email', 'sms')),
      -- Null if the last message was sent.
      failing_since timestamptz,
      failed_at timestamptz not null
    );
    grant select, insert, update on message_channels to ${appRole};
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table message_channels');
}
