// Generated from openapi/webhooks.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Product, Sku } from './catalog.js';
import { Cursor, Id, Timestamp, Total } from './common.js';
import { Stock } from './inventory.js';
import { Order, OrderEvent } from './orders.js';

export const WebhookEventType = Type.Unsafe<"order.drafted" | "order.placed" | "order.confirmed" | "order.cancelled" | "order.expired" | "order.shipped" | "order.tracking_added" | "order.delivered" | "order.completed" | "payment.authorized" | "payment.captured" | "payment.refunded" | "payment.failed" | "payment.unknown" | "payment.cancelled" | "product.created" | "product.updated" | "product.archived" | "stock.changed">({"type":"string","enum":["order.drafted","order.placed","order.confirmed","order.cancelled","order.expired","order.shipped","order.tracking_added","order.delivered","order.completed","payment.authorized","payment.captured","payment.refunded","payment.failed","payment.unknown","payment.cancelled","product.created","product.updated","product.archived","stock.changed"]});
export type WebhookEventType = Static<typeof WebhookEventType>;

export const WebhookUrl = Type.String({"format":"uri","pattern":"^https?://[^\\s]+$","maxLength":2000});
export type WebhookUrl = Static<typeof WebhookUrl>;

export const WebhookDescription = Type.String({"pattern":"^[^\\x00-\\x1f\\x7f]*$","maxLength":200});
export type WebhookDescription = Static<typeof WebhookDescription>;

export const WebhookEvents = Type.Array(WebhookEventType, {"maxItems":50,"uniqueItems":true});
export type WebhookEvents = Static<typeof WebhookEvents>;

