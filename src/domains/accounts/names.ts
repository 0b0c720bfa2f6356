// What users and API keys are called, for lists of what they did.
import type { Ctx } from '../../context.js';
import { selectApiKeyNames } from './api-keys.sql.js';
import { selectUserNames } from './users.sql.js';

export interface ActorName {
  name: string;
  email: string | null;
}

/** @returns by id; those that are not of the tenant are not there */
export async function findNames(ctx: Ctx, ids: string[]): Promise<Map<string, ActorName>> {
  if (ids.length === 0) return new Map();
  const found = [...(await selectUserNames(ctx, ids)), ...(await selectApiKeyNames(ctx, ids))];
  return new Map(found.map(({ id, ...named }) => [id, named]));
}
