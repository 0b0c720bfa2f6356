// Notes whether e-mail and SMS can be sent at all, and says it in the log once.
import type { Ctx } from '../../context.js';
import { untenanted } from '../../db/connect.js';
import { systemContext } from '../../db/tenancy.js';
import { SendError } from '../../integrations/send-error.js';
import { type Channel, countQueued, markFailing, markWorking } from './channel-states.sql.js';

/** Milliseconds for which a process does not note again that a channel works. */
const pause = 5_000;

/** @param result of an attempt to send a message through the channel */
export async function noteChannel(ctx: Ctx, channel: Channel, result: unknown): Promise<void> {
  const { deps, log } = ctx;
  const db = untenanted(deps.pool);
  if (result instanceof SendError) {
    // The refusal of one message says nothing of the others.
    if (!result.ofChannel) return;
    deps.workingChannels.delete(channel);
    if (!(await markFailing(db, channel))) return;
    const waiting = await countWaiting(ctx, channel);
    log.warn({ channel, waiting }, 'no messages can be sent through this channel; they wait');
    return;
  }
  if (Date.now() - (deps.workingChannels.get(channel) ?? 0) < pause) return;
  deps.workingChannels.set(channel, Date.now());
  const seconds = await markWorking(db, channel);
  if (seconds !== undefined)
    log.info({ channel, seconds: Math.round(seconds) }, 'messages can be sent again');
}

/** Returns how many messages of all tenants wait. */
async function countWaiting({ deps, requestId }: Ctx, channel: Channel): Promise<number> {
  let waiting = 0;
  for (const tenant of await deps.tenants.all())
    waiting += await countQueued(systemContext(deps, tenant, requestId), channel);
  return waiting;
}
