// What must not compile. Each expectation is an error of the compiler's; `npm run typecheck` fails
// where one is missing, so this file is a test by being checked.
import t from 'tap';
import type { RoutesOf } from '../../src/contract/types.js';
import { accepted, created, ok } from '../../src/http/answers.js';

type Health = Pick<RoutesOf<'health'>, 'getLiveness' | 'getReadiness'>;
type Inventory = RoutesOf<'inventory'>;

const ready = { status: 'ready', database: 'up', migrations: 'current' } as const;
const good: Health = {
  getLiveness: async () => ok({ status: 'ok' as const }),
  getReadiness: async () => ok(ready),
};

// @ts-expect-error a missing handler
export const missing: Health = { getLiveness: good.getLiveness };

// @ts-expect-error a surplus handler
export const surplus = { ...good, getNothing: async () => ok({}) } satisfies Health & {
  getNothing?: never;
};

// @ts-expect-error a wrong body
export const wrongBody: Health['getLiveness'] = async () => ok({ status: 'fine' as const });

// @ts-expect-error a field that is missing
export const missingField: Health['getReadiness'] = async () => ok({ status: 'ready' as const });

// @ts-expect-error an undeclared status
export const wrongStatus: Health['getLiveness'] = async () => created({ status: 'ok' as const });

// @ts-expect-error an undeclared status, though the body fits
export const otherStatus: Health['getReadiness'] = async () => accepted(ready, '/');

// @ts-expect-error a parameter that the contract does not know
export const wrongParam: Inventory['adjustStock'] = async (_ctx, { params }) => params.orderId;

// @ts-expect-error a field of the body that the contract does not know
export const wrongField: Inventory['adjustStock'] = async (_ctx, { body }) => body.quantity;

t.pass('the compiler has checked this file');
