// `kontor tenants`: the shops that one Kontor serves.
import type { TenantSettings } from '../../context.js';
import type { Tenant } from '../../contract/generated/tenants.js';
import { allPages, operate } from '../../contract/operate.js';
import { noTenant, systemContext } from '../../db/tenancy.js';
import type { Deps } from '../../deps.js';
import { CommandError } from '../run-command.js';
import type { Output } from './output.js';
import type { Cli } from './program.js';

const platform = (deps: Deps) => systemContext(deps, noTenant, 'kontor tenants');

const show = (out: Output, tenant: Tenant) =>
  out.one(tenant, {
    id: tenant.id,
    slug: tenant.slug,
    name: tenant.name,
    currency: tenant.currency,
    default: tenant.isDefault,
    suspended: tenant.suspended,
    ...(tenant.settings as Record<string, string | number | boolean>),
  });

export function addTenantCommands({ program, act }: Cli): void {
  const tenants = program.command('tenants').description('the shops that one Kontor serves');

  tenants
    .command('list')
    .description('list tenants, suspended ones too')
    .option('--q <text>', 'a part of the slug or the name')
    .action(
      act<{ q?: string }>(async ({ deps, out }, { q }) => {
        const filter = q === undefined ? {} : { q };
        const found = await allPages<Tenant>((page) =>
          operate(platform(deps), 'listTenants', { query: { ...filter, ...page } }),
        );
        out.rows(found, {
          slug: (tenant) => tenant.slug,
          name: (tenant) => tenant.name,
          currency: (tenant) => tenant.currency,
          default: (tenant) => tenant.isDefault,
          suspended: (tenant) => tenant.suspended,
          id: (tenant) => tenant.id,
        });
      }),
    );

  tenants
    .command('create')
    .description('add an empty shop; its first admin comes from `kontor users create --role admin`')
    .argument('<slug>', 'short name in lower case, for X-Tenant-Id')
    .requiredOption('--name <name>', 'what it is called')
    .requiredOption('--currency <code>', 'ISO 4217; it stays')
    .option('--set <setting=value...>', 'settings, as in updateTenant')
    .action(
      act<{ name: string; currency: string; set?: string[] }>(
        async ({ deps, out }, { name, currency, set }, [slug]) => {
          const settings = settingsOf(set) as TenantSettings;
          const body = { slug: slug as string, name, currency, ...(set && { settings }) };
          show(out, await operate(platform(deps), 'createTenant', { body }));
        },
      ),
    );

  tenants
    .command('update')
    .description('change a shop')
    .argument('<slug>', 'which one')
    .option('--name <name>', 'what it is called')
    .option('--default', 'the one of requests that name none')
    .option('--suspend', 'nothing in it can be read or changed')
    .option('--resume', 'take it back')
    .option(
      '--set <setting=value...>',
      'settings, as in updateTenant; without a value it is emptied',
    )
    .action(
      act<{ name?: string; default?: true; suspend?: true; resume?: true; set?: string[] }>(
        async ({ deps, out }, options, [slug]) => {
          const { name, suspend, resume, set } = options;
          if (suspend && resume) throw new CommandError('Either --suspend or --resume.');
          const body = {
            ...(name !== undefined && { name }),
            ...(options.default && { isDefault: true }),
            ...((suspend || resume) && { suspended: suspend === true }),
            ...(set && { settings: settingsOf(set) }),
          };
          if (Object.keys(body).length === 0) throw new CommandError('There is nothing to change.');
          const { id } = await deps.tenants.evenSuspended(slug as string);
          show(
            out,
            await operate(platform(deps), 'updateTenant', { params: { tenantId: id }, body }),
          );
        },
      ),
    );
}

/** `orderExpiryMinutes=30` by the types that the contract gives them; the contract refuses the rest. */
function settingsOf(pairs: string[] = []): Record<string, string | number | boolean | null> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value = ''] = /^([A-Za-z]+)=(.*)$/s.exec(pair) ?? [];
      if (name === undefined) throw new CommandError(`--set takes name=value, not ${pair}.`);
      if (value === '') return [name, null];
      if (/^\d{1,9}$/.test(value)) return [name, Number(value)];
      return [name, value === 'true' ? true : value === 'false' ? false : value];
    }),
  );
}
