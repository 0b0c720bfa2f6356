// A resolver for each operation of the contract. It does what the route does, by the same rules:
// roles, rate limits, validation, idempotency; only arguments and answer have another form.
import { SpanKind } from '@opentelemetry/api';
import type { TSchema } from '@sinclair/typebox';
import type { FastifyRequest } from 'fastify';
import { mayCall } from '../auth/policy.js';
import { carryOut } from '../contract/audited.js';
import type { Problem } from '../contract/generated/common.js';
import type { Mounted } from '../contract/mount.js';
import { type AnyInput, contextOf, perform } from '../contract/perform.js';
import type { Operation } from '../contract/types.js';
import type { Page } from '../db/pages.js';
import type { Deps } from '../deps.js';
import { forbidden, invalid, retryAfterOf, unauthenticated } from '../errors.js';
import { ifMatch } from '../http/conditional.js';
import type { RateLimits } from '../http/rate-limits.js';
import { anonymousCaller, type Caller } from '../http/security.js';
import { faultOfText } from '../http/text-rules.js';
import { serializerOf, type Validate, validatorsOf } from '../http/validation.js';
import { traced } from '../tracing.js';
import type { GraphqlContext } from './context.js';
import { problemToError } from './errors.js';
import { fieldOf } from './names.js';

export interface LimitedOperation extends Mounted {
  limits: RateLimits;
}

type Args = Record<string, unknown>;
type RootResolver = (root: unknown, args: Args, context: GraphqlContext) => Promise<unknown>;

export interface RootResolvers {
  Query: Record<string, RootResolver>;
  Mutation: Record<string, RootResolver>;
}

/** Fields of a room's own beside those of its operations, which they may ask. */
export type RoomResolvers = (
  operations: RootResolvers,
) => Record<
  string,
  Record<string, (root: unknown, args: never, context: GraphqlContext) => unknown>
>;

export function rootResolvers(deps: Deps, operations: LimitedOperation[]): RootResolvers {
  const resolvers: RootResolvers = { Query: {}, Mutation: {} };
  for (const one of operations) {
    const { operation } = one;
    const field = fieldOf(operation.id, operation.method);
    if (field === undefined) continue;
    const type = operation.method === 'GET' ? 'Query' : 'Mutation';
    const resolve = resolverOf(deps, one);
    const about = { 'kontor.operation': operation.id };
    resolvers[type][field] = (root, args, context) =>
      traced(`${type}.${field}`, SpanKind.INTERNAL, about, () =>
        resolve(root, args, context).catch((error: unknown) => {
          const wait = retryAfterOf(error);
          if (wait !== undefined) context.reply.header('retry-after', wait);
          throw error;
        }),
      );
  }
  return resolvers;
}

function resolverOf(deps: Deps, { operation, handler, limits }: LimitedOperation): RootResolver {
  const validate = validatorsOf(operation);
  const serialize = (status: number, body: unknown) =>
    serializerOf(operation.replies[status]?.schema as object)(body);
  return async (_root, args, context) => {
    const { request, reply } = context;
    const caller = await callerOf(deps, operation, context);
    // As this operation's own request would look to its rate limits.
    const asked = Object.assign(Object.create(request), { caller, body: args.input });
    await limits.early(asked, reply);
    const input = inputOf(operation, validate, args);
    await limits.late?.(asked, reply);
    const key = operation.idempotent ? keyOf(request, args) : undefined;
    if (key === undefined) {
      const ctx = contextOf(deps, caller, request.log, request.id);
      const { body } = await carryOut(ctx, operation, handler, input);
      return toResult(body, (more) => askAgain(handler, ctx, input, more));
    }
    const answer = await perform(deps, {
      operation,
      handler,
      caller,
      log: request.log,
      requestId: request.id,
      instance: '/graphql',
      input,
      condition: conditionOf(args) ?? null,
      key,
      serialize,
    });
    if (answer.replayed) reply.header('idempotency-replayed', 'true');
    if (answer.status >= 400) throw problemToError(JSON.parse(answer.body as string) as Problem);
    return answer.body === null ? true : JSON.parse(answer.body);
  };
}

