// Generated from openapi/payments.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Money, Price, Timestamp, Total } from './common.js';

export const PaymentMethod = Type.Unsafe<"cash_on_delivery" | "bank_transfer" | "card" | "upi" | "mobile_money">({"type":"string","enum":["cash_on_delivery","bank_transfer","card","upi","mobile_money"]});
export type PaymentMethod = Static<typeof PaymentMethod>;

export const PaymentProvider = Type.Unsafe<"manual" | "test">({"type":"string","enum":["manual","test"]});
export type PaymentProvider = Static<typeof PaymentProvider>;

export const CreatePayment = Type.Object({ method: Type.Optional(PaymentMethod), provider: PaymentProvider, amount: Type.Optional(Price), received: Type.Optional(Type.Boolean()), providerReference: Type.Optional(Type.String({"pattern":"^[^\\x00-\\x1f\\x7f]+$","minLength":1,"maxLength":200})) }, {"additionalProperties":false});
export type CreatePayment = Static<typeof CreatePayment>;

export const PaymentAmount = Type.Object({ amount: Type.Optional(Price) }, {"additionalProperties":false});
export type PaymentAmount = Static<typeof PaymentAmount>;

export const ResolvePayment = Type.Object({ outcome: Type.Unsafe<"succeeded" | "failed">({"type":"string","enum":["succeeded","failed"]}), operationId: Type.Optional(Id), providerReference: Type.Optional(Type.String({"pattern":"^[^\\x00-\\x1f\\x7f]+$","minLength":1,"maxLength":200})), reason: Type.Optional(Type.String({"pattern":"^[^\\x00-\\x1f\\x7f]+$","minLength":1,"maxLength":200})) }, {"additionalProperties":false});
export type ResolvePayment = Static<typeof ResolvePayment>;

export const PaymentOperation = Type.Object({ id: Id, kind: Type.Unsafe<"authorize" | "capture" | "refund" | "void">({"type":"string","enum":["authorize","capture","refund","void"]}), amount: Money, status: Type.Unsafe<"pending" | "succeeded" | "failed" | "unknown">({"type":"string","enum":["pending","succeeded","failed","unknown"]}), error: Type.Union([Type.String({"maxLength":500}), Type.Null()]), providerReference: Type.Optional(Type.Union([Type.String({"maxLength":500}), Type.Null()])), createdAt: Timestamp }, {"additionalProperties":false});
export type PaymentOperation = Static<typeof PaymentOperation>;

export const PaymentState = Type.Unsafe<"pending" | "authorized" | "failed" | "captured" | "partially_refunded" | "refunded" | "unknown" | "cancelled">({"type":"string","enum":["pending","authorized","failed","captured","partially_refunded","refunded","unknown","cancelled"]});
export type PaymentState = Static<typeof PaymentState>;

export const Payment = Type.Object({ id: Id, orderId: Id, method: PaymentMethod, provider: PaymentProvider, amount: Money, captured: Money, refunded: Money, status: PaymentState, providerReference: Type.Optional(Type.Union([Type.String({"maxLength":500}), Type.Null()])), operations: Type.Array(PaymentOperation, {"maxItems":1000}), createdAt: Timestamp }, {"additionalProperties":false});
export type Payment = Static<typeof Payment>;

export const PaymentPage = Type.Object({ items: Type.Array(Payment, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type PaymentPage = Static<typeof PaymentPage>;

export const operations = {
  listOrderPayments: {
    id: "listOrderPayments",
    method: "GET",
    path: "/v1/orders/:orderId/payments",
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
    replies: { 200: { type: "application/json", schema: PaymentPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  createPayment: {
    id: "createPayment",
    method: "POST",
    path: "/v1/orders/:orderId/payments",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: true,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreatePayment,
    replies: { 201: { type: "application/json", schema: Payment, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  listPayments: {
    id: "listPayments",
    method: "GET",
    path: "/v1/payments",
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
    query: Type.Object({ "orderId": Type.Optional(Id), "status": Type.Optional(PaymentState), "provider": Type.Optional(PaymentProvider), "createdFrom": Type.Optional(Timestamp), "createdTo": Type.Optional(Timestamp), "needsAttention": Type.Optional(Type.Boolean()), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: PaymentPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  capturePayment: {
    id: "capturePayment",
    method: "POST",
    path: "/v1/payments/:paymentId/capture",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: true,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "paymentId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: PaymentAmount,
    replies: { 200: { type: "application/json", schema: Payment, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  cancelPayment: {
    id: "cancelPayment",
    method: "POST",
    path: "/v1/payments/:paymentId/cancel",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: true,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "paymentId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Payment, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  refundPayment: {
    id: "refundPayment",
    method: "POST",
    path: "/v1/payments/:paymentId/refund",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: true,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "paymentId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: PaymentAmount,
    replies: { 200: { type: "application/json", schema: Payment, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  resolvePayment: {
    id: "resolvePayment",
    method: "POST",
    path: "/v1/payments/:paymentId/resolve",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "paymentId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: ResolvePayment,
    replies: { 200: { type: "application/json", schema: Payment, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
} as const;
