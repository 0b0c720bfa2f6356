// Records failures of the mail server and the SMS provider, and logs each outage once.
import type { Ctx } from '../../context.js';
import { untenanted } from '../../db/connect.js';
import { systemContext } from '../../db/tenancy.js';
import { SendError } from '../../integrations/send-error.js';
import { type Channel, countQueued, markFailing, markWorking } from './channel-states.sql.js';

/** Successes within this time of the last recorded one are not written. */
const successIntervalMs = 5_000;

/**
 * Records the result of an attempt to send a message.
 *
 * @param result the error if the attempt failed
 */
export async function recordAttempt(ctx: Ctx, channel: Channel, result: unknown): Promise<void> {
  const { deps, log } = ctx;
  const db = untenanted(deps.pool);
  if (result instanceof SendError) {
    // The provider rejected one message; others may pass.
    if (!result.ofChannel) return;
    deps.workingChannels.delete(channel);
    if (!(await markFailing(db, channel))) return;
    const waiting = await countWaiting(ctx, channel);
    log.warn({ channel, waiting }, 'messages cannot be sent; they stay queued and are retried');
    return;
  }
  if (Date.now() - (deps.workingChannels.get(channel) ?? 0) < successIntervalMs) return;
  deps.workingChannels.set(channel, Date.now());
  const seconds = await markWorking(db, channel);
  if (seconds !== undefined)
    log.info({ channel, seconds: Math.round(seconds) }, 'messages are sent again');
}

/** Returns the number of queued messages of all tenants. */
async function countWaiting({ deps, requestId }: Ctx, channel: Channel): Promise<number> {
  let waiting = 0;
  for (const tenant of await deps.tenants.all())
    waiting += await countQueued(systemContext(deps, tenant, requestId), channel);
  return waiting;
}
