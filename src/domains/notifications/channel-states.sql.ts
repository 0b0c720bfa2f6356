// The SQL on the states of e-mail and SMS as a whole, which belong to no tenant.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Db } from '../../db/connect.js';

export type Channel = Notification['channel'];

/** Seconds after which a failure says nothing any more: longer than any wait between two attempts. */
const forgotten = 6 * 3600;

/** @returns whether the channel worked before */
export async function markFailing(db: Db, channel: Channel): Promise<boolean> {
  const rows = await db.query<{ begins: boolean }>(
    `insert into message_channels as m (channel, failing_since, failed_at) values ($1, now(), now())
     on conflict (channel) do update set failed_at = now(),
       failing_since = case when m.failed_at < now() - make_interval(secs => $2) then now()
         else coalesce(m.failing_since, now()) end
     returning failing_since = now() as begins`,
    [channel, forgotten],
  );
  return rows[0]?.begins === true;
}

/** @returns seconds for which the channel had failed; undefined where it had not */
export async function markWorking(db: Db, channel: Channel): Promise<number | undefined> {
  const rows = await db.query<{ seconds: number }>(
    `with former as (
       select channel, failing_since from message_channels
       where channel = $1 and failing_since is not null
     )
     update message_channels m set failing_since = null from former
     where m.channel = former.channel and m.failing_since is not null
     returning extract(epoch from now() - former.failing_since)::float8 as seconds`,
    [channel],
  );
  return rows[0]?.seconds;
}

/** Returns the channels through which nothing can be sent. */
export async function selectFailingChannels(db: Db): Promise<Channel[]> {
  const rows = await db.query<{ channel: Channel }>(
    `select channel from message_channels
     where failing_since is not null and failed_at > now() - make_interval(secs => $1)`,
    [forgotten],
  );
  return rows.map(({ channel }) => channel);
}

/** Returns how many messages of a tenant wait for a channel. */
export async function countQueued({ db, tenant }: Ctx, channel: Channel): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*)::int as count from notifications
     where tenant_id = $1 and status = 'queued' and channel = $2`,
    [tenant.id, channel],
  );
  return rows[0]?.count ?? 0;
}
