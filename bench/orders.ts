// Placing an order of two lines, against the same statements run by pgbench.
import { roundTripsOf } from '../test/helpers/statements.js';
import { inTurns, load, type Row, warmUp } from './harness.js';
import { findPgbench, pgbench, scriptOf } from './pgbench.js';
import { anyTwo, fillStock, orderOf, ownApp, placing, planAnew, signUp } from './shop.js';
import type { World } from './world.js';

export async function orders(world: World): Promise<Row[]> {
  const path = findPgbench();
  await fillStock(world);
  const connections = 16;
  const api = await world.start('api', { DATABASE_POOL_SIZE: String(connections) });
  const headers = await signUp(api.base);
  const own = await ownApp(world);
  const statements = await own.statementsOf(placing(headers, [1, 1001]));
  await own.close();
  const [customer] = await world.sql<{ id: string; user: string }>(
    `select id, user_id as "user" from customers order by created_at desc limit 1`,
  );
  const constant = [world.tenantId, customer?.id ?? '', customer?.user ?? ''];
  const script = await scriptOf(world, statements, constant, [1, 1001]);
  const subject = (duration: number) =>
    load({
      ...{
        url: `${api.base}/v1/orders`,
        headers,
        duration,
        connections,
        method: 'POST' as const,
      },
      next: () => orderOf(anyTwo()),
    });
  const reference = (duration: number) => pgbench(path, world, script, { connections, duration });
  // An order is more code than a read, and slower: it takes longer until it is compiled.
  await subject(2 * warmUp);
  await reference(1);
  await planAnew(world);
  const row = await inTurns(
    'place an order of two lines',
    { subject: () => subject(4), reference: () => reference(4) },
    { unit: 'orders/s', goal: 'ratio ≥ 0.5, ≤ 12 statements' },
  );
  await api.stop();
  const { length } = statements;
  const roundTrips = roundTripsOf(statements);
  return [{ ...row, statements: length, roundTrips, note: 'against pgbench' }];
}
