// Generated from openapi/notifications.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Locale, Timestamp, Total } from './common.js';

export const NotificationChannel = Type.Unsafe<"email" | "sms">({"type":"string","enum":["email","sms"]});
export type NotificationChannel = Static<typeof NotificationChannel>;

export const NotificationStatus = Type.Unsafe<"queued" | "sent" | "delivered" | "failed" | "skipped" | "unknown">({"type":"string","enum":["queued","sent","delivered","failed","skipped","unknown"]});
export type NotificationStatus = Static<typeof NotificationStatus>;

export const NotificationTemplateName = Type.Unsafe<"order-placed" | "order-confirmed" | "order-shipped" | "order-tracking" | "order-delivered" | "order-cancelled" | "order-expired" | "order-refunded" | "shop-order-placed" | "shop-order-cancelled" | "shop-low-stock" | "webhook-disabled" | "account-password-reset" | "account-password-changed" | "account-verify-email" | "account-exists" | "account-invitation">({"type":"string","enum":["order-placed","order-confirmed","order-shipped","order-tracking","order-delivered","order-cancelled","order-expired","order-refunded","shop-order-placed","shop-order-cancelled","shop-low-stock","webhook-disabled","account-password-reset","account-password-changed","account-verify-email","account-exists","account-invitation"]});
export type NotificationTemplateName = Static<typeof NotificationTemplateName>;

export const NotificationAttempt = Type.Object({ at: Timestamp, finishedAt: Type.Union([Timestamp, Type.Null()]), outcome: Type.Unsafe<"started" | "accepted" | "rejected" | "failed" | "unknown" | "interrupted">({"type":"string","enum":["started","accepted","rejected","failed","unknown","interrupted"]}), failure: Type.Union([Type.Unsafe<"permanent" | "transient">({"type":"string","enum":["permanent","transient"]}), Type.Null()]), code: Type.Union([Type.String({"maxLength":50}), Type.Null()]), providerMessageId: Type.Union([Type.String({"maxLength":500}), Type.Null()]), error: Type.Union([Type.String({"maxLength":1000}), Type.Null()]) }, {"additionalProperties":false});
export type NotificationAttempt = Static<typeof NotificationAttempt>;

export const SmsStatus = Type.Unsafe<"Sent" | "Submitted" | "Buffered" | "Rejected" | "Success" | "Failed" | "AbsentSubscriber" | "Expired">({"type":"string","enum":["Sent","Submitted","Buffered","Rejected","Success","Failed","AbsentSubscriber","Expired"]});
export type SmsStatus = Static<typeof SmsStatus>;

export const DeliveryReport = Type.Object({ at: Timestamp, status: SmsStatus, failureReason: Type.Union([Type.String({"maxLength":100}), Type.Null()]), networkCode: Type.Union([Type.String({"maxLength":20}), Type.Null()]) }, {"additionalProperties":false});
export type DeliveryReport = Static<typeof DeliveryReport>;

