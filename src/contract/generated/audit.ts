// Generated from openapi/audit.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Role } from './accounts.js';
import { Cursor, Email, Id, Timestamp, Total } from './common.js';

export const AuditedOperation = Type.String({"pattern":"^[A-Za-z]+$","minLength":1,"maxLength":60});
export type AuditedOperation = Static<typeof AuditedOperation>;

export const AuditSubjectType = Type.Unsafe<"apiKey" | "invitation" | "category" | "customer" | "import" | "notification" | "notificationTemplate" | "order" | "payment" | "product" | "promoCode" | "shippingMethod" | "stock" | "tenant" | "user" | "webhookDelivery" | "webhookEndpoint">({"type":"string","enum":["apiKey","invitation","category","customer","import","notification","notificationTemplate","order","payment","product","promoCode","shippingMethod","stock","tenant","user","webhookDelivery","webhookEndpoint"]});
export type AuditSubjectType = Static<typeof AuditSubjectType>;

export const AuditSubjectId = Type.String({"pattern":"^[A-Za-z0-9/-]+$","minLength":1,"maxLength":120});
export type AuditSubjectId = Static<typeof AuditSubjectId>;

export const AuditActor = Type.Object({ kind: Type.Unsafe<"user" | "apiKey" | "operator">({"type":"string","enum":["user","apiKey","operator"]}), id: Type.Union([Id, Type.Null()]), roles: Type.Array(Role, {"maxItems":5}), name: Type.Union([Type.String({"maxLength":420}), Type.Null()]), email: Type.Union([Email, Type.Null()]) }, {"additionalProperties":false});
export type AuditActor = Static<typeof AuditActor>;

export const AuditState = Type.Object({  }, {"additionalProperties":true,"maxProperties":100});
export type AuditState = Static<typeof AuditState>;

export const AuditOutcome = Type.Unsafe<"done" | "refused" | "unknown">({"type":"string","enum":["done","refused","unknown"]});
export type AuditOutcome = Static<typeof AuditOutcome>;

export const AuditEntry = Type.Object({ id: Id, createdAt: Timestamp, actor: AuditActor, operation: AuditedOperation, subjectType: AuditSubjectType, subjectId: Type.Union([AuditSubjectId, Type.Null()]), outcome: AuditOutcome, before: Type.Union([AuditState, Type.Null()]), after: Type.Union([AuditState, Type.Null()]), requestId: Type.String({"maxLength":64}) }, {"additionalProperties":false});
export type AuditEntry = Static<typeof AuditEntry>;

export const AuditEntryPage = Type.Object({ items: Type.Array(AuditEntry, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type AuditEntryPage = Static<typeof AuditEntryPage>;

export const operations = {
  listAuditEntries: {
    id: "listAuditEntries",
    method: "GET",
    path: "/v1/audit-log",
    access: "required",
    roles: ["admin"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "operation": Type.Optional(AuditedOperation), "subjectType": Type.Optional(AuditSubjectType), "subjectId": Type.Optional(AuditSubjectId), "actorId": Type.Optional(Id), "createdFrom": Type.Optional(Timestamp), "createdTo": Type.Optional(Timestamp), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: AuditEntryPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
} as const;