/** Operations that need no token are for the tenant of the header, whoever asks, as over REST. */
async function callerOf(
  deps: Deps,
  operation: Operation,
  { request }: GraphqlContext,
): Promise<Caller> {
  const caller = request.caller as Caller;
  if (operation.access === 'public') return anonymousCaller(deps, operation, request);
  if (operation.access === 'required') {
    if (caller.actor.kind !== 'user') throw unauthenticated();
    if (!mayCall(caller.actor.roles, operation.roles)) throw forbidden();
  }
  return caller;
}

const conditionOf = ({ expectedVersion }: Args) =>
  expectedVersion == null ? undefined : `"${expectedVersion}"`;

function inputOf(
  operation: Operation,
  validate: Record<Validate, (data: unknown) => void>,
  args: Args,
): AnyInput {
  const { input, first, after } = args;
  const renamed: Args = { ...args, limit: first, cursor: after };
  const pick = (schema: TSchema) =>
    Object.fromEntries(
      Object.keys(schema.properties ?? {}).flatMap((name) =>
        renamed[name] == null ? [] : [[name, renamed[name]]],
      ),
    );
  const params = pick(operation.params);
  const query = pick(operation.query);
  const badText =
    faultOfText(params, 'path') ?? faultOfText(query, 'query') ?? faultOfText(input, '');
  if (badText) throw badText;
  validate.params(params);
  validate.query(query);
  const body = input == null ? undefined : plain(input);
  if (body !== undefined) validate.body(body);
  return { params, query, headers: {}, body, isCurrent: ifMatch(conditionOf(args)) };
}

/** graphql-js makes objects without a prototype, which Ajv and the fingerprint need not meet. */
const plain = (value: unknown): unknown => structuredClone(value);

function keyOf(request: FastifyRequest, args: Args): string | undefined {
  const { idempotencyKey } = args;
  const key = request.headers['idempotency-key'] ?? idempotencyKey ?? undefined;
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid('The idempotency key is not one.', [
      { pointer: 'header.idempotency-key', detail: 'must be 1 to 255 visible characters' },
    ]);
  }
  return key;
}

type WholeList = Pick<Page<unknown>, 'total'> & { facets?: unknown };

/**
 * Pages become connections; nothing becomes true; all else is answered as it is.
 *
 * @param ask for what a page says of the whole list, when a query wants to know it
 */
function toResult(body: unknown, ask: (more: object) => Promise<WholeList>): unknown {
  if (body === undefined) return true;
  const { items, nextCursor, cursorAt } = body as Partial<Page<unknown>>;
  if (items === undefined || nextCursor === undefined) return body;
  const cursor = (index: number) => cursorAt?.(index) ?? '';
  return {
    edges: items.map((node, index) => ({ node, cursor: cursor(index) })),
    nodes: items,
    pageInfo: {
      hasNextPage: nextCursor !== null,
      // Pages are walked forwards only, and a cursor does not tell what came before it.
      hasPreviousPage: false,
      startCursor: items.length > 0 ? cursor(0) : null,
      endCursor: items.length > 0 ? cursor(items.length - 1) : null,
    },
    totalCount: async () => (await ask({ includeTotal: true })).total ?? 0,
    facets: async () => (await ask({ includeFacets: true })).facets,
  };
}

async function askAgain(
  handler: Mounted['handler'],
  ctx: Parameters<Mounted['handler']>[0],
  input: AnyInput,
  more: object,
): Promise<WholeList> {
  const { cursor: _, ...query } = input.query as Args;
  const { body } = await handler(ctx, { ...input, query: { ...query, limit: 1, ...more } });
  return body as WholeList;
}
