// Several API processes behind one port: one leads and starts the others again, they serve. A process of
// Node.js uses one core; a group uses as many as it has members.
import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { AggregatorRegistry, type Registry } from 'prom-client';
import type { Config } from './config.js';
import type { Log } from './context.js';
import { serveMetrics } from './http/metrics-server.js';

/** What one process counts, as prom-client writes it. */
type Counted = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

type Message =
  | { kontor: 'end' }
  | { kontor: 'count'; id: number }
  | { kontor: 'counted'; id: number; counted: Counted };

/** Milliseconds. */
const times = {
  /** Before a member that ended is started again; doubles up to the last while members end young. */
  pause: { first: 500, last: 30_000, young: 10_000 },
  /** Until a member is told once more to end. */
  again: 1_000,
  /** That a member has to say what it counts. */
  counting: 2_000,
  /** That members have to end, beside SHUTDOWN_DELAY_SECONDS: somewhat more than they take themselves. */
  ending: 35_000,
};

/**
 * Leads a group until the process is told to end. Where no member ever came to serve, the process ends
 * with 1: what keeps it from serving is in their output.
 *
 * @param size how many serve
 */
export async function leadGroup(size: number, config: Config, log: Log): Promise<void> {
  const life = { ending: false, served: false };
  const pause = { now: times.pause.first };

  function start(): void {
    const begun = Date.now();
    const member = cluster.fork();
    member.on('message', (message: Message) => {
      if (message.kontor === 'count')
        answer(member, message.id).catch((err: unknown) =>
          log.error({ err }, 'the metrics of the API processes cannot be added up'),
        );
    });
    member.once('listening', () => {
      life.served = true;
    });
    member.once('exit', async (code, signal) => {
      bury(member);
      if (life.ending) return;
      if (!life.served) {
        life.ending = true;
        await endMembers();
        process.exit(1);
      }
      log.error(
        { code, signal, pid: member.process.pid },
        'an API process ended; starting another',
      );
      const young = Date.now() - begun < times.pause.young;
      pause.now = young ? Math.min(pause.now * 2, times.pause.last) : times.pause.first;
      await sleep(pause.now);
      if (!life.ending) start();
    });
  }

  const stopMetrics = await serveMetrics(countAll, config);
  closeWithGrace(
    { delay: times.ending + config.SHUTDOWN_DELAY_SECONDS * 1000, logger: log as never },
    async ({ err, signal }) => {
      if (err) log.error({ err }, 'the leader of the API processes is in an unknown state');
      log.info({ signal }, 'shutting down all API processes');
      life.ending = true;
      await endMembers();
      await stopMetrics();
    },
  );
  log.info({ size }, 'starting API processes');
  for (let n = 0; n < size; n += 1) start();
}

const members = (): Worker[] =>
  Object.values(cluster.workers ?? {}).filter((member) => member !== undefined);

/** To one that may be gone by now. */
const send = (member: Worker, message: Message): boolean =>
  member.isConnected() && member.send(message, () => {});

async function endMembers(): Promise<void> {
  const ends = members().map((member) => new Promise((done) => member.once('exit', done)));
  const tell = () => {
    for (const member of members()) send(member, { kontor: 'end' });
  };
  tell();
  // One that is still starting does not hear it yet.
  const timer = setInterval(tell, times.again);
  await Promise.all(ends);
  clearInterval(timer);
}

async function answer(member: Worker, id: number): Promise<void> {
  const registry = await countAll();
  send(member, { kontor: 'counted', id, counted: await registry.getMetricsAsJSON() });
}

let lastId = 0;

/** What each member counted last. */
const latest = new Map<Worker, Counted>();
/** What those counted that are gone: a counter never falls, or it would look like a new beginning. */
let buried: Counted = [];

const isCounter = ({ type }: Counted[number]) => ['counter', 'histogram'].includes(String(type));

/** One that has ended: what it counted counts on, what it measured at a moment is over. */
function bury(member: Worker): void {
  const counted = latest.get(member) ?? [];
  latest.delete(member);
  buried = [...buried, ...counted.filter(isCounter)];
}

/** @returns what all members count together; of one that does not say it in time, what it said last */
async function countAll(): Promise<Registry> {
  const asked = members();
  const counts = await Promise.all(asked.map((member) => ask(member)));
  for (const [at, member] of asked.entries()) {
    const counted = counts[at];
    if (counted && !member.isDead()) latest.set(member, counted);
  }
  // Each metric of each that is gone is one more to add; together they are one again.
  buried = await AggregatorRegistry.aggregate([buried] as never).getMetricsAsJSON();
  return AggregatorRegistry.aggregate([buried, ...latest.values()] as never);
}

function ask(member: Worker): Promise<Counted | undefined> {
  lastId += 1;
  const id = lastId;
  return new Promise((done) => {
    const settle = (counted?: Counted) => {
      clearTimeout(timer);
      member.off('message', hear);
      member.off('exit', leave);
      done(counted);
    };
    const hear = (message: Message) => {
      if (message.kontor === 'counted' && message.id === id) settle(message.counted);
    };
    const leave = () => settle();
    const timer = setTimeout(settle, times.counting);
    member.on('message', hear);
    member.once('exit', leave);
    if (!send(member, { kontor: 'count', id })) settle();
  });
}

/**
 * Makes the process a member of its group, where it has one.
 *
 * @param registry what it counts by itself
 * @param end called when the leader says so, or is gone
 * @returns what the whole group counts
 */
export function joinGroup(registry: Registry, end: () => void): () => Promise<Registry> {
  const { worker } = cluster;
  if (!worker) return async () => registry;
  const waiting = new Map<number, (counted: Counted) => void>();
  worker.on('message', async (message: Message) => {
    if (message.kontor === 'end') end();
    if (message.kontor === 'count') {
      const counted = await registry.getMetricsAsJSON();
      send(worker, { kontor: 'counted', id: message.id, counted });
    }
    if (message.kontor === 'counted') waiting.get(message.id)?.(message.counted);
  });
  worker.once('disconnect', end);
  return async () => {
    lastId += 1;
    const id = lastId;
    const counted = await new Promise<Counted | undefined>((done) => {
      const timer = setTimeout(() => done(undefined), times.counting * 2);
      waiting.set(id, (value) => {
        clearTimeout(timer);
        done(value);
      });
      send(worker, { kontor: 'count', id });
    });
    waiting.delete(id);
    return counted ? AggregatorRegistry.aggregate([counted] as never) : registry;
  };
}
