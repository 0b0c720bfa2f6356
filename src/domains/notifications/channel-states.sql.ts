// SQL for the state of the mail server and the SMS provider. All tenants share these states.
import type { Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { Db } from '../../db/connect.js';

export type Channel = Notification['channel'];

/** A failure counts for this time, which is longer than the longest wait between two attempts. */
const failureSeconds = 6 * 3600;

/** Records a failure. Returns true if the channel worked before. */
export async function markFailing(db: Db, channel: Channel): Promise<boolean> {
  const rows = await db.query<{ begins: boolean }>(
    `insert into message_channels as m (channel, failing_since, failed_at) values ($1, now(), now())
     on conflict (channel) do update set failed_at = now(),
       failing_since = case when m.failed_at < now() - make_interval(secs => $2) then now()
         else coalesce(m.failing_since, now()) end
     returning failing_since = now() as begins`,
    [channel, failureSeconds],
  );
  return rows[0]?.begins === true;
}

/** Records a success. Returns the length of the outage in seconds, or undefined if there was none. */
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

/** Returns the channels that fail now. */
export async function selectFailingChannels(db: Db): Promise<Channel[]> {
  const rows = await db.query<{ channel: Channel }>(
    `select channel from message_channels
     where failing_since is not null and failed_at > now() - make_interval(secs => $1)`,
    [failureSeconds],
  );
  return rows.map(({ channel }) => channel);
}

/** Returns the number of a tenant's queued messages. */
export async function countQueued({ db, tenant }: Ctx, channel: Channel): Promise<number> {
  const rows = await db.query<{ count: number }>(
    `select count(*)::int as count from notifications
     where tenant_id = $1 and status = 'queued' and channel = $2`,
    [tenant.id, channel],
  );
  return rows[0]?.count ?? 0;
}
