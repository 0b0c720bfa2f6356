// Generated from openapi/customers.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { Cursor, Email, Id, Locale, Name, NotificationPreferences, Phone, PhoneInput, Timestamp, Total, Version } from './common.js';

export const CustomerCode = Type.String({"pattern":"^[A-Za-z0-9][A-Za-z0-9._-]*$","maxLength":64});
export type CustomerCode = Static<typeof CustomerCode>;

export const Customer = Type.Object({ id: Id, code: CustomerCode, firstName: Name, lastName: Name, email: Type.Union([Email, Type.Null()]), phone: Type.Union([Phone, Type.Null()]), notifications: NotificationPreferences, locale: Type.Union([Locale, Type.Null()]), version: Version, createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type Customer = Static<typeof Customer>;

export const CustomerPage = Type.Object({ items: Type.Array(Customer, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type CustomerPage = Static<typeof CustomerPage>;

export const CreateCustomer = Type.Object({ code: CustomerCode, firstName: Name, lastName: Name, email: Type.Optional(Email), phone: Type.Optional(PhoneInput), notifications: Type.Optional(NotificationPreferences), locale: Type.Optional(Locale) }, {"additionalProperties":false});
export type CreateCustomer = Static<typeof CreateCustomer>;

export const UpdateCustomer = Type.Object({ code: Type.Optional(CustomerCode), firstName: Type.Optional(Name), lastName: Type.Optional(Name), email: Type.Optional(Type.Union([Email, Type.Null()])), phone: Type.Optional(Type.Union([PhoneInput, Type.Null()])), notifications: Type.Optional(NotificationPreferences), locale: Type.Optional(Type.Union([Locale, Type.Null()])) }, {"additionalProperties":false,"minProperties":1});
export type UpdateCustomer = Static<typeof UpdateCustomer>;

export const CustomerAddress = Type.Object({ id: Id, name: Name, line1: Name, line2: Type.Union([Name, Type.Null()]), city: Name, region: Type.Union([Name, Type.Null()]), postalCode: Type.Union([Name, Type.Null()]), country: Type.String({"pattern":"^[A-Z]{2}$","maxLength":2}), phone: Type.Union([Phone, Type.Null()]), isDefault: Type.Boolean(), createdAt: Timestamp, updatedAt: Timestamp }, {"additionalProperties":false});
export type CustomerAddress = Static<typeof CustomerAddress>;

export const CustomerAddressPage = Type.Object({ items: Type.Array(CustomerAddress, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type CustomerAddressPage = Static<typeof CustomerAddressPage>;

export const CreateCustomerAddress = Type.Object({ name: Name, line1: Name, line2: Type.Optional(Type.Union([Name, Type.Null()])), city: Name, region: Type.Optional(Type.Union([Name, Type.Null()])), postalCode: Type.Optional(Type.Union([Name, Type.Null()])), country: Type.String({"pattern":"^[A-Z]{2}$","maxLength":2}), phone: Type.Optional(Type.Union([PhoneInput, Type.Null()])), isDefault: Type.Optional(Type.Boolean()) }, {"additionalProperties":false});
export type CreateCustomerAddress = Static<typeof CreateCustomerAddress>;

export const UpdateCustomerAddress = Type.Object({ name: Type.Optional(Name), line1: Type.Optional(Name), line2: Type.Optional(Type.Union([Name, Type.Null()])), city: Type.Optional(Name), region: Type.Optional(Type.Union([Name, Type.Null()])), postalCode: Type.Optional(Type.Union([Name, Type.Null()])), country: Type.Optional(Type.String({"pattern":"^[A-Z]{2}$","maxLength":2})), phone: Type.Optional(Type.Union([PhoneInput, Type.Null()])), isDefault: Type.Optional(Type.Boolean()) }, {"additionalProperties":false,"minProperties":1});
export type UpdateCustomerAddress = Static<typeof UpdateCustomerAddress>;

export const operations = {
  listCustomers: {
    id: "listCustomers",
    method: "GET",
    path: "/v1/customers",
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
    query: Type.Object({ "q": Type.Optional(Type.String({"minLength":1,"maxLength":100})), "sort": Type.Unsafe<"createdAt" | "-createdAt" | "lastName" | "-lastName" | "code" | "-code">({"type":"string","enum":["createdAt","-createdAt","lastName","-lastName","code","-code"],"default":"-createdAt"}), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: CustomerPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createCustomer: {
    id: "createCustomer",
    method: "POST",
    path: "/v1/customers",
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
    body: CreateCustomer,
    replies: { 201: { type: "application/json", schema: Customer, etag: true } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  getCustomer: {
    id: "getCustomer",
    method: "GET",
    path: "/v1/customers/:customerId",
    access: "required",
    roles: ["staff"],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "customerId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Customer, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  updateCustomer: {
    id: "updateCustomer",
    method: "PATCH",
    path: "/v1/customers/:customerId",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "customerId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateCustomer,
    replies: { 200: { type: "application/json", schema: Customer, etag: true } },
    problems: [400,401,403,404,408,409,412,413,415,422,429,500,503],
  },
  listCustomerAddresses: {
    id: "listCustomerAddresses",
    method: "GET",
    path: "/v1/me/addresses",
    access: "required",
    roles: ["customer"],
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
    replies: { 200: { type: "application/json", schema: CustomerAddressPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createCustomerAddress: {
    id: "createCustomerAddress",
    method: "POST",
    path: "/v1/me/addresses",
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
    body: CreateCustomerAddress,
    replies: { 201: { type: "application/json", schema: CustomerAddress, etag: false } },
    problems: [400,401,403,408,409,413,415,422,429,500,503],
  },
  updateCustomerAddress: {
    id: "updateCustomerAddress",
    method: "PATCH",
    path: "/v1/me/addresses/:addressId",
    access: "required",
    roles: ["customer"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "addressId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: UpdateCustomerAddress,
    replies: { 200: { type: "application/json", schema: CustomerAddress, etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
  deleteCustomerAddress: {
    id: "deleteCustomerAddress",
    method: "DELETE",
    path: "/v1/me/addresses/:addressId",
    access: "required",
    roles: ["customer"],
    idempotent: true,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "addressId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 204: { type: null, schema: Type.Null(), etag: false } },
    problems: [400,401,403,404,408,413,415,422,429,500,503],
  },
} as const;
