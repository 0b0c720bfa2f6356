import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table account_tokens no force row level security;
    -- Keep only the newest of several open invitations of one address.
    update account_tokens older set revoked_at = now()
    where purpose = 'invitation' and used_at is null and revoked_at is null and exists (
      select from account_tokens newer
      where newer.tenant_id = older.tenant_id and newer.email = older.email and newer.id > older.id
        and newer.purpose = 'invitation' and newer.used_at is null and newer.revoked_at is null
    );
    alter table account_tokens force row level security;
    create unique index account_tokens_open_invitation on account_tokens (tenant_id, email)
      where purpose = 'invitation' and used_at is null and revoked_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index account_tokens_open_invitation');
}
