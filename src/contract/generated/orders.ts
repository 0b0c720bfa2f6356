// Generated from openapi/orders.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';
import { OrderItem, Quantity, Sku } from './catalog.js';
import { Cursor, Id, Money, Name, NotificationPreferences, Phone, Timestamp, Total, Version } from './common.js';
import { Code } from './promotions.js';
import { ShippingOption } from './shipping.js';

export const OrderStatus = Type.Unsafe<"draft" | "pending" | "confirmed" | "shipped" | "delivered" | "completed" | "cancelled" | "expired">({"type":"string","enum":["draft","pending","confirmed","shipped","delivered","completed","cancelled","expired"]});
export type OrderStatus = Static<typeof OrderStatus>;

export const PaymentStatus = Type.Unsafe<"unpaid" | "authorized" | "paid" | "partially_refunded" | "refunded">({"type":"string","enum":["unpaid","authorized","paid","partially_refunded","refunded"]});
export type PaymentStatus = Static<typeof PaymentStatus>;

export const OrderAction = Type.Unsafe<"placeOrder" | "confirmOrder" | "cancelOrder" | "expireOrder" | "markAsShipped" | "markAsDelivered" | "markAsCompleted">({"type":"string","enum":["placeOrder","confirmOrder","cancelOrder","expireOrder","markAsShipped","markAsDelivered","markAsCompleted"]});
export type OrderAction = Static<typeof OrderAction>;

export const OrderNumber = Type.String({"pattern":"^[0-9A-HJKMNP-TV-Z]{8}$","maxLength":8});
export type OrderNumber = Static<typeof OrderNumber>;

export const PostalAddress = Type.Object({ name: Name, line1: Name, line2: Type.Optional(Type.Union([Name, Type.Null()])), city: Name, region: Type.Optional(Type.Union([Name, Type.Null()])), postalCode: Type.Optional(Type.Union([Name, Type.Null()])), country: Type.String({"pattern":"^[A-Z]{2}$","maxLength":2}), phone: Type.Optional(Type.Union([Phone, Type.Null()])) }, {"additionalProperties":false});
export type PostalAddress = Static<typeof PostalAddress>;

export const Metadata = ((Value) => Type.Unsafe<Record<string, Static<typeof Value>>>({"type":"object","maxProperties":50,"propertyNames":{"type":"string","pattern":"^[A-Za-z0-9_.-]+$","maxLength":40}, "additionalProperties": Value}))(Type.String({"maxLength":500}));
export type Metadata = Static<typeof Metadata>;

export const Note = Type.String({"maxLength":1000});
export type Note = Static<typeof Note>;

export const CreateOrder = Type.Object({ items: Type.Array(OrderItem, {"minItems":1,"maxItems":1000}), customerId: Type.Optional(Id), promoCode: Type.Optional(Code), shippingAddress: Type.Optional(PostalAddress), shippingMethodId: Type.Optional(Id), notifications: Type.Optional(NotificationPreferences), note: Type.Optional(Note), metadata: Type.Optional(Metadata) }, {"additionalProperties":false});
export type CreateOrder = Static<typeof CreateOrder>;

export const CancelOrder = Type.Object({ reason: Type.Optional(Name) }, {"additionalProperties":false});
export type CancelOrder = Static<typeof CancelOrder>;

export const OrderLine = Type.Object({ id: Id, productId: Id, sku: Sku, name: Name, quantity: Type.Integer({"format":"int32","minimum":1,"maximum":100000000}), unitPrice: Money, discount: Money, total: Money }, {"additionalProperties":false});
export type OrderLine = Static<typeof OrderLine>;

export const Tracking = Type.Object({ carrier: Type.Union([Name, Type.Null()]), trackingReference: Type.Union([Name, Type.Null()]) }, {"additionalProperties":false});
export type Tracking = Static<typeof Tracking>;

export const Order = Type.Object({ id: Id, number: OrderNumber, customerId: Id, status: OrderStatus, paymentStatus: PaymentStatus, lines: Type.Array(OrderLine, {"maxItems":1000}), promoCode: Type.Union([Type.String({"maxLength":64}), Type.Null()]), subtotal: Money, discountTotal: Money, shippingTotal: Money, total: Money, shippingAddress: Type.Union([PostalAddress, Type.Null()]), shippingMethod: Type.Union([Name, Type.Null()]), tracking: Type.Union([Tracking, Type.Null()]), notifications: NotificationPreferences, allowedTransitions: Type.Array(OrderAction, {"maxItems":10}), note: Type.Union([Note, Type.Null()]), metadata: Metadata, version: Version, createdAt: Timestamp, placedAt: Type.Union([Timestamp, Type.Null()]), updatedAt: Timestamp }, {"additionalProperties":false});
export type Order = Static<typeof Order>;

