// Generated from openapi/inventory.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Name, Timestamp, Total } from './common.js';

export const Stock = Type.Object({ onHand: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), reserved: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), available: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}) }, {"additionalProperties":false});
export type Stock = Static<typeof Stock>;

export const AdjustStock = Type.Object({ delta: Type.Integer({"format":"int32","minimum":-1000000,"maximum":1000000,"not":{"const":0}}), reason: Name }, {"additionalProperties":false});
export type AdjustStock = Static<typeof AdjustStock>;

export const StockMovement = Type.Object({ id: Id, productId: Id, kind: Type.Unsafe<"adjustment" | "import" | "reservation" | "release" | "shipment">({"type":"string","enum":["adjustment","import","reservation","release","shipment"]}), onHandDelta: Type.Integer({"format":"int32","minimum":-2147483647,"maximum":2147483647}), reservedDelta: Type.Integer({"format":"int32","minimum":-2147483647,"maximum":2147483647}), reason: Type.Union([Name, Type.Null()]), orderId: Type.Union([Id, Type.Null()]), createdAt: Timestamp }, {"additionalProperties":false});
export type StockMovement = Static<typeof StockMovement>;

export const StockMovementPage = Type.Object({ items: Type.Array(StockMovement, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type StockMovementPage = Static<typeof StockMovementPage>;

export const operations = {
  adjustStock: {
    id: "adjustStock",
    method: "POST",
    path: "/v1/products/:productId/stock-adjustments",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: AdjustStock,
    replies: { 201: { type: "application/json", schema: StockMovement, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  listStockMovements: {
    id: "listStockMovements",
    method: "GET",
    path: "/v1/products/:productId/stock-movements",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "productId": Id }, {"additionalProperties":false}),
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: StockMovementPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
} as const;
