// Reads the audit log, with the names of those who did it.
import type { Ctx } from '../../context.js';
import type { AuditEntry } from '../../contract/generated/audit.js';
import type { Page, PageRequest } from '../../db/pages.js';
import { findNames } from '../accounts/index.js';
import { type EntryFilter, selectEntryPage } from './audit.sql.js';

export async function listAuditEntries(
  ctx: Ctx,
  filter: EntryFilter,
  request: PageRequest,
): Promise<Page<AuditEntry>> {
  const { items, ...rest } = await selectEntryPage(ctx, withPlainId(filter), request);
  const ids = new Set(items.flatMap(({ actorId }) => (actorId === null ? [] : [actorId])));
  const names = await findNames(ctx, [...ids]);
  return {
    ...rest,
    items: items.map(({ actorKind: kind, actorId: id, actorRoles: roles, ...entry }) => {
      const { name = null, email = null } = (id !== null && names.get(id)) || {};
      return { ...entry, actor: { kind, id, roles, name, email } };
    }),
  };
}

/** UUIDs are kept in lower case; paths of templates are as they are. */
function withPlainId({ subjectId, ...filter }: EntryFilter): EntryFilter {
  if (subjectId === undefined) return filter;
  return { ...filter, subjectId: subjectId.includes('/') ? subjectId : subjectId.toLowerCase() };
}