export const OrderPage = Type.Object({ items: Type.Array(Order, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type OrderPage = Static<typeof OrderPage>;

export const OrderEvent = Type.Object({ id: Id, type: Type.Unsafe<"order.drafted" | "order.placed" | "order.confirmed" | "order.cancelled" | "order.expired" | "order.shipped" | "order.tracking_added" | "order.delivered" | "order.completed" | "payment.authorized" | "payment.captured" | "payment.refunded" | "payment.failed" | "payment.unknown">({"type":"string","enum":["order.drafted","order.placed","order.confirmed","order.cancelled","order.expired","order.shipped","order.tracking_added","order.delivered","order.completed","payment.authorized","payment.captured","payment.refunded","payment.failed","payment.unknown"]}), actor: Type.Object({ kind: Type.Unsafe<"customer" | "staff" | "service" | "system">({"type":"string","enum":["customer","staff","service","system"]}), userId: Type.Union([Id, Type.Null()]) }, {"additionalProperties":false}), fromStatus: Type.Union([OrderStatus, Type.Null()]), toStatus: OrderStatus, reason: Type.Union([Name, Type.Null()]), createdAt: Timestamp }, {"additionalProperties":false});
export type OrderEvent = Static<typeof OrderEvent>;

export const OrderEventPage = Type.Object({ items: Type.Array(OrderEvent, {"maxItems":100}), nextCursor: Cursor, total: Type.Optional(Total) }, {"additionalProperties":false});
export type OrderEventPage = Static<typeof OrderEventPage>;

export const CheckoutCart = Type.Object({ promoCode: Type.Optional(Code), shippingAddress: Type.Optional(PostalAddress), notifications: Type.Optional(NotificationPreferences), note: Type.Optional(Note), metadata: Type.Optional(Metadata) }, {"additionalProperties":false});
export type CheckoutCart = Static<typeof CheckoutCart>;

export const ChangeOrderQuantity = Type.Object({ quantity: Quantity }, {"additionalProperties":false});
export type ChangeOrderQuantity = Static<typeof ChangeOrderQuantity>;

export const AddCoupon = Type.Object({ code: Code }, {"additionalProperties":false});
export type AddCoupon = Static<typeof AddCoupon>;

export const ChangeDestination = Type.Union([Type.Object({ address: PostalAddress }, {"additionalProperties":false}), Type.Object({ addressId: Id }, {"additionalProperties":false})]);
export type ChangeDestination = Static<typeof ChangeDestination>;

export const ShippingOptions = Type.Object({ items: Type.Array(ShippingOption, {"maxItems":100}) }, {"additionalProperties":false});
export type ShippingOptions = Static<typeof ShippingOptions>;

export const SelectShippingOption = Type.Object({ shippingMethodId: Id }, {"additionalProperties":false});
export type SelectShippingOption = Static<typeof SelectShippingOption>;

export const MarkAsShipped = Type.Object({ carrier: Type.Optional(Name), trackingReference: Type.Optional(Name) }, {"additionalProperties":false});
export type MarkAsShipped = Static<typeof MarkAsShipped>;

export const AddTracking = Type.Object({ carrier: Type.Optional(Name), trackingReference: Name }, {"additionalProperties":false});
export type AddTracking = Static<typeof AddTracking>;

export const OrderTracking = Type.Object({ orderId: Id, number: OrderNumber, status: OrderStatus, carrier: Type.Union([Name, Type.Null()]), trackingReference: Type.Union([Name, Type.Null()]), shippedAt: Type.Union([Timestamp, Type.Null()]), deliveredAt: Type.Union([Timestamp, Type.Null()]) }, {"additionalProperties":false});
export type OrderTracking = Static<typeof OrderTracking>;

export const PreviewLine = Type.Object({ productId: Id, sku: Sku, name: Name, quantity: Type.Integer({"format":"int32","minimum":1,"maximum":100000000}), unitPrice: Money, discount: Money, total: Money, explanation: Type.String({"maxLength":500}) }, {"additionalProperties":false});
export type PreviewLine = Static<typeof PreviewLine>;

export const OrderPreview = Type.Object({ lines: Type.Array(PreviewLine, {"maxItems":1000}), promoCode: Type.Union([Type.String({"maxLength":64}), Type.Null()]), subtotal: Money, discountTotal: Money, shippingTotal: Money, total: Money, explanation: Type.String({"maxLength":500}) }, {"additionalProperties":false});
export type OrderPreview = Static<typeof OrderPreview>;

export const operations = {
  listOrders: {
    id: "listOrders",
    method: "GET",
    path: "/v1/orders",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({ "status": Type.Optional(OrderStatus), "customerId": Type.Optional(Id), "number": Type.Optional(OrderNumber), "createdFrom": Type.Optional(Timestamp), "createdTo": Type.Optional(Timestamp), "sort": Type.Unsafe<"createdAt" | "-createdAt">({"type":"string","enum":["createdAt","-createdAt"],"default":"-createdAt"}), "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: OrderPage, etag: false } },
    problems: [400,401,403,429,500,503],
  },
  createOrder: {
    id: "createOrder",
    method: "POST",
    path: "/v1/orders",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateOrder,
    replies: { 201: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,409,413,415,422,429,500,503],
  },
  getOrder: {
    id: "getOrder",
    method: "GET",
    path: "/v1/orders/:orderId",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "if-none-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [304,400,401,403,404,429,500,503],
  },
  confirmOrder: {
    id: "confirmOrder",
    method: "POST",
    path: "/v1/orders/:orderId/confirm",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  cancelOrder: {
    id: "cancelOrder",
    method: "POST",
    path: "/v1/orders/:orderId/cancel",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: CancelOrder,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  listOrderEvents: {
    id: "listOrderEvents",
    method: "GET",
    path: "/v1/orders/:orderId/events",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({ "limit": Type.Integer({"format":"int32","minimum":1,"maximum":100,"default":20}), "cursor": Type.Optional(Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000})), "includeTotal": Type.Boolean({"default":false}) }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: OrderEventPage, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  checkoutCart: {
    id: "checkoutCart",
    method: "POST",
    path: "/v1/cart/checkout",
    access: "required",
    roles: ["customer"],
    idempotent: true,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: CheckoutCart,
    replies: { 201: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,409,413,415,422,429,500,503],
  },
  checkoutItems: {
    id: "checkoutItems",
    method: "POST",
    path: "/v1/orders/checkout-items",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateOrder,
    replies: { 201: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,409,413,415,422,429,500,503],
  },
  previewOrder: {
    id: "previewOrder",
    method: "POST",
    path: "/v1/orders/preview",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: CreateOrder,
    replies: { 200: { type: "application/json", schema: OrderPreview, etag: false } },
    problems: [400,401,403,409,413,415,422,429,500,503],
  },
  addLineItem: {
    id: "addLineItem",
    method: "POST",
    path: "/v1/orders/:orderId/lines",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: OrderItem,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  changeOrderQuantity: {
    id: "changeOrderQuantity",
    method: "PATCH",
    path: "/v1/orders/:orderId/lines/:lineId",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id, "lineId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: ChangeOrderQuantity,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  removeLineItem: {
    id: "removeLineItem",
    method: "DELETE",
    path: "/v1/orders/:orderId/lines/:lineId",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id, "lineId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  addCoupon: {
    id: "addCoupon",
    method: "PUT",
    path: "/v1/orders/:orderId/promo-code",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: AddCoupon,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  removeCoupon: {
    id: "removeCoupon",
    method: "DELETE",
    path: "/v1/orders/:orderId/promo-code",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  changeDestination: {
    id: "changeDestination",
    method: "PUT",
    path: "/v1/orders/:orderId/destination",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: ChangeDestination,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  listShippingOptions: {
    id: "listShippingOptions",
    method: "GET",
    path: "/v1/orders/:orderId/shipping-options",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: ShippingOptions, etag: false } },
    problems: [400,401,403,404,409,429,500,503],
  },
  selectShippingOption: {
    id: "selectShippingOption",
    method: "PUT",
    path: "/v1/orders/:orderId/shipping-option",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: SelectShippingOption,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  placeOrder: {
    id: "placeOrder",
    method: "POST",
    path: "/v1/orders/:orderId/place",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  markAsShipped: {
    id: "markAsShipped",
    method: "POST",
    path: "/v1/orders/:orderId/ship",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: false,
    body: MarkAsShipped,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  trackOrder: {
    id: "trackOrder",
    method: "GET",
    path: "/v1/orders/:orderId/tracking",
    access: "required",
    roles: ["customer","staff"],
    idempotent: false,
    ifMatch: false,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: OrderTracking, etag: false } },
    problems: [400,401,403,404,429,500,503],
  },
  addShippingTrackingReference: {
    id: "addShippingTrackingReference",
    method: "PUT",
    path: "/v1/orders/:orderId/tracking",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: "application/json",
    bodyRequired: true,
    body: AddTracking,
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  markAsDelivered: {
    id: "markAsDelivered",
    method: "POST",
    path: "/v1/orders/:orderId/deliver",
    access: "required",
    roles: ["staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
  markAsCompleted: {
    id: "markAsCompleted",
    method: "POST",
    path: "/v1/orders/:orderId/complete",
    access: "required",
    roles: ["customer","staff"],
    idempotent: true,
    ifMatch: true,
    callsOut: false,
    rateLimit: null,
    bodyLimit: null,
    params: Type.Object({ "orderId": Id }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({ "idempotency-key": Type.Optional(Type.String({"pattern":"^[\\x21-\\x7e]+$","minLength":1,"maxLength":255})), "if-match": Type.Optional(Type.String({"pattern":"^(\\*|(W/)?\"[\\x21\\x23-\\x7e]*\")(\\s*,\\s*(W/)?\"[\\x21\\x23-\\x7e]*\")*$","maxLength":500})) }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Order, etag: true } },
    problems: [400,401,403,404,409,412,413,415,422,429,500,503],
  },
} as const;
