// What the writes of notifications change, for the audit log.
import {
  type AuditedWrite,
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
  noLock,
} from '../../contract/audit-subjects.js';

import { selectTemplate, type TemplateKey } from './notification-templates.sql.js';
import { lockNotification, selectNotification } from './notifications.sql.js';

const notification: AuditSubject = {
  type: 'notification',
  read: selectNotification,
  lock: lockNotification,
};

const template: AuditSubject = {
  type: 'notificationTemplate',
  lock: noLock,
  read: (ctx, path) => {
    const [template, channel, locale] = path.split('/');
    return selectTemplate(ctx, { template, channel, locale } as TemplateKey);
  },
};

const ofTemplate: AuditedWrite = {
  ...creates(template),
  idOf: (_ctx, { params }) => {
    const { template, channel, locale } = params as TemplateKey;
    return `${template}/${channel}/${locale}`;
  },
};

export const notificationAudit: AuditOf<'notifications'> = {
  retryNotification: changes(notification, 'notificationId'),
  saveNotificationTemplate: ofTemplate,
  deleteNotificationTemplate: ofTemplate,
  previewNotification: null,
};
