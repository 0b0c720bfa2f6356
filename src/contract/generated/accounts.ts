// Generated from openapi/accounts.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Email, Id, Locale, Name, NotificationPreferences, Phone, PhoneInput, Timestamp, Total } from './common.js';

export const Role = Type.Unsafe<"customer" | "staff" | "admin" | "service" | "platform">({"type":"string","enum":["customer","staff","admin","service","platform"]});
export type Role = Static<typeof Role>;

export const Password = Type.String({"format":"password","pattern":"^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])(?=.*[^A-Za-z0-9]).*$","minLength":8,"maxLength":128});
export type Password = Static<typeof Password>;

export const RegisterUser = Type.Object({ email: Email, password: Password, firstName: Name, lastName: Name, phone: Type.Optional(PhoneInput), locale: Type.Optional(Locale) }, {"additionalProperties":false});
export type RegisterUser = Static<typeof RegisterUser>;

export const Login = Type.Object({ email: Email, password: Type.String({"format":"password","minLength":1,"maxLength":128}) }, {"additionalProperties":false});
export type Login = Static<typeof Login>;

export const RefreshToken = Type.Object({ refreshToken: Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":20,"maxLength":8000}) }, {"additionalProperties":false});
export type RefreshToken = Static<typeof RefreshToken>;

export const User = Type.Object({ id: Id, email: Type.Union([Email, Type.Null()]), firstName: Name, lastName: Name, phone: Type.Union([Phone, Type.Null()]), issuer: Type.Union([Type.String({"maxLength":500}), Type.Null()]), role: Role, active: Type.Boolean(), customerId: Type.Union([Id, Type.Null()]), notifications: Type.Union([NotificationPreferences, Type.Null()]), locale: Type.Union([Locale, Type.Null()]), createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type User = Static<typeof User>;

export const Session = Type.Object({ accessToken: Type.String({"pattern":"^[A-Za-z0-9_.-]+$","maxLength":16000}), refreshToken: Type.String({"pattern":"^[\\x21-\\x7e]+$","maxLength":8000}), tokenType: Type.Unsafe<"Bearer">({"type":"string","enum":["Bearer"]}), expiresIn: Type.Integer({"format":"int32","minimum":1,"maximum":86400}), user: User }, {"additionalProperties":false});
export type Session = Static<typeof Session>;

export const UpdateMe = Type.Object({ firstName: Type.Optional(Name), lastName: Type.Optional(Name), phone: Type.Optional(Type.Union([PhoneInput, Type.Null()])), notifications: Type.Optional(NotificationPreferences), locale: Type.Optional(Type.Union([Locale, Type.Null()])) }, {"additionalProperties":false,"minProperties":1});
export type UpdateMe = Static<typeof UpdateMe>;

export const Jwks = Type.Object({ keys: Type.Array(Type.Object({ kty: Type.Unsafe<"EC">({"type":"string","enum":["EC"]}), use: Type.Unsafe<"sig">({"type":"string","enum":["sig"]}), alg: Type.Unsafe<"ES256">({"type":"string","enum":["ES256"]}), kid: Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":64}), crv: Type.Unsafe<"P-256">({"type":"string","enum":["P-256"]}), x: Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":64}), y: Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":64}) }, {"additionalProperties":false}), {"maxItems":10}) }, {"additionalProperties":false});
export type Jwks = Static<typeof Jwks>;

export const UserPage = Type.Object({ items: Type.Array(User, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type UserPage = Static<typeof UserPage>;

export const TenantRole = Type.Unsafe<"customer" | "staff" | "admin" | "service">({"type":"string","enum":["customer","staff","admin","service"]});
export type TenantRole = Static<typeof TenantRole>;

export const UpdateUser = Type.Object({ role: Type.Optional(TenantRole), active: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateUser = Static<typeof UpdateUser>;

export const SyncUser = Type.Object({ issuer: Type.String({"format":"uri","maxLength":500}), subject: Type.String({"minLength":1,"maxLength":255}), email: Email, emailVerified: Type.Optional(Type.Boolean({"default":false})), firstName: Name, lastName: Name, phone: Type.Optional(PhoneInput), roles: Type.Array(TenantRole, {"maxItems":10}), occurredAt: Type.Optional(Type.String({"format":"date-time","maxLength":40})) }, {"additionalProperties":false});
export type SyncUser = Static<typeof SyncUser>;

export const ApiKeyRole = Type.Unsafe<"staff" | "admin" | "service">({"type":"string","enum":["staff","admin","service"]});
export type ApiKeyRole = Static<typeof ApiKeyRole>;

export const ApiKey = Type.Object({ id: Id, name: Name, roles: Type.Array(ApiKeyRole, {"maxItems":3}), createdAt: Timestamp, expiresAt: Type.Union([Timestamp, Type.Null()]), revokedAt: Type.Union([Timestamp, Type.Null()]), lastUsedAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type ApiKey = Static<typeof ApiKey>;

export const ApiKeyPage = Type.Object({ items: Type.Array(ApiKey, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type ApiKeyPage = Static<typeof ApiKeyPage>;

export const CreateApiKey = Type.Object({ name: Name, roles: Type.Array(ApiKeyRole, {"minItems":1,"maxItems":3,"uniqueItems":true}), expiresAt: Type.Optional(Type.String({"format":"date-time","maxLength":40})) }, {"additionalProperties":false});
export type CreateApiKey = Static<typeof CreateApiKey>;

export const NewApiKey = Type.Object({ apiKey: ApiKey, key: Type.String({"pattern":"^kontor_[A-Za-z0-9_-]+$","maxLength":120}) }, {"additionalProperties":false});
export type NewApiKey = Static<typeof NewApiKey>;

export const operations = {
  registerUser: {
    id: "registerUser",
    method: "POST",
    path: "/v1/auth/register",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":20,"window":60,"by":["address"]},
    bodyLimit: 16384,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: RegisterUser,
    replies: { 201: { type: "application/json", schema: User, etag: false } },
    problems: [400,403,404,408,409,413,415,429,500,503],
  },
  login: {
    id: "login",
    method: "POST",
    path: "/v1/auth/login",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":10,"window":60,"by":["address","account"]},
    bodyLimit: 16384,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "x-tenant-id": Type.Optional(Type.String({"pattern":"^[a-z0-9]([a-z0-9-]*[a-z0-9])?$","maxLength":63})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: Login,
    replies: { 200: { type: "application/json", schema: Session, etag: false } },
    problems: [400,401,403,404,408,413,415,429,500,503],
  },
  refreshToken: {
    id: "refreshToken",
    method: "POST",
    path: "/v1/auth/refresh",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: {"max":60,"window":60,"by":["address"]},
    bodyLimit: 16384,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: RefreshToken,
    replies: { 200: { type: "application/json", schema: Session, etag: false } },
    problems: [400,401,403,408,413,415,429,500,503],
  },
  logout: {
    id: "logout",
    method: "POST",
    path: "/v1/auth/logout",
    access: "required",
    roles: ["customer","staff","admin","service","platform"],
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
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,408,413,415,422,429,500,503],
  },
  getMe: {
    id: "getMe",
    method: "GET",
    path: "/v1/me",
    access: "required",
    roles: ["customer","staff","admin","service","platform"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: User, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  updateMe: {
    id: "updateMe",
    method: "PATCH",
    path: "/v1/me",
    access: "required",
    roles: ["customer","staff","admin","service","platform"],
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
    body: UpdateMe,
    replies: { 200: { type: "application/json", schema: User, etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  listUsers: {
    id: "listUsers",
    method: "GET",
    path: "/v1/users",
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
    query: Type.Object({ "q": Type.Optional(Type.String({"minLength":1,"maxLength":100})), "role": Type.Optional(Role), "active": Type.Optional(Type.Boolean()), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: UserPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  getUser: {
    id: "getUser",
    method: "GET",
    path: "/v1/users/:userId",
    access: "required",
    roles: ["admin"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "userId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: User, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  updateUser: {
    id: "updateUser",
    method: "PATCH",
    path: "/v1/users/:userId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "userId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateUser,
    replies: { 200: { type: "application/json", schema: User, etag: false } },
    problems: [400,401,403,404,408,409,413,415,422,429,500,503],
  },
  syncUser: {
    id: "syncUser",
    method: "POST",
    path: "/v1/users/sync",
    access: "required",
    roles: ["service"],
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
    body: SyncUser,
    replies: { 200: { type: "application/json", schema: User, etag: false } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  listApiKeys: {
    id: "listApiKeys",
    method: "GET",
    path: "/v1/api-keys",
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
    replies: { 200: { type: "application/json", schema: ApiKeyPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createApiKey: {
    id: "createApiKey",
    method: "POST",
    path: "/v1/api-keys",
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
    body: CreateApiKey,
    replies: { 201: { type: "application/json", schema: NewApiKey, etag: false } },
    problems: [400,401,403,408,413,415,422,429,500,503],
  },
  revokeApiKey: {
    id: "revokeApiKey",
    method: "DELETE",
    path: "/v1/api-keys/:keyId",
    access: "required",
    roles: ["admin"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "keyId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  getJwks: {
    id: "getJwks",
    method: "GET",
    path: "/.well-known/jwks.json",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Jwks, etag: false } },
    problems: [400,429,500],
  },
} as const;
