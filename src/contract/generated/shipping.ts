// Generated from openapi/shipping.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Id, Money, Name, Price, Timestamp, Total } from './common.js';

export const Days = Type.Integer({"format":"int32","minimum":0,"maximum":365});
export type Days = Static<typeof Days>;

export const Country = Type.String({"pattern":"^[A-Z]{2}$","maxLength":2});
export type Country = Static<typeof Country>;

export const ShippingMethod = Type.Object({ id: Id, name: Name, price: Money, countries: Type.Array(Country, {"maxItems":250}), minSubtotal: Type.Union([Money, Type.Null()]), maxSubtotal: Type.Union([Money, Type.Null()]), minDays: Days, maxDays: Days, position: Type.Integer({"format":"int32","minimum":0,"maximum":1000000}), active: Type.Boolean(), createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type ShippingMethod = Static<typeof ShippingMethod>;

export const ShippingMethodPage = Type.Object({ items: Type.Array(ShippingMethod, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type ShippingMethodPage = Static<typeof ShippingMethodPage>;

export const CreateShippingMethod = Type.Object({ name: Name, price: Price, countries: Type.Optional(Type.Array(Country, {"maxItems":250,"uniqueItems":true})), minSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), maxSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), minDays: Type.Optional(Days), maxDays: Type.Optional(Days), position: Type.Optional(Type.Integer({"format":"int32","minimum":0,"maximum":1000000})), active: Type.Optional(Type.Boolean()) }, {"additionalProperties":false});
export type CreateShippingMethod = Static<typeof CreateShippingMethod>;

export const UpdateShippingMethod = Type.Object({ name: Type.Optional(Name), price: Type.Optional(Price), countries: Type.Optional(Type.Array(Country, {"maxItems":250,"uniqueItems":true})), minSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), maxSubtotal: Type.Optional(Type.Union([Price, Type.Null()])), minDays: Type.Optional(Days), maxDays: Type.Optional(Days), position: Type.Optional(Type.Integer({"format":"int32","minimum":0,"maximum":1000000})), active: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateShippingMethod = Static<typeof UpdateShippingMethod>;

export const ShippingOption = Type.Object({ shippingMethodId: Id, name: Name, price: Money, minDays: Days, maxDays: Days }, {"additionalProperties":false});
export type ShippingOption = Static<typeof ShippingOption>;

export const operations = {
  listShippingMethods: {
    id: "listShippingMethods",
    method: "GET",
    path: "/v1/shipping-methods",
    access: "optional",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: ShippingMethodPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  createShippingMethod: {
    id: "createShippingMethod",
    method: "POST",
    path: "/v1/shipping-methods",
    access: "required",
    roles: ["admin"],
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
    body: CreateShippingMethod,
    replies: { 201: { type: "application/json", schema: ShippingMethod, etag: false } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  updateShippingMethod: {
    id: "updateShippingMethod",
    method: "PATCH",
    path: "/v1/shipping-methods/:shippingMethodId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "shippingMethodId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateShippingMethod,
    replies: { 200: { type: "application/json", schema: ShippingMethod, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  deleteShippingMethod: {
    id: "deleteShippingMethod",
    method: "DELETE",
    path: "/v1/shipping-methods/:shippingMethodId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "shippingMethodId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
} as const;
