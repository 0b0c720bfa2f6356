import type { Knex } from 'knex';
import { ownByTenant } from './support.js';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Where the login or its last refresh came from; null for tokens of earlier versions.
    alter table refresh_tokens add column user_agent text, add column network text;

    alter table users
      add column email_verified_at timestamptz,
      -- Registered where addresses have to be verified: cannot log in until then.
      add column verification_pending boolean not null default false;

    -- Links that are sent by e-mail; each works once. Only a hash of the secret is kept.
    create table account_tokens (
      tenant_id uuid not null references tenants,
      id uuid not null,
      purpose text not null check (purpose in ('password_reset', 'email_verification', 'invitation')),
      -- Null for an invitation, whose user does not exist yet.
      user_id uuid,
      email text not null check (email = lower(email)),
      -- Of an invitation.
      role text check (role in ('customer', 'staff', 'admin', 'service')),
      secret_hash bytea not null,
      created_by uuid,
      created_at timestamptz not null default now(),
      expires_at timestamptz not null,
      used_at timestamptz,
      revoked_at timestamptz,
      primary key (tenant_id, id),
      foreign key (tenant_id, user_id) references users on delete cascade,
      check ((purpose = 'invitation') = (user_id is null)),
      check ((purpose = 'invitation') = (role is not null))
    );
    create index account_tokens_by_user on account_tokens (tenant_id, user_id) where user_id is not null;
    create index account_tokens_by_email on account_tokens (tenant_id, email) where purpose = 'invitation';
    create index account_tokens_expiry on account_tokens (tenant_id, expires_at);
    create index api_keys_by_creator on api_keys (tenant_id, created_by);

    alter table notifications drop constraint notifications_audience_check;
    alter table notifications add constraint notifications_audience_check
      check (audience in ('customer', 'shop', 'account'));
  `);
  await ownByTenant(knex, 'account_tokens');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    delete from notification_reports where (tenant_id, notification_id) in
      (select tenant_id, id from notifications where audience = 'account');
    delete from notification_attempts where (tenant_id, notification_id) in
      (select tenant_id, id from notifications where audience = 'account');
    delete from notifications where audience = 'account';
    alter table notifications drop constraint notifications_audience_check;
    alter table notifications add constraint notifications_audience_check
      check (audience in ('customer', 'shop'));
    drop index api_keys_by_creator;
    drop table account_tokens;
    alter table users drop column email_verified_at, drop column verification_pending;
    alter table refresh_tokens drop column user_agent, drop column network;
  `);
}
