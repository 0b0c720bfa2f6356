// Carries out a handler and writes into the audit log what it changed, where somebody who works for
// the shop asked for it. The entry stands in the transaction of the change.
import { stringify } from 'safe-stable-stringify';
import type { Ctx } from '../context.js';
import { inTenant, transaction } from '../db/transaction.js';
import { concludeEntry, insertEntry, type NewEntry } from '../domains/audit/index.js';
import { auditTable } from '../domains.js';
import { AppError, unauthenticated } from '../errors.js';
import { newId } from '../lib/ids.js';
import type { AuditedWrite } from './audit-subjects.js';
import type { AnyHandler, AnyInput } from './perform.js';
import type { Operation } from './types.js';

type Handled = Awaited<ReturnType<AnyHandler>>;
type State = Record<string, unknown> | null;

/** @throws what the handler throws; nothing is written then, and nothing was changed */
export async function carryOut(
  ctx: Ctx,
  { id: operation, callsOut, roles }: Pick<Operation, 'id' | 'callsOut' | 'roles'>,
  handler: AnyHandler,
  input: AnyInput,
): Promise<Handled> {
  const write = (auditTable as Record<string, AuditedWrite | null>)[operation];
  if (!write || !worksForShop(ctx)) return handler(ctx, input);
  const work = { operation, write, handler, input, isAsked: isAboveStaff(roles) };
  return callsOut ? acrossCalls(ctx, work) : transaction(ctx, (ctx) => inOneGo(ctx, work));
}

/**
 * The same for what the operator does by a command that is no operation of the contract.
 *
 * @param operation what the log calls it
 * @param handler runs in one transaction with the entry
 */
export const carryOutCommand = (
  ctx: Ctx,
  operation: string,
  write: AuditedWrite,
  handler: (ctx: Ctx) => Promise<Handled>,
): Promise<Handled> =>
  transaction(ctx, (ctx) =>
    inOneGo(ctx, { operation, write, handler, input: noInput, isAsked: true }),
  );

const noInput: AnyInput = {
  params: {},
  query: {},
  headers: {},
  body: undefined,
  isCurrent: () => true,
};

/** Jobs do not come this way: who has no token here is the operator. */
const worksForShop = ({ actor }: Ctx) =>
  actor.kind === 'system' ||
  (actor.kind === 'user' && actor.roles.some((role) => role !== 'customer'));

/** Returns true for operations that neither customers nor staff may use. They can change rights. */
const isAboveStaff = (roles: Operation['roles']) =>
  roles.length > 0 && roles.every((role) => role !== 'customer' && role !== 'staff');

interface Work {
  operation: string;
  /** True if the caller is checked again without the cache. */
  isAsked: boolean;
  write: AuditedWrite;
  handler: AnyHandler;
  input: AnyInput;
}

async function inOneGo(
  ctx: Ctx,
  { operation, write, handler, input, isAsked }: Work,
): Promise<Handled> {
  const { subject } = write;
  const known = await write.idOf(ctx, input);
  const touched = known === null ? [] : [known, ...((await write.alsoOf?.(ctx, input)) ?? [])];
  const before = new Map<string, State>();
  for (const id of touched) {
    await subject.lock(ctx, id);
    before.set(id, await stateOf(ctx, write, id));
  }
  // Callers are cached for some seconds. A removed admin must not use this time to regain rights.
  if (isAsked && !(await ctx.deps.callers.isValidNow(ctx))) throw unauthenticated();
  const handled = await handler(ctx, input);
  if (known === null) touched.push(write.madeOf(handled.body));
  for (const id of touched) {
    const changed = difference(before.get(id) ?? null, await stateOf(ctx, write, id));
    if (write.onlyChanges && isNothing(changed)) continue;
    const [subjectType, outcome] = [subject.type, 'done'] as const;
    const tenantId = subject.tenantOf?.(id) ?? ctx.tenant.id;
    await inTenant(ctx, tenantId, () =>
      insertEntry(ctx, tenantId, {
        ...{ id: newId(), operation, subjectType, subjectId: id, outcome },
        ...changed,
      }),
    );
  }
  return handled;
}

/** A call to a provider cannot be undone: the entry comes before it, and says afterwards how it went. */
async function acrossCalls(ctx: Ctx, { operation, write, handler, input }: Work): Promise<Handled> {
  const { subject } = write;
  const known = await write.idOf(ctx, input);
  const before = known === null ? null : await stateOf(ctx, write, known);
  const entry: NewEntry = {
    id: newId(),
    operation,
    subjectType: subject.type,
    subjectId: known,
    outcome: 'unknown',
    before,
    after: null,
  };
  await transaction(ctx, (ctx) => insertEntry(ctx, ctx.tenant.id, entry));
  let handled: Handled;
  try {
    handled = await handler(ctx, input);
  } catch (error) {
    // What a rule refuses has called nobody.
    if (error instanceof AppError && !ctx.outside?.called)
      await conclude(ctx, () => ({ ...entry, outcome: 'refused', before: null }));
    throw error;
  }
  await conclude(ctx, async () => {
    const subjectId = known ?? write.madeOf(handled.body);
    const after = await stateOf(ctx, write, subjectId);
    return { ...entry, subjectId, outcome: 'done', ...difference(before, after) };
  });
  return handled;
}

/** It has happened: nothing from here on may make it look as if it had not. */
async function conclude(ctx: Ctx, say: () => Promise<NewEntry> | NewEntry): Promise<void> {
  try {
    const entry = await say();
    await transaction(ctx, (ctx) => concludeEntry(ctx, entry));
  } catch (error) {
    ctx.log.error({ err: error }, 'an entry of the audit log stays without its outcome');
  }
}

async function stateOf(ctx: Ctx, { subject }: AuditedWrite, id: string): Promise<State> {
  try {
    const state = await subject.read(ctx, id);
    // As it would be answered: without what is undefined.
    return state ? (JSON.parse(JSON.stringify(state)) as State) : null;
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
}

interface Changed {
  before: State;
  after: State;
}

const isNothing = ({ before, after }: Changed) =>
  before !== null && after !== null && Object.keys(after).length === 0;

/** Said of a thing by others than whoever changes it: the time of a change is the entry's own. */
const notItsOwn = new Set(['updatedAt', 'lastUsedAt']);

/** Of a change only the members that differ. */
function difference(before: State, after: State): Changed {
  if (before === null || after === null) return { before, after };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !notItsOwn.has(name) && stringify(before[name]) !== stringify(after[name]),
  );
  const pick = (state: Record<string, unknown>) =>
    Object.fromEntries(names.map((name) => [name, state[name] ?? null]));
  return { before: pick(before), after: pick(after) };
}
