// The fields of subscriptions: their `subscribe` functions, and what they know of their connection.
import type { FastifyRequest } from 'fastify';
import { type GraphQLSchema, getNamedType } from 'graphql';
import { Id } from '../contract/generated/common.js';
import { invalid } from '../errors.js';
import { fits } from '../lib/ajv.js';
import type { GraphqlContext } from './context.js';

/** What is used of a socket of `ws`. */
export interface Socket {
  readonly protocol: string;
  readonly readyState: number;
  readonly OPEN: number;
  send(data: string, done: (error?: Error) => void): void;
  close(code: number, reason: string): void;
  terminate(): void;
  ping(): void;
  on(event: 'message', listener: (data: unknown) => void): void;
  on(event: 'pong' | 'error', listener: () => void): void;
  once(event: 'close', listener: (code: number, reason: unknown) => void): void;
}

export interface Extra {
  socket: Socket;
  request: FastifyRequest;
  /** Subscriptions begun so far. */
  begun: number;
  /** Subscriptions that are open. */
  open: number;
}

export interface SubscriptionContext extends GraphqlContext {
  extra: Extra;
}

export type Subscribe = (
  root: unknown,
  args: never,
  context: GraphqlContext,
) => Promise<AsyncIterableIterator<unknown>>;

/**
 * @param idArguments names of the field's arguments that are ids
 * @returns the `subscribe` function of a field; its values come under the field's name
 */
export function subscriptionResolver(field: string, subscribe: Subscribe, idArguments: string[]) {
  return async (root: unknown, args: Record<string, unknown>, context: SubscriptionContext) => {
    for (const name of idArguments)
      if (args[name] != null && !fits(Id, args[name]))
        throw invalid(`\`${name}\` is not an id.`, [
          { pointer: `path.${name}`, detail: 'must match format "uuid"' },
        ]);
    // Subscriptions compare ids as text.
    const lower = Object.fromEntries(
      Object.entries(args).map(([name, value]) => [
        name,
        idArguments.includes(name) && typeof value === 'string' ? value.toLowerCase() : value,
      ]),
    );
    const values = await subscribe(root, lower as never, context);
    const { extra } = context;
    extra.open += 1;
    return named(field, values, () => {
      extra.open -= 1;
    });
  };
}

/** @returns names of a subscription field's arguments that are ids */
export function idArgumentsOf(schema: GraphQLSchema, field: string): string[] {
  const args = schema.getSubscriptionType()?.getFields()[field]?.args ?? [];
  return args.filter(({ type }) => getNamedType(type).name === 'ID').map(({ name }) => name);
}

function named(
  field: string,
  values: AsyncIterableIterator<unknown>,
  onEnd: () => void,
): AsyncIterableIterator<unknown> {
  let ended = false;
  const end = () => {
    if (!ended) onEnd();
    ended = true;
  };
  return {
    async next() {
      const { done, value } = await values.next();
      if (!done) return { done: false, value: { [field]: value } };
      end();
      return { done, value };
    },
    async return() {
      end();
      return (await values.return?.()) ?? { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
