// Generated from openapi/tenants.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Currency, Cursor, Id, Name, Timestamp, Total, Version } from './common.js';
import { PaymentMethod } from './payments.js';

export const TenantSlug = Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","minLength":1,"maxLength":63});
export type TenantSlug = Static<typeof TenantSlug>;

export const AccountUrl = Type.String({"pattern":"^https?://[^\\s{}]+(\\{action\\}[^\\s{}]*)?\\{token\\}[^\\s{}]*$","maxLength":500});
export type AccountUrl = Static<typeof AccountUrl>;

export const TenantSettings = Type.Object({ shopEmail: Type.Optional(Type.String({"format":"email","maxLength":254})), senderName: Type.Optional(Type.String({"pattern":"^[^\\x00-\\x20\\x7f](?:[^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?$","minLength":1,"maxLength":200})), orderExpiryMinutes: Type.Optional(Type.Integer({"format":"int32","minimum":1,"maximum":525600})), paymentBeforeConfirmation: Type.Optional(Type.Boolean()), senderEmail: Type.Optional(Type.String({"format":"email","maxLength":254})), replyToEmail: Type.Optional(Type.String({"format":"email","maxLength":254})), smsSender: Type.Optional(Type.String({"pattern":"^[A-Za-z0-9 ._-]+$","minLength":1,"maxLength":20})), locale: Type.Optional(Type.String({"pattern":"^[a-z]{2,3}(-[A-Z]{2})?$","maxLength":6})), country: Type.Optional(Type.String({"pattern":"^[A-Z]{2}$","maxLength":2})), lowStockThreshold: Type.Optional(Type.Integer({"format":"int32","minimum":0,"maximum":1000000})), requireVerifiedEmail: Type.Optional(Type.Boolean()), promisesHoldStock: Type.Optional(Type.Boolean()), importsTrackStock: Type.Optional(Type.Boolean()), defaultPaymentMethod: Type.Optional(PaymentMethod), accountUrl: Type.Optional(AccountUrl) }, {"additionalProperties":false});
export type TenantSettings = Static<typeof TenantSettings>;

export const Tenant = Type.Object({ id: Id, slug: TenantSlug, name: Name, currency: Currency, settings: TenantSettings, isDefault: Type.Boolean(), suspended: Type.Boolean(), version: Version, createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type Tenant = Static<typeof Tenant>;

export const TenantPage = Type.Object({ items: Type.Array(Tenant, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type TenantPage = Static<typeof TenantPage>;

export const CreateTenant = Type.Object({ slug: TenantSlug, name: Name, currency: Currency, settings: Type.Optional(TenantSettings) }, {"additionalProperties":false});
export type CreateTenant = Static<typeof CreateTenant>;

export const UpdateTenant = Type.Object({ name: Type.Optional(Name), settings: Type.Optional(Type.Object({ shopEmail: Type.Optional(Type.Union([Type.String({"format":"email","maxLength":254}), Type.Null()])), senderName: Type.Optional(Type.Union([Type.String({"pattern":"^[^\\x00-\\x20\\x7f](?:[^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?$","minLength":1,"maxLength":200}), Type.Null()])), orderExpiryMinutes: Type.Optional(Type.Union([Type.Integer({"format":"int32","minimum":1,"maximum":525600}), Type.Null()])), paymentBeforeConfirmation: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])), senderEmail: Type.Optional(Type.Union([Type.String({"format":"email","maxLength":254}), Type.Null()])), replyToEmail: Type.Optional(Type.Union([Type.String({"format":"email","maxLength":254}), Type.Null()])), smsSender: Type.Optional(Type.Union([Type.String({"pattern":"^[A-Za-z0-9 ._-]+$","minLength":1,"maxLength":20}), Type.Null()])), locale: Type.Optional(Type.Union([Type.String({"pattern":"^[a-z]{2,3}(-[A-Z]{2})?$","maxLength":6}), Type.Null()])), country: Type.Optional(Type.Union([Type.String({"pattern":"^[A-Z]{2}$","maxLength":2}), Type.Null()])), lowStockThreshold: Type.Optional(Type.Union([Type.Integer({"format":"int32","minimum":0,"maximum":1000000}), Type.Null()])), requireVerifiedEmail: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])), promisesHoldStock: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])), importsTrackStock: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])), defaultPaymentMethod: Type.Optional(Type.Union([PaymentMethod, Type.Null()])), accountUrl: Type.Optional(Type.Union([AccountUrl, Type.Null()])) }, {"additionalProperties":false})), isDefault: Type.Optional(Type.Boolean()), suspended: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateTenant = Static<typeof UpdateTenant>;

export const operations = {
  listTenants: {
    id: "listTenants",
    method: "GET",
    path: "/v1/tenants",
    access: "required",
    roles: ["platform"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "q": Type.Optional(Type.String({"minLength":1,"maxLength":100})), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: TenantPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createTenant: {
    id: "createTenant",
    method: "POST",
    path: "/v1/tenants",
    access: "required",
    roles: ["platform"],
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
    body: CreateTenant,
    replies: { 201: { type: "application/json", schema: Tenant, etag: true } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  updateTenant: {
    id: "updateTenant",
    method: "PATCH",
    path: "/v1/tenants/:tenantId",
    access: "required",
    roles: ["platform"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "tenantId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateTenant,
    replies: { 200: { type: "application/json", schema: Tenant, etag: true } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
} as const;
