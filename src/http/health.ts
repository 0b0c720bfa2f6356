// Whether the process lives and whether it can serve.
import { migrationNames } from '../../migrations/index.js';
import type { RoutesOf } from '../contract/types.js';
import { untenanted } from '../db/connect.js';
import { unavailable } from '../errors.js';
import { ok } from './answers.js';

export const healthRoutes = {
  getLiveness: async () => ok({ status: 'ok' as const }),

  getReadiness: async (ctx) => {
    const applied = await untenanted(ctx.deps.pool)
      .query<{ name: string }>('select name from knex_migrations')
      .catch(() => {
        throw unavailable('The database does not answer.');
      });
    const names = new Set(applied.map((row) => row.name));
    if (!migrationNames.every((name) => names.has(name)))
      throw unavailable('Migrations are missing.');
    return ok({
      status: 'ready' as const,
      database: 'up' as const,
      migrations: 'current' as const,
    });
  },
} satisfies RoutesOf<'health'>;