export const Notification = Type.Object({ id: Id, orderId: Type.Union([Id, Type.Null()]), channel: NotificationChannel, template: NotificationTemplateName, audience: Type.Unsafe<"customer" | "shop" | "account">({"type":"string","enum":["customer","shop","account"]}), recipient: Type.Union([Type.String({"maxLength":254}), Type.Null()]), status: NotificationStatus, skipReason: Type.Union([Type.Unsafe<"customer_opted_out" | "order_opted_out" | "no_address" | "no_customer" | "overtaken">({"type":"string","enum":["customer_opted_out","order_opted_out","no_address","no_customer","overtaken"]}), Type.Null()]), attempts: Type.Array(NotificationAttempt, {"maxItems":1000}), reports: Type.Array(DeliveryReport, {"maxItems":1000}), createdAt: Timestamp, nextAttemptAt: Type.Union([Timestamp, Type.Null()]), sentAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type Notification = Static<typeof Notification>;

export const SmsDeliveryReport = Type.Object({ id: Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":200}), status: SmsStatus, phoneNumber: Type.String({"pattern":"^[ +]?[0-9]{7,15}$","maxLength":16}), networkCode: Type.Optional(Type.String({"pattern":"^[\\x20-\\x7e]*$","maxLength":20})), failureReason: Type.Optional(Type.String({"pattern":"^[\\x20-\\x7e]*$","maxLength":100})), retryCount: Type.Optional(Type.String({"pattern":"^[0-9]*$","maxLength":10})) }, {"additionalProperties":true});
export type SmsDeliveryReport = Static<typeof SmsDeliveryReport>;

export const TemplateText = Type.String({"minLength":1,"maxLength":50000});
export type TemplateText = Static<typeof TemplateText>;

export const NotificationTemplate = Type.Object({ template: NotificationTemplateName, channel: NotificationChannel, locale: Locale, source: Type.Unsafe<"default" | "tenant">({"type":"string","enum":["default","tenant"]}), subject: Type.Union([TemplateText, Type.Null()]), text: TemplateText, html: Type.Union([TemplateText, Type.Null()]), updatedAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type NotificationTemplate = Static<typeof NotificationTemplate>;

export const NotificationTemplateList = Type.Object({ items: Type.Array(NotificationTemplate, {"maxItems":1000}) }, {"additionalProperties":false});
export type NotificationTemplateList = Static<typeof NotificationTemplateList>;

export const SaveNotificationTemplate = Type.Object({ subject: Type.Optional(TemplateText), text: TemplateText, html: Type.Optional(TemplateText) }, {"additionalProperties":false});
export type SaveNotificationTemplate = Static<typeof SaveNotificationTemplate>;

export const PreviewNotification = Type.Object({ template: NotificationTemplateName, channel: NotificationChannel, locale: Type.Optional(Locale), orderId: Type.Optional(Id), subject: Type.Optional(TemplateText), text: Type.Optional(TemplateText), html: Type.Optional(TemplateText) }, {"additionalProperties":false});
export type PreviewNotification = Static<typeof PreviewNotification>;

export const NotificationPreview = Type.Object({ locale: Type.String({"maxLength":6}), subject: Type.Union([Type.String({"maxLength":100000}), Type.Null()]), text: Type.String({"maxLength":1000000}), html: Type.Union([Type.String({"maxLength":1000000}), Type.Null()]), encoding: Type.Optional(Type.Unsafe<"GSM-7" | "UCS-2">({"type":"string","enum":["GSM-7","UCS-2"]})), segments: Type.Optional(Type.Integer({"format":"int32","minimum":1,"maximum":10})) }, {"additionalProperties":false});
export type NotificationPreview = Static<typeof NotificationPreview>;

export const NotificationPage = Type.Object({ items: Type.Array(Notification, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type NotificationPage = Static<typeof NotificationPage>;

export const operations = {
  listOrderNotifications: {
    id: "listOrderNotifications",
    method: "GET",
    path: "/v1/orders/:orderId/notifications",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: NotificationPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  listNotifications: {
    id: "listNotifications",
    method: "GET",
    path: "/v1/notifications",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "status": Type.Optional(NotificationStatus), "channel": Type.Optional(NotificationChannel), "template": Type.Optional(NotificationTemplateName), "orderId": Type.Optional(Id), "recipient": Type.Optional(Type.String({"minLength":3,"maxLength":254})), "createdFrom": Type.Optional(Timestamp), "createdTo": Type.Optional(Timestamp), "sort": Type.Unsafe<"createdAt" | "-createdAt">({"type":"string","enum":["createdAt","-createdAt"],"default":"-createdAt"}), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: NotificationPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  retryNotification: {
    id: "retryNotification",
    method: "POST",
    path: "/v1/notifications/:notificationId/retry",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "notificationId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Notification, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  listNotificationTemplates: {
    id: "listNotificationTemplates",
    method: "GET",
    path: "/v1/notification-templates",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "template": Type.Optional(NotificationTemplateName) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: NotificationTemplateList, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  saveNotificationTemplate: {
    id: "saveNotificationTemplate",
    method: "PUT",
    path: "/v1/notification-templates/:template/:channel/:locale",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "template": NotificationTemplateName, "channel": NotificationChannel, "locale": Locale }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: SaveNotificationTemplate,
    replies: { 200: { type: "application/json", schema: NotificationTemplate, etag: false } },
    problems: [400,401,403,408,413,415,422,429,500,503],
  },
  deleteNotificationTemplate: {
    id: "deleteNotificationTemplate",
    method: "DELETE",
    path: "/v1/notification-templates/:template/:channel/:locale",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "template": NotificationTemplateName, "channel": NotificationChannel, "locale": Locale }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  previewNotification: {
    id: "previewNotification",
    method: "POST",
    path: "/v1/notification-templates/preview",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: PreviewNotification,
    replies: { 200: { type: "application/json", schema: NotificationPreview, etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  receiveSmsDeliveryReport: {
    id: "receiveSmsDeliveryReport",
    method: "POST",
    path: "/v1/callbacks/africas-talking/:token",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: "none",
    bodyLimit: null,
    params: Type.Object({ "token": Type.String({"pattern":"^[A-Za-z0-9_-]+$","minLength":16,"maxLength":128}) }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: "application/x-www-form-urlencoded",
    bodyRequired: true,
    body: SmsDeliveryReport,
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,404,408,413,415,429,500,503],
  },
} as const;
