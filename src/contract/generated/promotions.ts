// Generated from openapi/promotions.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { OrderItem } from './catalog.js';
import { Cursor, Id, Money, Price, Timestamp, Total, Version } from './common.js';

export const Code = Type.String({"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$","minLength":2,"maxLength":64});
export type Code = Static<typeof Code>;

export const PromoKind = Type.Unsafe<"fixed" | "percentage">({"type":"string","enum":["fixed","percentage"]});
export type PromoKind = Static<typeof PromoKind>;

export const UsageLimit = Type.Integer({"format":"int32","minimum":1,"maximum":1000000000});
export type UsageLimit = Static<typeof UsageLimit>;

export const DiscountValue = Type.Integer({"format":"int64","minimum":1,"maximum":10000000000});
export type DiscountValue = Static<typeof DiscountValue>;

export const PromoCode = Type.Object({ id: Id, code: Code, kind: PromoKind, value: DiscountValue, maxDiscount: Type.Union([Money, Type.Null()]), minSubtotal: Type.Union([Money, Type.Null()]), startsAt: Type.Union([Timestamp, Type.Null()]), endsAt: Type.Union([Timestamp, Type.Null()]), usageLimit: Type.Union([UsageLimit, Type.Null()]), usageLimitPerCustomer: Type.Union([UsageLimit, Type.Null()]), usedCount: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}), categoryIds: Type.Array(Id, {"maxItems":100}), active: Type.Boolean(), version: Version, createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type PromoCode = Static<typeof PromoCode>;

export const PromoCodePage = Type.Object({ items: Type.Array(PromoCode, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type PromoCodePage = Static<typeof PromoCodePage>;

export const CreatePromoCode = Type.Object({ code: Code, kind: PromoKind, value: DiscountValue, maxDiscount: Type.Optional(Type.Union([Price, Type.Null()])), minSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), startsAt: Type.Optional(Type.Union([Timestamp, Type.Null()])), endsAt: Type.Optional(Type.Union([Timestamp, Type.Null()])), usageLimit: Type.Optional(Type.Union([UsageLimit, Type.Null()])), usageLimitPerCustomer: Type.Optional(Type.Union([UsageLimit, Type.Null()])), categoryIds: Type.Optional(Type.Array(Id, {"maxItems":100,"uniqueItems":true})), active: Type.Optional(Type.Boolean()) }, {"additionalProperties":false});
export type CreatePromoCode = Static<typeof CreatePromoCode>;

export const UpdatePromoCode = Type.Object({ code: Type.Optional(Code), kind: Type.Optional(PromoKind), value: Type.Optional(DiscountValue), maxDiscount: Type.Optional(Type.Union([Price, Type.Null()])), minSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), startsAt: Type.Optional(Type.Union([Timestamp, Type.Null()])), endsAt: Type.Optional(Type.Union([Timestamp, Type.Null()])), usageLimit: Type.Optional(Type.Union([UsageLimit, Type.Null()])), usageLimitPerCustomer: Type.Optional(Type.Union([UsageLimit, Type.Null()])), categoryIds: Type.Optional(Type.Array(Id, {"maxItems":100,"uniqueItems":true})), active: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdatePromoCode = Static<typeof UpdatePromoCode>;

export const PromoReason = Type.Unsafe<"unknown_code" | "inactive" | "not_started" | "ended" | "used_up" | "used_up_by_customer" | "below_min_subtotal" | "no_eligible_items">({"type":"string","enum":["unknown_code","inactive","not_started","ended","used_up","used_up_by_customer","below_min_subtotal","no_eligible_items"]});
export type PromoReason = Static<typeof PromoReason>;

export const ValidatePromoCode = Type.Object({ code: Code, items: Type.Array(OrderItem, {"minItems":1,"maxItems":1000}) }, {"additionalProperties":false});
export type ValidatePromoCode = Static<typeof ValidatePromoCode>;

export const PromoCodeValidation = Type.Object({ valid: Type.Boolean(), discount: Money, reason: Type.Union([PromoReason, Type.Null()]) }, {"additionalProperties":false});
export type PromoCodeValidation = Static<typeof PromoCodeValidation>;

export const operations = {
  listPromoCodes: {
    id: "listPromoCodes",
    method: "GET",
    path: "/v1/promo-codes",
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
    query: Type.Object({ "active": Type.Optional(Type.Boolean()), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: PromoCodePage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createPromoCode: {
    id: "createPromoCode",
    method: "POST",
    path: "/v1/promo-codes",
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
    body: CreatePromoCode,
    replies: { 201: { type: "application/json", schema: PromoCode, etag: true } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  validatePromoCode: {
    id: "validatePromoCode",
    method: "POST",
    path: "/v1/promo-codes/validate",
    access: "required",
    roles: ["customer"],
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
    body: ValidatePromoCode,
    replies: { 200: { type: "application/json", schema: PromoCodeValidation, etag: false } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  getPromoCode: {
    id: "getPromoCode",
    method: "GET",
    path: "/v1/promo-codes/:promoCodeId",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "promoCodeId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: PromoCode, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  updatePromoCode: {
    id: "updatePromoCode",
    method: "PATCH",
    path: "/v1/promo-codes/:promoCodeId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "promoCodeId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdatePromoCode,
    replies: { 200: { type: "application/json", schema: PromoCode, etag: true } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
  deletePromoCode: {
    id: "deletePromoCode",
    method: "DELETE",
    path: "/v1/promo-codes/:promoCodeId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "promoCodeId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,412,413,415,422,429,500,503],
  },
} as const;