export const WebhookEndpoint = Type.Object({ id: Id, url: WebhookUrl, description: WebhookDescription, events: WebhookEvents, enabled: Type.Boolean(), disabledReason: Type.Union([Type.Unsafe<"manual" | "gone" | "failing">({"type":"string","enum":["manual","gone","failing"]}), Type.Null()]), disabledAt: Type.Union([Timestamp, Type.Null()]), createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type WebhookEndpoint = Static<typeof WebhookEndpoint>;

export const NewWebhookEndpoint = Type.Object({ id: Id, url: WebhookUrl, description: WebhookDescription, events: WebhookEvents, enabled: Type.Boolean(), disabledReason: Type.Union([Type.String({"maxLength":10}), Type.Null()]), disabledAt: Type.Union([Timestamp, Type.Null()]), createdAt: Timestamp, updatedAt: Timestamp, secret: Type.String({"pattern":"^whsec_[A-Za-z0-9+/]+=*$","maxLength":100}) }, {"additionalProperties":false});
export type NewWebhookEndpoint = Static<typeof NewWebhookEndpoint>;

export const WebhookEndpointPage = Type.Object({ items: Type.Array(WebhookEndpoint, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type WebhookEndpointPage = Static<typeof WebhookEndpointPage>;

export const CreateWebhookEndpoint = Type.Object({ url: WebhookUrl, description: Type.Optional(WebhookDescription), events: Type.Optional(WebhookEvents) }, {"additionalProperties":false});
export type CreateWebhookEndpoint = Static<typeof CreateWebhookEndpoint>;

export const UpdateWebhookEndpoint = Type.Object({ url: Type.Optional(WebhookUrl), description: Type.Optional(WebhookDescription), events: Type.Optional(WebhookEvents), enabled: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateWebhookEndpoint = Static<typeof UpdateWebhookEndpoint>;

export const RotateWebhookSecret = Type.Object({ overlapSeconds: Type.Optional(Type.Integer({"format":"int32","minimum":0,"maximum":604800,"default":86400})) }, {"additionalProperties":false});
export type RotateWebhookSecret = Static<typeof RotateWebhookSecret>;

export const WebhookDeliveryStatus = Type.Unsafe<"pending" | "delivered" | "failed">({"type":"string","enum":["pending","delivered","failed"]});
export type WebhookDeliveryStatus = Static<typeof WebhookDeliveryStatus>;

export const WebhookAttempt = Type.Object({ at: Timestamp, outcome: Type.Unsafe<"started" | "succeeded" | "failed" | "interrupted">({"type":"string","enum":["started","succeeded","failed","interrupted"]}), statusCode: Type.Union([Type.Integer({"format":"int32","minimum":100,"maximum":999}), Type.Null()]), durationMs: Type.Union([Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), Type.Null()]), error: Type.Union([Type.String({"maxLength":1000}), Type.Null()]), response: Type.Union([Type.String({"maxLength":1000}), Type.Null()]) }, {"additionalProperties":false});
export type WebhookAttempt = Static<typeof WebhookAttempt>;

export const WebhookDelivery = Type.Object({ id: Id, endpointId: Id, messageId: Type.String({"format":"uuid","maxLength":36}), event: WebhookEventType, orderId: Type.Union([Id, Type.Null()]), status: WebhookDeliveryStatus, failureReason: Type.Union([Type.Unsafe<"exhausted" | "gone" | "endpoint_disabled" | "endpoint_deleted">({"type":"string","enum":["exhausted","gone","endpoint_disabled","endpoint_deleted"]}), Type.Null()]), attempts: Type.Array(WebhookAttempt, {"maxItems":1000}), nextAttemptAt: Type.Union([Timestamp, Type.Null()]), body: Type.String({"maxLength":1000000}), createdAt: Timestamp, finishedAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type WebhookDelivery = Static<typeof WebhookDelivery>;

export const WebhookDeliveryPage = Type.Object({ items: Type.Array(WebhookDelivery, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type WebhookDeliveryPage = Static<typeof WebhookDeliveryPage>;

export const OrderWebhook = Type.Object({ type: Type.Unsafe<"order.drafted" | "order.placed" | "order.confirmed" | "order.cancelled" | "order.expired" | "order.shipped" | "order.tracking_added" | "order.delivered" | "order.completed" | "payment.authorized" | "payment.captured" | "payment.refunded" | "payment.failed" | "payment.unknown" | "payment.cancelled">({"type":"string","enum":["order.drafted","order.placed","order.confirmed","order.cancelled","order.expired","order.shipped","order.tracking_added","order.delivered","order.completed","payment.authorized","payment.captured","payment.refunded","payment.failed","payment.unknown","payment.cancelled"]}), timestamp: Timestamp, data: Type.Object({ event: OrderEvent, order: Order }, {"additionalProperties":false}) }, {"additionalProperties":false});
export type OrderWebhook = Static<typeof OrderWebhook>;

export const ProductWebhook = Type.Object({ type: Type.Unsafe<"product.created" | "product.updated" | "product.archived">({"type":"string","enum":["product.created","product.updated","product.archived"]}), timestamp: Timestamp, data: Type.Object({ product: Product }, {"additionalProperties":false}) }, {"additionalProperties":false});
export type ProductWebhook = Static<typeof ProductWebhook>;

export const StockWebhook = Type.Object({ type: Type.Unsafe<"stock.changed">({"type":"string","enum":["stock.changed"]}), timestamp: Timestamp, data: Type.Object({ productId: Id, sku: Sku, stock: Stock, kind: Type.Unsafe<"adjustment" | "import" | "reservation" | "release" | "shipment">({"type":"string","enum":["adjustment","import","reservation","release","shipment"]}), orderId: Type.Union([Id, Type.Null()]) }, {"additionalProperties":false}) }, {"additionalProperties":false});
export type StockWebhook = Static<typeof StockWebhook>;

export const operations = {
  listWebhookEndpoints: {
    id: "listWebhookEndpoints",
    method: "GET",
    path: "/v1/webhook-endpoints",
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
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: WebhookEndpointPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createWebhookEndpoint: {
    id: "createWebhookEndpoint",
    method: "POST",
    path: "/v1/webhook-endpoints",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: true,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateWebhookEndpoint,
    replies: { 201: { type: "application/json", schema: NewWebhookEndpoint, etag: false } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  getWebhookEndpoint: {
    id: "getWebhookEndpoint",
    method: "GET",
    path: "/v1/webhook-endpoints/:endpointId",
    access: "required",
    roles: ["admin"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "endpointId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: WebhookEndpoint, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  updateWebhookEndpoint: {
    id: "updateWebhookEndpoint",
    method: "PATCH",
    path: "/v1/webhook-endpoints/:endpointId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "endpointId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateWebhookEndpoint,
    replies: { 200: { type: "application/json", schema: WebhookEndpoint, etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  deleteWebhookEndpoint: {
    id: "deleteWebhookEndpoint",
    method: "DELETE",
    path: "/v1/webhook-endpoints/:endpointId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "endpointId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  rotateWebhookSecret: {
    id: "rotateWebhookSecret",
    method: "POST",
    path: "/v1/webhook-endpoints/:endpointId/rotate-secret",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: true,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "endpointId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: RotateWebhookSecret,
    replies: { 200: { type: "application/json", schema: NewWebhookEndpoint, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  listWebhookDeliveries: {
    id: "listWebhookDeliveries",
    method: "GET",
    path: "/v1/webhook-endpoints/:endpointId/deliveries",
    access: "required",
    roles: ["admin"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "endpointId": Id }, {"additionalProperties":false}),
    query: Type.Object({ "status": Type.Optional(WebhookDeliveryStatus), "event": Type.Optional(WebhookEventType), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: WebhookDeliveryPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  redeliverWebhook: {
    id: "redeliverWebhook",
    method: "POST",
    path: "/v1/webhook-deliveries/:deliveryId/redeliver",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "deliveryId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: WebhookDelivery, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
} as const;
