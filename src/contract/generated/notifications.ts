// Generated from openapi/notifications.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Timestamp, Total } from './common.js';

export const NotificationAttempt = Type.Object({ at: Timestamp, outcome: Type.Unsafe<"started" | "accepted" | "rejected" | "failed" | "unknown" | "interrupted">({"type":"string","enum":["started","accepted","rejected","failed","unknown","interrupted"]}), providerMessageId: Type.Union([Type.String({"maxLength":500}), Type.Null()]), error: Type.Union([Type.String({"maxLength":1000}), Type.Null()]) }, {"additionalProperties":false});
export type NotificationAttempt = Static<typeof NotificationAttempt>;

export const Notification = Type.Object({ id: Id, orderId: Type.Union([Id, Type.Null()]), channel: Type.Unsafe<"email" | "sms">({"type":"string","enum":["email","sms"]}), template: Type.Unsafe<"order-placed" | "order-confirmed" | "order-cancelled" | "shop-order-placed">({"type":"string","enum":["order-placed","order-confirmed","order-cancelled","shop-order-placed"]}), audience: Type.Unsafe<"customer" | "shop">({"type":"string","enum":["customer","shop"]}), recipient: Type.Union([Type.String({"maxLength":254}), Type.Null()]), status: Type.Unsafe<"queued" | "sent" | "delivered" | "failed" | "skipped" | "unknown">({"type":"string","enum":["queued","sent","delivered","failed","skipped","unknown"]}), skipReason: Type.Union([Type.Unsafe<"customer_opted_out" | "order_opted_out" | "no_address" | "no_customer">({"type":"string","enum":["customer_opted_out","order_opted_out","no_address","no_customer"]}), Type.Null()]), attempts: Type.Array(NotificationAttempt, {"maxItems":100}), createdAt: Timestamp, sentAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type Notification = Static<typeof Notification>;

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
} as const;
