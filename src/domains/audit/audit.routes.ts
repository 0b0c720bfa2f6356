// The REST door of the audit log.
import type { RoutesOf } from '../../contract/types.js';
import { ok } from '../../http/answers.js';
import { listAuditEntries } from './audit-log.js';

export const auditRoutes = {
  listAuditEntries: async (ctx, { query: { limit, cursor, includeTotal, ...filter } }) =>
    ok(
      await listAuditEntries(ctx, filter, {
        limit,
        includeTotal,
        ...(cursor !== undefined && { cursor }),
      }),
    ),
} satisfies RoutesOf<'audit'>;
