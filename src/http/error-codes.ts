// What each code means: the title of its problem document, and its text on the page of codes.
import type { ErrorCode } from '../contract/generated/common.js';

export const errorCodes: Record<ErrorCode, { title: string; meaning: string }> = {
  invalid_request: {
    title: 'Invalid request',
    meaning: 'The request does not fit the contract; `errors` names each place.',
  },
  invalid_cursor: {
    title: 'Invalid cursor',
    meaning: 'The cursor was not given by this list. Begin again without one.',
  },
  query_too_large: {
    title: 'Query too large',
    meaning: 'A GraphQL query is longer, deeper or costlier than allowed; the message says how.',
  },
  unauthenticated: {
    title: 'Not authenticated',
    meaning:
      'A token is missing, malformed, expired or not meant for this service. Log in or refresh.',
  },
  invalid_credentials: {
    title: 'Invalid credentials',
    meaning: 'The address or the password is wrong.',
  },
  invalid_refresh_token: {
    title: 'Invalid refresh token',
    meaning: 'The refresh token was used before, has expired or was ended. Log in again.',
  },
  forbidden: {
    title: 'Forbidden',
    meaning: 'The token’s role, or whose the resource is, does not allow this.',
  },
  tenant_not_found: {
    title: 'Unknown tenant',
    meaning: 'There is no tenant of the slug in `X-Tenant-Id`.',
  },
  tenant_suspended: {
    title: 'Tenant suspended',
    meaning: 'The tenant is suspended; nothing can be read or changed.',
  },
  not_found: {
    title: 'Not found',
    meaning: 'There is no such path, or no such resource in this tenant.',
  },
  method_not_allowed: {
    title: 'Method not allowed',
    meaning: 'The path does not know this method; `Allow` lists those it knows.',
  },
  request_timeout: {
    title: 'Request timeout',
    meaning: 'The request was not sent completely in time.',
  },
  email_taken: {
    title: 'Address taken',
    meaning: 'The e-mail address belongs to another account or customer of the tenant.',
  },
  last_admin: {
    title: 'Last admin',
    meaning: 'The shop needs an active admin. Make another user an admin first.',
  },
  wrong_password: {
    title: 'Wrong password',
    meaning: 'The current password in the request is wrong.',
  },
  password_not_set: {
    title: 'No password',
    meaning: 'The account logs in at an OpenID provider and has no password here.',
  },
  link_invalid: {
    title: 'Link not valid',
    meaning: 'The token of the link was used, has expired or was replaced. Request a new link.',
  },
  email_not_verified: {
    title: 'E-mail address not verified',
    meaning: 'The shop takes orders only from customers who have verified their address.',
  },
  role_from_issuer: {
    title: 'Role from the issuer',
    meaning: 'The user comes from an OpenID provider; their role is changed there.',
  },
  own_account: {
    title: 'Own account',
    meaning: 'Nobody changes their own role or deactivates themselves.',
  },
  own_tenant: {
    title: 'Own tenant',
    meaning: 'The tenant that the caller’s account belongs to cannot be suspended by it.',
  },
  customer_code_taken: {
    title: 'Customer code taken',
    meaning: 'Another customer of the tenant has this code.',
  },
  sku_taken: { title: 'SKU taken', meaning: 'Another product of the tenant has this SKU.' },
  slug_taken: { title: 'Slug taken', meaning: 'Another resource of the tenant has this slug.' },
  category_name_taken: {
    title: 'Category name taken',
    meaning: 'A category of this name stands in the same place of the tree.',
  },
  category_cycle: {
    title: 'Category cycle',
    meaning: 'A category cannot be moved into itself or below itself.',
  },
  category_in_use: { title: 'Category in use', meaning: 'Products or categories are still in it.' },
  category_too_deep: {
    title: 'Category too deep',
    meaning: 'Categories are nested up to 200 levels deep.',
  },
  product_archived: {
    title: 'Product archived',
    meaning: 'A product in the order is no longer sold.',
  },
  insufficient_stock: {
    title: 'Insufficient stock',
    meaning:
      'Nothing was reserved; `shortages` names each product with what was asked and what is available.',
  },
  stock_below_reserved: {
    title: 'Stock below reserved',
    meaning: 'Less would be on hand than orders have reserved.',
  },
  stock_out_of_range: {
    title: 'Stock out of range',
    meaning: 'The number on hand would be larger than can be kept.',
  },
  transition_not_allowed: {
    title: 'Transition not allowed',
    meaning:
      'The order’s status does not allow the operation; `allowedTransitions` lists those it allows.',
  },
  version_mismatch: {
    title: 'Version mismatch',
    meaning: 'The resource has changed since the `ETag` in `If-Match`. Read it again.',
  },
  payload_too_large: {
    title: 'Payload too large',
    meaning: 'The body is larger than the operation takes.',
  },
  uri_too_long: { title: 'URI too long', meaning: 'A part of the path is longer than any id.' },
  unsupported_media_type: {
    title: 'Unsupported media type',
    meaning: 'The operation takes another media type; see the contract.',
  },
  idempotency_key_reused: {
    title: 'Idempotency key reused',
    meaning: 'The key was used within 24 hours for another request. Use a new one.',
  },
  image_type_unsupported: {
    title: 'No picture that is taken',
    meaning: 'The file is not a JPEG, PNG, WebP or AVIF picture by its content.',
  },
  image_too_large: {
    title: 'Picture too large',
    meaning: 'The picture has more pixels than are taken; make it smaller and send it again.',
  },
  image_corrupt: {
    title: 'Picture damaged',
    meaning: 'The picture is cut off or damaged, or took too long to read.',
  },
  image_disguised: {
    title: 'More than a picture',
    meaning: 'The file is a picture and something else at once, such as an archive or a page.',
  },
  too_many_images: {
    title: 'Too many pictures',
    meaning: 'The product has as many pictures as one can have; take one away first.',
  },
  unknown_category: {
    title: 'Unknown category',
    meaning: 'The body names a category that does not exist.',
  },
  unknown_customer: {
    title: 'Unknown customer',
    meaning: 'The body names a customer that does not exist.',
  },
  unknown_product: {
    title: 'Unknown product',
    meaning: 'The body names a product that does not exist.',
  },
  unknown_address: { title: 'Unknown address', meaning: 'The customer has no such address.' },
  unknown_shipping_method: {
    title: 'Unknown shipping method',
    meaning: 'The body names a shipping method that does not exist.',
  },
  promo_code_taken: {
    title: 'Promo code taken',
    meaning: 'Another promo code of the tenant has this code; case does not matter.',
  },
  promo_code_not_applicable: {
    title: 'Promo code not applicable',
    meaning: 'The promo code does not apply to this order; `reason` says why.',
  },
  invalid_promo_code: {
    title: 'Invalid promo code',
    meaning:
      'The promo code’s fields do not fit each other: a percentage above 10,000 basis points, an end before its start, a limit below what is used.',
  },
  invalid_shipping_method: {
    title: 'Invalid shipping method',
    meaning: 'The shipping method’s limits do not fit each other.',
  },
  cart_empty: { title: 'Cart empty', meaning: 'There is nothing in the cart.' },
  cart_full: {
    title: 'Cart full',
    meaning: 'A cart takes 200 products, a wishlist 500, and of one product 100,000.',
  },
  order_empty: { title: 'Order empty', meaning: 'An order without a line cannot be placed.' },
  order_not_draft: {
    title: 'Order not a draft',
    meaning: 'Only a draft can be changed in this way.',
  },
  too_many_lines: { title: 'Too many lines', meaning: 'An order has up to 1,000 lines.' },
  shipping_option_required: {
    title: 'Shipping option required',
    meaning: 'The shop has shipping methods, so one must be chosen before the order is placed.',
  },
  shipping_option_not_available: {
    title: 'Shipping option not available',
    meaning: 'The shipping method does not fit the order’s country or subtotal.',
  },
  too_many_addresses: {
    title: 'Too many addresses',
    meaning: 'A customer has up to 100 addresses.',
  },
  payment_required: {
    title: 'Payment required',
    meaning: 'The shop confirms orders only when they are paid.',
  },
  payment_not_possible: {
    title: 'Payment not possible',
    meaning: 'The order’s or the payment’s status does not allow this.',
  },
  amount_exceeds_due: {
    title: 'Amount exceeds what is due',
    meaning: 'More would be paid, taken or given back than there is.',
  },
  outcome_unknown: {
    title: 'Outcome unknown',
    meaning:
      'The first request with this key was interrupted. Look at the order’s payments to see what became of it.',
  },
  currency_mismatch: {
    title: 'Currency mismatch',
    meaning: 'The tenant’s prices are in another currency.',
  },
  customer_required: {
    title: 'Customer required',
    meaning: 'Staff must say which customer the order is for.',
  },
  amount_too_large: {
    title: 'Amount too large',
    meaning: 'A sum is larger than can be counted exactly.',
  },
  total_changed: {
    title: 'Total changed',
    meaning:
      'The total of the order is higher than `expectedTotal`. Show `total` to the customer and repeat with it as `expectedTotal`.',
  },
  notification_not_retryable: {
    title: 'Notification not retryable',
    meaning:
      'Only a message that failed, or of which nobody knows whether it arrived, is sent again.',
  },
  template_invalid: {
    title: 'Template invalid',
    meaning: 'The template is no Liquid, names a value that there is not, or takes too long.',
  },
  webhook_url_not_allowed: {
    title: 'Webhook address not allowed',
    meaning:
      'The address is not https, or leads to this machine or a private network; the operator can allow both.',
  },
  too_many_webhook_endpoints: {
    title: 'Too many webhook endpoints',
    meaning: 'A shop has up to 20. Remove one that is not needed.',
  },
  webhook_endpoint_disabled: {
    title: 'Webhook endpoint disabled',
    meaning: 'Nothing is sent to an endpoint that is disabled. Enable it first.',
  },
  too_many_requests: {
    title: 'Too many requests',
    meaning: 'The rate limit is used up; `Retry-After` says for how many seconds.',
  },
  headers_too_large: {
    title: 'Headers too large',
    meaning: 'The request’s headers are larger than 16 KiB.',
  },
  internal_error: {
    title: 'Internal error',
    meaning: 'A fault on the server’s side; it is logged under the request id.',
  },
  unavailable: {
    title: 'Unavailable',
    meaning:
      'The service or its database is away for the moment. Try again after `Retry-After` seconds.',
  },
};
