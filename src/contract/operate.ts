// Carries out an operation of the contract without a request, for commands and seeds: validated, by the
// same rules, and in the audit log.
import type { Ctx } from '../context.js';
import type { Page } from '../db/pages.js';
import { routes } from '../domains.js';
import { validatorsOf } from '../http/validation.js';
import { carryOut } from './audited.js';
import { rooms } from './generated/operations.js';
import type { AnyHandler } from './perform.js';
import type { Answer, Input, Operation, OperationId, Operations } from './types.js';

type Asked<K extends OperationId> = {
  [P in 'params' | 'query']?: Partial<Input<Operations[K]>[P]>;
} & { body?: Input<Operations[K]>['body'] };

type BodyOf<K extends OperationId> =
  Answer<Operations[K]> extends { body: infer B } ? B : undefined;

const operations = Object.assign({}, ...Object.values(rooms)) as Record<OperationId, Operation>;
const handlers = Object.assign({}, ...Object.values(routes)) as Record<OperationId, AnyHandler>;

/** @throws AppError as the operation's answers */
export async function operate<K extends OperationId>(
  ctx: Ctx,
  id: K,
  { params = {}, query = {}, body }: Asked<K> = {},
): Promise<BodyOf<K>> {
  const operation = operations[id];
  const validate = validatorsOf(operation);
  const input = { params: { ...params }, query: { ...query }, body };
  validate.params(input.params);
  validate.query(input.query);
  if (body !== undefined) validate.body(body);
  const isCurrent = () => true;
  const handled = await carryOut(ctx, operation, handlers[id], {
    ...input,
    headers: {},
    isCurrent,
  });
  return handled.body as BodyOf<K>;
}

/** @param ask for one page of a list */
export async function allPages<Item>(
  ask: (page: { limit: number; cursor?: string }) => Promise<unknown>,
  limit = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | undefined; items.length < limit; ) {
    const page = (await ask({
      limit: Math.min(100, limit - items.length),
      ...(cursor !== undefined && { cursor }),
    })) as Page<Item>;
    items.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  return items;
}
