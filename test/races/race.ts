// Runs operations on one resource at the same time, and asks whether what came of it could have come of
// running them one after the other. What no serial order explains is a race.
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'safe-stable-stringify';
import type { OperationId } from '../../src/contract/types.js';
import { operations } from '../helpers/contract.js';
import type { Shop, User } from '../helpers/shop.js';

/** What a scenario has made, by the names under which outcomes are compared. */
export type Things = Record<string, string>;

export interface Write {
  operation: OperationId;
  /** Tells it from another write of the operation. */
  variant?: string;
  request(things: Things, shop: Shop): { as?: User; path: string; body?: unknown };
}

export interface Scenario {
  name: string;
  /** Makes a fresh resource. */
  open(shop: Shop): Promise<Things>;
  writes: Write[];
  /** What is there afterwards. */
  state(shop: Shop, things: Things): Promise<unknown>;
}

export const nameOf = ({ operation, variant }: Write): string =>
  variant === undefined ? operation : `${operation} (${variant})`;

const methods = new Map(operations.map(({ id, method }) => [id as string, method]));

async function send(shop: Shop, things: Things, write: Write): Promise<string> {
  const { as, path, body } = write.request(things, shop);
  const method = methods.get(write.operation)?.toUpperCase() as 'POST';
  const { statusCode, data } = await shop.request(method, path, {
    ...(as && { as }),
    ...(body !== undefined && { body }),
  });
  return `${statusCode} ${statusCode >= 400 ? data?.code : ''}`.trim();
}

const id = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** A secret at rest: each sealing gives another text. */
const sealed = /sealed:[\w:-]+/g;
const time = /\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g;

/** As text in which nothing is left that differs from run to run. */
function comparable(value: unknown, things: Things): string {
  const names = new Map(Object.entries(things).map(([name, one]) => [one, name]));
  const plain = (one: unknown): unknown => {
    if (one instanceof Date) return 'time';
    if (typeof one === 'string')
      return (names.get(one) ?? one)
        .replaceAll(id, (found) => names.get(found) ?? 'id')
        .replaceAll(sealed, 'sealed')
        .replaceAll(time, 'time');
    if (Array.isArray(one))
      return one.map(plain).sort((a, b) => compare(stringify(a), stringify(b)));
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).map(([key, inside]) => [key, plain(inside)]));
  };
  return stringify(plain(value)) ?? '';
}

const compare = (a = '', b = '') => (a < b ? -1 : a > b ? 1 : 0);

interface Outcome {
  answers: string[];
  state: string;
}

const show = ({ answers, state }: Outcome) => `${answers.join(' | ')} → ${state}`;

async function outcome(
  shop: Shop,
  scenario: Scenario,
  run: (things: Things) => Promise<string[]>,
): Promise<Outcome> {
  const things = await scenario.open(shop);
  const answers = await run(things);
  return { answers, state: comparable(await scenario.state(shop, things), things) };
}

/**
 * Returns true if a serial order has the same state and the same answers. A token is checked before the
 * operation begins. If the session ends in between, the operation may answer otherwise than 401, but it
 * must leave the same state.
 */
const isExplained = (found: Outcome, serial: Outcome[]): boolean =>
  serial.some(
    ({ answers, state }) =>
      state === found.state &&
      answers.every((one, n) => one === found.answers[n] || one === '401 unauthenticated'),
  );

function permutations<T>(items: T[]): T[][] {
  if (items.length < 2) return [items];
  return items.flatMap((first, n) =>
    permutations(items.filter((_, other) => other !== n)).map((rest) => [first, ...rest]),
  );
}

const underWay = '409 payment_not_possible';

/** Runs some of the writes in every order; the others count as refused. */
async function serialOutcomes(
  shop: Shop,
  scenario: Scenario,
  writes: Write[],
  some: number[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const order of permutations(some))
    outcomes.push(
      await outcome(shop, scenario, async (things) => {
        const answers = writes.map(() => underWay);
        for (const n of order) answers[n] = await send(shop, things, writes[n] as Write);
        return answers;
      }),
    );
  return outcomes;
}

/**
 * @param trials parallel runs, each with small random delays
 * @returns what no serial order explains
 */
export async function race(
  shop: Shop,
  scenario: Scenario,
  writes: Write[],
  trials: number,
): Promise<string[]> {
  const all = writes.map((_, n) => n);
  const explained = await serialOutcomes(shop, scenario, writes, all);
  const unexplained = new Set<string>();
  for (let trial = 0; trial < trials; trial += 1) {
    const found = await outcome(shop, scenario, (things) =>
      Promise.all(
        writes.map(async (write) => {
          if (trial > 0) await sleep(Math.random() * 6);
          return send(shop, things, write);
        }),
      ),
    );
    const failed = found.answers.some((answer) => answer.startsWith('5'));
    if (failed) unexplained.add(show(found));
    else if (!isExplained(found, explained)) {
      // Payment operations commit before and after the provider is called. What is refused in between
      // must leave the state that the others alone lead to.
      const others = all.filter((n) => found.answers[n] !== underWay);
      const without =
        others.length < all.length ? await serialOutcomes(shop, scenario, writes, others) : [];
      if (!isExplained(found, without)) unexplained.add(show(found));
    }
  }
  return unexplained.size === 0
    ? []
    : [
        ...[...unexplained].map((one) => `race: ${one}`),
        ...explained.map((one) => `serial: ${show(one)}`),
      ];
}
