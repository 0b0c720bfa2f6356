// The only SQL on the shops' own templates.
import { actorId, type Ctx } from '../../context.js';
import type { Notification } from '../../contract/generated/notifications.js';
import type { TemplateName } from './templates/index.js';

type Channel = Notification['channel'];

export interface TemplateKey {
  template: TemplateName;
  channel: Channel;
  /** BCP 47. */
  locale: string;
}

export interface TemplateRow extends TemplateKey {
  subject: string | null;
  text: string;
  html: string | null;
  updatedAt: string;
}

const columns = `template, channel, locale, subject, body_text as text, body_html as html,
  updated_at as "updatedAt"`;

/** Those of one message by one channel. */
export const selectTemplates = (
  { db, tenant }: Ctx,
  template: TemplateName,
  channel: Channel,
): Promise<TemplateRow[]> =>
  db.query(
    `select ${columns} from notification_templates
     where tenant_id = $1 and template = $2 and channel = $3`,
    [tenant.id, template, channel],
  );

export const selectAllTemplates = ({ db, tenant }: Ctx): Promise<TemplateRow[]> =>
  db.query(`select ${columns} from notification_templates where tenant_id = $1`, [tenant.id]);

export async function selectTemplate(
  { db, tenant }: Ctx,
  { template, channel, locale }: TemplateKey,
): Promise<TemplateRow | undefined> {
  const rows = await db.query<TemplateRow>(
    `select ${columns} from notification_templates
     where tenant_id = $1 and template = $2 and channel = $3 and locale = $4`,
    [tenant.id, template, channel, locale],
  );
  return rows[0];
}

export async function saveTemplateRow(
  ctx: Ctx,
  { template, channel, locale }: TemplateKey,
  texts: { subject: string | null; text: string; html: string | null },
): Promise<TemplateRow> {
  const rows = await ctx.db.query<TemplateRow>(
    `insert into notification_templates
       (tenant_id, template, channel, locale, subject, body_text, body_html, updated_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (tenant_id, template, channel, locale) do update set
       subject = excluded.subject, body_text = excluded.body_text, body_html = excluded.body_html,
       updated_by = excluded.updated_by, updated_at = now()
     returning ${columns}`,
    [
      ...[ctx.tenant.id, template, channel, locale],
      ...[texts.subject, texts.text, texts.html, actorId(ctx)],
    ],
  );
  return rows[0] as TemplateRow;
}

/** @returns whether there was one */
export async function deleteTemplateRow(
  { db, tenant }: Ctx,
  { template, channel, locale }: TemplateKey,
): Promise<boolean> {
  const rows = await db.query<object>(
    `delete from notification_templates
     where tenant_id = $1 and template = $2 and channel = $3 and locale = $4 returning template`,
    [tenant.id, template, channel, locale],
  );
  return rows.length > 0;
}
