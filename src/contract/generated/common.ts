// Generated from openapi/common.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';

export const Id = Type.String({"format":"uuid","maxLength":36});
export type Id = Static<typeof Id>;

export const Currency = Type.String({"pattern":"^[A-Z]{3}$","maxLength":3});
export type Currency = Static<typeof Currency>;

export const Money = Type.Object({ amount: Type.Integer({"format":"int64","minimum":-9007199254740991,"maximum":9007199254740991}), currency: Currency }, {"additionalProperties":false});
export type Money = Static<typeof Money>;

export const Price = Type.Object({ amount: Type.Integer({"format":"int64","minimum":0,"maximum":10000000000}), currency: Currency }, {"additionalProperties":false});
export type Price = Static<typeof Price>;

export const Timestamp = Type.String({"format":"date-time","maxLength":30});
export type Timestamp = Static<typeof Timestamp>;

export const Email = Type.String({"format":"email","maxLength":254});
export type Email = Static<typeof Email>;

export const Phone = Type.String({"pattern":"^\\+[1-9][0-9]{6,14}$","maxLength":16});
export type Phone = Static<typeof Phone>;

export const PhoneInput = Type.String({"pattern":"^\\+?[0-9(][0-9 ()./-]{4,38}$","maxLength":40});
export type PhoneInput = Static<typeof PhoneInput>;

export const Locale = Type.String({"pattern":"^[a-z]{2,3}(-[A-Z]{2})?$","maxLength":6});
export type Locale = Static<typeof Locale>;

export const Name = Type.String({"pattern":"^[^\\x00-\\x20\\x7f](?:[^\\x00-\\x1f\\x7f]*[^\\x00-\\x20\\x7f])?$","minLength":1,"maxLength":200});
export type Name = Static<typeof Name>;

export const Version = Type.Integer({"format":"int32","minimum":1,"maximum":2147483647});
export type Version = Static<typeof Version>;

export const Cursor = Type.Union([Type.String({"pattern":"^[A-Za-z0-9_-]+$","maxLength":1000}), Type.Null()]);
export type Cursor = Static<typeof Cursor>;

export const Total = Type.Integer({"format":"int64","minimum":0,"maximum":9007199254740991});
export type Total = Static<typeof Total>;

export const NotificationPreferences = Type.Object({ email: Type.Boolean(), sms: Type.Boolean() }, {"additionalProperties":false});
export type NotificationPreferences = Static<typeof NotificationPreferences>;

export const ErrorCode = Type.Unsafe<"invalid_request" | "invalid_cursor" | "query_too_large" | "unauthenticated" | "invalid_credentials" | "invalid_refresh_token" | "forbidden" | "tenant_not_found" | "tenant_suspended" | "not_found" | "method_not_allowed" | "request_timeout" | "email_taken" | "role_from_issuer" | "own_account" | "last_admin" | "wrong_password" | "password_not_set" | "link_invalid" | "email_not_verified" | "own_tenant" | "customer_code_taken" | "sku_taken" | "slug_taken" | "category_name_taken" | "category_cycle" | "category_in_use" | "category_too_deep" | "product_archived" | "insufficient_stock" | "stock_below_reserved" | "stock_out_of_range" | "transition_not_allowed" | "version_mismatch" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "idempotency_key_reused" | "image_type_unsupported" | "image_too_large" | "image_corrupt" | "image_disguised" | "too_many_images" | "unknown_category" | "unknown_customer" | "unknown_product" | "unknown_address" | "unknown_shipping_method" | "promo_code_taken" | "promo_code_not_applicable" | "invalid_promo_code" | "invalid_shipping_method" | "cart_empty" | "cart_full" | "order_empty" | "order_not_draft" | "too_many_lines" | "shipping_option_required" | "shipping_option_not_available" | "too_many_addresses" | "payment_required" | "payment_not_possible" | "amount_exceeds_due" | "outcome_unknown" | "currency_mismatch" | "customer_required" | "amount_too_large" | "total_changed" | "notification_not_retryable" | "template_invalid" | "webhook_url_not_allowed" | "webhook_endpoint_disabled" | "too_many_webhook_endpoints" | "too_many_requests" | "headers_too_large" | "internal_error" | "unavailable">({"type":"string","enum":["invalid_request","invalid_cursor","query_too_large","unauthenticated","invalid_credentials","invalid_refresh_token","forbidden","tenant_not_found","tenant_suspended","not_found","method_not_allowed","request_timeout","email_taken","role_from_issuer","own_account","last_admin","wrong_password","password_not_set","link_invalid","email_not_verified","own_tenant","customer_code_taken","sku_taken","slug_taken","category_name_taken","category_cycle","category_in_use","category_too_deep","product_archived","insufficient_stock","stock_below_reserved","stock_out_of_range","transition_not_allowed","version_mismatch","payload_too_large","uri_too_long","unsupported_media_type","idempotency_key_reused","image_type_unsupported","image_too_large","image_corrupt","image_disguised","too_many_images","unknown_category","unknown_customer","unknown_product","unknown_address","unknown_shipping_method","promo_code_taken","promo_code_not_applicable","invalid_promo_code","invalid_shipping_method","cart_empty","cart_full","order_empty","order_not_draft","too_many_lines","shipping_option_required","shipping_option_not_available","too_many_addresses","payment_required","payment_not_possible","amount_exceeds_due","outcome_unknown","currency_mismatch","customer_required","amount_too_large","total_changed","notification_not_retryable","template_invalid","webhook_url_not_allowed","webhook_endpoint_disabled","too_many_webhook_endpoints","too_many_requests","headers_too_large","internal_error","unavailable"]});
export type ErrorCode = Static<typeof ErrorCode>;

export const Problem = Type.Object({ type: Type.String({"format":"uri-reference","maxLength":300}), title: Type.String({"maxLength":100}), status: Type.Integer({"format":"int32","minimum":400,"maximum":599}), detail: Type.String({"maxLength":2000}), instance: Type.String({"format":"uri-reference","maxLength":2000}), code: ErrorCode, requestId: Type.String({"pattern":"^[A-Za-z0-9._-]+$","maxLength":64}), errors: Type.Optional(Type.Array(Type.Object({ pointer: Type.String({"maxLength":500}), detail: Type.String({"maxLength":500}) }, {"additionalProperties":false}), {"maxItems":100})), shortages: Type.Optional(Type.Array(Type.Object({ sku: Type.String({"maxLength":64}), requested: Type.Integer({"format":"int32","minimum":1,"maximum":2147483647}), available: Type.Integer({"format":"int32","minimum":0,"maximum":2147483647}) }, {"additionalProperties":false}), {"maxItems":100})), reason: Type.Optional(Type.String({"maxLength":50})), expectedTotal: Type.Optional(Money), total: Type.Optional(Money), allowedTransitions: Type.Optional(Type.Array(Type.String({"maxLength":50}), {"maxItems":20})) }, {"additionalProperties":false});
export type Problem = Static<typeof Problem>;

