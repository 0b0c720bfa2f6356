// Generated from openapi/*.yaml and the rooms’ *.graphql by `npm run generate`. Do not edit.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ApiKey as ApiKeyValue, Invitation as InvitationValue, Jwks as JwksValue, NewApiKey as NewApiKeyValue, OpenSession as OpenSessionValue, OpenSessionList as OpenSessionListValue, Session as SessionValue, User as UserValue } from '../../contract/generated/accounts.js';
import type { AuditActor as AuditActorValue, AuditEntry as AuditEntryValue } from '../../contract/generated/audit.js';
import type { AveragePrice as AveragePriceValue, Category as CategoryValue, CategoryCount as CategoryCountValue, CategoryNode as CategoryNodeValue, CategoryTree as CategoryTreeValue, Import as ImportValue, ImportColumn as ImportColumnValue, ImportError as ImportErrorValue, PriceCount as PriceCountValue, Product as ProductValue, ProductFacets as ProductFacetsValue, ProductImage as ProductImageValue } from '../../contract/generated/catalog.js';
import type { Cart as CartValue, CartItem as CartItemValue, Wishlist as WishlistValue, WishlistItem as WishlistItemValue } from '../../contract/generated/carts.js';
import type { Customer as CustomerValue, CustomerAddress as CustomerAddressValue } from '../../contract/generated/customers.js';
import type { DeliveryReport as DeliveryReportValue, Notification as NotificationValue, NotificationAttempt as NotificationAttemptValue, NotificationPreview as NotificationPreviewValue, NotificationTemplate as NotificationTemplateValue, NotificationTemplateList as NotificationTemplateListValue } from '../../contract/generated/notifications.js';
import type { Money as MoneyValue, NotificationPreferences as NotificationPreferencesValue } from '../../contract/generated/common.js';
import type { NewWebhookEndpoint as NewWebhookEndpointValue, WebhookAttempt as WebhookAttemptValue, WebhookDelivery as WebhookDeliveryValue, WebhookEndpoint as WebhookEndpointValue } from '../../contract/generated/webhooks.js';
import type { Order as OrderValue, OrderEvent as OrderEventValue, OrderLine as OrderLineValue, OrderPreview as OrderPreviewValue, OrderTracking as OrderTrackingValue, PostalAddress as PostalAddressValue, PreviewLine as PreviewLineValue, ShippingOptions as ShippingOptionsValue, TimelineNotification as TimelineNotificationValue, TimelineWebhook as TimelineWebhookValue, Tracking as TrackingValue } from '../../contract/generated/orders.js';
import type { Payment as PaymentValue, PaymentOperation as PaymentOperationValue } from '../../contract/generated/payments.js';
import type { PromoCode as PromoCodeValue, PromoCodeValidation as PromoCodeValidationValue } from '../../contract/generated/promotions.js';
import type { ShippingMethod as ShippingMethodValue, ShippingOption as ShippingOptionValue } from '../../contract/generated/shipping.js';
import type { Stock as StockValue, StockMovement as StockMovementValue } from '../../contract/generated/inventory.js';
import type { Tenant as TenantValue, TenantSettings as TenantSettingsValue } from '../../contract/generated/tenants.js';
import type { GraphqlContext } from '../context.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** RFC 3339, in UTC. */
  DateTime: { input: string; output: string; }
  /** An object of the client's own. */
  JSON: { input: Record<string, unknown>; output: Record<string, unknown>; }
  /** An integer within 2^53. */
  SafeInt: { input: number; output: number; }
};

export type AcceptInvitationInput = {
  firstName: Scalars['String']['input'];
  lastName: Scalars['String']['input'];
  password: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  token: Scalars['String']['input'];
};

export type AddCartItemInput = {
  productId: Scalars['ID']['input'];
  quantity: Scalars['Int']['input'];
};

export type AddCouponInput = {
  code: Scalars['String']['input'];
};

/** A product, by id or by SKU, and how many of it. */
export type AddLineItemInput = {
  productId?: InputMaybe<Scalars['ID']['input']>;
  quantity?: InputMaybe<Scalars['Int']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};

export type AddShippingTrackingReferenceInput = {
  carrier?: InputMaybe<Scalars['String']['input']>;
  trackingReference: Scalars['String']['input'];
};

export type AddWishlistItemInput = {
  productId: Scalars['ID']['input'];
};

export type AdjustStockInput = {
  /** How many to add; negative takes away. Not zero. */
  delta: Scalars['Int']['input'];
  reason: Scalars['String']['input'];
};

export type ApiKey = {
  __typename?: 'ApiKey';
  createdAt: Scalars['DateTime']['output'];
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** To the minute. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  name: Scalars['String']['output'];
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  roles: Array<ApiKeyRole>;
};

export type ApiKeyConnection = {
  __typename?: 'ApiKeyConnection';
  edges: Array<ApiKeyEdge>;
  nodes: Array<ApiKey>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type ApiKeyEdge = {
  __typename?: 'ApiKeyEdge';
  cursor: Scalars['String']['output'];
  node: ApiKey;
};

export type ApiKeyRole =
  | 'admin'
  | 'service'
  | 'staff';

/** Who did it. */
export type AuditActor = {
  __typename?: 'AuditActor';
  email?: Maybe<Scalars['String']['output']>;
  id?: Maybe<Scalars['ID']['output']>;
  /** The operator works with the command line, and has no id. */
  kind: AuditActorKind;
  /** As it is now; null where it is not of this tenant. */
  name?: Maybe<Scalars['String']['output']>;
  /** As they were then. */
  roles: Array<Role>;
};

export type AuditActorKind =
  | 'apiKey'
  | 'operator'
  | 'user';

export type AuditEntry = {
  __typename?: 'AuditEntry';
  actor: AuditActor;
  /** Null where it is gone. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** Null where it was not there before. */
  before?: Maybe<Scalars['JSON']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  operation: Scalars['String']['output'];
  outcome: AuditOutcome;
  /** The `X-Request-Id` of the request, which the logs have too. */
  requestId: Scalars['String']['output'];
  /** Null where there was no thing to name. */
  subjectId?: Maybe<Scalars['String']['output']>;
  subjectType: AuditSubjectType;
};

export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

export type AuditOutcome =
  | 'done'
  | 'refused'
  | 'unknown';

export type AuditSubjectType =
  | 'apiKey'
  | 'category'
  | 'customer'
  | 'import'
  | 'invitation'
  | 'notification'
  | 'notificationTemplate'
  | 'order'
  | 'payment'
  | 'product'
  | 'promoCode'
  | 'shippingMethod'
  | 'stock'
  | 'tenant'
  | 'user'
  | 'webhookDelivery'
  | 'webhookEndpoint';

export type AveragePrice = {
  __typename?: 'AveragePrice';
  average?: Maybe<Money>;
  productCount: Scalars['Int']['output'];
};

export type CancelOrderInput = {
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type CapturePaymentInput = {
  amount?: InputMaybe<PriceInput>;
};

export type Cart = {
  __typename?: 'Cart';
  hasProblems: Scalars['Boolean']['output'];
  items: Array<CartItem>;
  /** Of the items without a problem; the largest amount if prices have risen beyond it, with `hasProblems`. */
  subtotal: Money;
};

export type CartItem = {
  __typename?: 'CartItem';
  /** How many could be ordered at this moment. */
  available: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  problem?: Maybe<ItemProblem>;
  product?: Maybe<Product>;
  productId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  sku: Scalars['String']['output'];
  total: Money;
  unitPrice: Money;
};

export type Category = {
  __typename?: 'Category';
  children: Array<Category>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  parent?: Maybe<Category>;
  parentId?: Maybe<Scalars['ID']['output']>;
  slug: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type CategoryConnection = {
  __typename?: 'CategoryConnection';
  edges: Array<CategoryEdge>;
  nodes: Array<Category>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type CategoryCount = {
  __typename?: 'CategoryCount';
  categoryId: Scalars['ID']['output'];
  count: Scalars['Int']['output'];
};

export type CategoryEdge = {
  __typename?: 'CategoryEdge';
  cursor: Scalars['String']['output'];
  node: Category;
};

export type CategoryNode = {
  __typename?: 'CategoryNode';
  children: Array<CategoryNode>;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  slug: Scalars['String']['output'];
};

export type CategoryTree = {
  __typename?: 'CategoryTree';
  items: Array<CategoryNode>;
};

export type ChangeDestinationInput = {
  address?: InputMaybe<PostalAddressInput>;
  addressId?: InputMaybe<Scalars['ID']['input']>;
};

export type ChangeOrderQuantityInput = {
  quantity: Scalars['Int']['input'];
};

export type ChangePasswordInput = {
  currentPassword: Scalars['String']['input'];
  newPassword: Scalars['String']['input'];
};

export type CheckoutCartInput = {
  expectedTotal?: InputMaybe<PriceInput>;
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  promoCode?: InputMaybe<Scalars['String']['input']>;
  shippingAddress?: InputMaybe<PostalAddressInput>;
};

export type CheckoutItemsInput = {
  /** Required from staff; customers order for themselves. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  expectedTotal?: InputMaybe<PriceInput>;
  items: Array<OrderItemInput>;
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  promoCode?: InputMaybe<Scalars['String']['input']>;
  shippingAddress?: InputMaybe<PostalAddressInput>;
  shippingMethodId?: InputMaybe<Scalars['ID']['input']>;
};

export type ConfirmPasswordResetInput = {
  password: Scalars['String']['input'];
  token: Scalars['String']['input'];
};

export type CreateApiKeyInput = {
  /** When the key stops working; never when left out. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
  name: Scalars['String']['input'];
  /** What the key may do. */
  roles: Array<ApiKeyRole>;
};

export type CreateCategoryInput = {
  name: Scalars['String']['input'];
  parentId?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCustomerAddressInput = {
  city: Scalars['String']['input'];
  country: Scalars['String']['input'];
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

export type CreateCustomerInput = {
  code: Scalars['String']['input'];
  email?: InputMaybe<Scalars['String']['input']>;
  firstName: Scalars['String']['input'];
  lastName: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type CreateOrderInput = {
  /** Required from staff; customers order for themselves. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  expectedTotal?: InputMaybe<PriceInput>;
  items: Array<OrderItemInput>;
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  promoCode?: InputMaybe<Scalars['String']['input']>;
  shippingAddress?: InputMaybe<PostalAddressInput>;
  shippingMethodId?: InputMaybe<Scalars['ID']['input']>;
};

export type CreatePaymentInput = {
  amount?: InputMaybe<PriceInput>;
  /** Defaults to the tenant's setting `defaultPaymentMethod`. */
  method?: InputMaybe<PaymentMethod>;
  provider: PaymentProvider;
  /** Reference of the bank or provider. Staff only. */
  providerReference?: InputMaybe<Scalars['String']['input']>;
  /** Records money that has arrived already. Staff only, with `provider: manual`. Also possible for cancelled and expired orders, and for more than the amount due. */
  received?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CreateProductInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  price: PriceInput;
  salePrice?: InputMaybe<PriceInput>;
  sku: Scalars['String']['input'];
  slug?: InputMaybe<Scalars['String']['input']>;
  /** Whether orders need and reserve stock. */
  trackStock?: InputMaybe<Scalars['Boolean']['input']>;
};

export type CreatePromoCodeInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  code: Scalars['String']['input'];
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  kind: PromoKind;
  maxDiscount?: InputMaybe<PriceInput>;
  minSubtotal?: InputMaybe<PriceInput>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  usageLimit?: InputMaybe<Scalars['Int']['input']>;
  usageLimitPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  value: Scalars['SafeInt']['input'];
};

export type CreateShippingMethodInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  maxDays?: InputMaybe<Scalars['Int']['input']>;
  maxSubtotal?: InputMaybe<PriceInput>;
  minDays?: InputMaybe<Scalars['Int']['input']>;
  minSubtotal?: InputMaybe<PriceInput>;
  name: Scalars['String']['input'];
  position?: InputMaybe<Scalars['Int']['input']>;
  price: PriceInput;
};

export type CreateTenantInput = {
  currency: Scalars['String']['input'];
  name: Scalars['String']['input'];
  settings?: InputMaybe<TenantSettingsInput>;
  slug: Scalars['String']['input'];
};

export type CreateWebhookEndpointInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  events?: InputMaybe<Array<WebhookEventType>>;
  url: Scalars['String']['input'];
};

export type Customer = {
  __typename?: 'Customer';
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  email?: Maybe<Scalars['String']['output']>;
  firstName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  lastName: Scalars['String']['output'];
  /** The language of messages to them; null for the shop's. */
  locale?: Maybe<Scalars['String']['output']>;
  notifications: NotificationPreferences;
  phone?: Maybe<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type CustomerAddress = {
  __typename?: 'CustomerAddress';
  city: Scalars['String']['output'];
  country: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  isDefault: Scalars['Boolean']['output'];
  line1: Scalars['String']['output'];
  line2?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  phone?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  region?: Maybe<Scalars['String']['output']>;
  updatedAt: Scalars['DateTime']['output'];
};

export type CustomerAddressConnection = {
  __typename?: 'CustomerAddressConnection';
  edges: Array<CustomerAddressEdge>;
  nodes: Array<CustomerAddress>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type CustomerAddressEdge = {
  __typename?: 'CustomerAddressEdge';
  cursor: Scalars['String']['output'];
  node: CustomerAddress;
};

export type CustomerConnection = {
  __typename?: 'CustomerConnection';
  edges: Array<CustomerEdge>;
  nodes: Array<Customer>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type CustomerEdge = {
  __typename?: 'CustomerEdge';
  cursor: Scalars['String']['output'];
  node: Customer;
};

export type DeleteMyAccountInput = {
  /** The current password, if the account has one. */
  password?: InputMaybe<Scalars['String']['input']>;
};

export type DeliveryReport = {
  __typename?: 'DeliveryReport';
  at: Scalars['DateTime']['output'];
  failureReason?: Maybe<Scalars['String']['output']>;
  networkCode?: Maybe<Scalars['String']['output']>;
  status: SmsStatus;
};

export type Import = {
  __typename?: 'Import';
  /** The headings of the file in their order; empty until the file is read. */
  columns: Array<ImportColumn>;
  created: Scalars['Int']['output'];
  createdAt: Scalars['DateTime']['output'];
  dryRun: Scalars['Boolean']['output'];
  /** As given or detected; null until the file is read. */
  encoding?: Maybe<ImportEncoding>;
  /** The first 1,000; `exportImportErrors` has more. */
  errors: Array<ImportError>;
  failed: Scalars['Int']['output'];
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  picturesDone: Scalars['Int']['output'];
  /** Pictures to fetch. They are fetched after the rows; one that fails is a warning. */
  picturesTotal: Scalars['Int']['output'];
  rowsDone: Scalars['Int']['output'];
  /** Rows in the file; null until they are counted. */
  rowsTotal?: Maybe<Scalars['Int']['output']>;
  /** The character between cells, as given or detected; null until the file is read. */
  separator?: Maybe<ImportSeparator>;
  status: ImportStatus;
  /** Rows that said nothing new. */
  unchanged: Scalars['Int']['output'];
  updated: Scalars['Int']['output'];
  /** Warnings in all; a row with a warning is imported. */
  warned: Scalars['Int']['output'];
  /** The first 1,000; `exportImportErrors` has more. */
  warnings: Array<ImportError>;
};

export type ImportColumn = {
  __typename?: 'ImportColumn';
  /** The column that the heading stands for; null for an ignored one. */
  column?: Maybe<Scalars['String']['output']>;
  heading: Scalars['String']['output'];
};

export type ImportConnection = {
  __typename?: 'ImportConnection';
  edges: Array<ImportEdge>;
  nodes: Array<Import>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type ImportEdge = {
  __typename?: 'ImportEdge';
  cursor: Scalars['String']['output'];
  node: Import;
};

export type ImportEncoding =
  | 'utf_8'
  | 'utf_16be'
  | 'utf_16le'
  | 'windows_1252';

export type ImportError = {
  __typename?: 'ImportError';
  column?: Maybe<Scalars['String']['output']>;
  detail: Scalars['String']['output'];
  /** As a spreadsheet counts rows; the heading is row 1. Null if the whole file is wrong. */
  row?: Maybe<Scalars['Int']['output']>;
};

export type ImportSeparator =
  | 'comma'
  | 'semicolon'
  | 'tab';

export type ImportStatus =
  | 'completed'
  | 'failed'
  | 'queued'
  | 'running';

export type Invitation = {
  __typename?: 'Invitation';
  acceptedAt?: Maybe<Scalars['DateTime']['output']>;
  createdAt: Scalars['DateTime']['output'];
  email: Scalars['String']['output'];
  expiresAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** The user or API key that invited; null for the operator. */
  invitedBy?: Maybe<Scalars['ID']['output']>;
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  role: TenantRole;
};

export type InvitationConnection = {
  __typename?: 'InvitationConnection';
  edges: Array<InvitationEdge>;
  nodes: Array<Invitation>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type InvitationEdge = {
  __typename?: 'InvitationEdge';
  cursor: Scalars['String']['output'];
  node: Invitation;
};

export type InviteUserInput = {
  email: Scalars['String']['input'];
  /** The language of the e-mail; the shop's when left out. */
  locale?: InputMaybe<Scalars['String']['input']>;
  role: TenantRole;
};

export type ItemProblem =
  | 'archived'
  | 'out_of_stock'
  | 'short_of_stock';

export type Jwks = {
  __typename?: 'Jwks';
  keys: Array<JwksKeys>;
};

export type JwksKeys = {
  __typename?: 'JwksKeys';
  alg: JwksKeysAlg;
  crv: JwksKeysCrv;
  kid: Scalars['String']['output'];
  kty: JwksKeysKty;
  use: JwksKeysUse;
  x: Scalars['String']['output'];
  y: Scalars['String']['output'];
};

export type JwksKeysAlg =
  | 'ES256';

export type JwksKeysCrv =
  | 'P_256';

export type JwksKeysKty =
  | 'EC';

export type JwksKeysUse =
  | 'sig';

export type ListCustomersSort =
  | 'code'
  | 'codeDesc'
  | 'createdAt'
  | 'createdAtDesc'
  | 'lastName'
  | 'lastNameDesc';

export type ListNotificationsSort =
  | 'createdAt'
  | 'createdAtDesc';

export type ListOrdersSort =
  | 'createdAt'
  | 'createdAtDesc'
  | 'placedAt'
  | 'placedAtDesc';

export type ListProductsSort =
  | 'createdAt'
  | 'createdAtDesc'
  | 'name'
  | 'nameDesc'
  | 'price'
  | 'priceDesc'
  | 'relevance';

export type LoginInput = {
  email: Scalars['String']['input'];
  password: Scalars['String']['input'];
};

export type MarkAsShippedInput = {
  carrier?: InputMaybe<Scalars['String']['input']>;
  /** Ships an order although its payments were fully refunded. */
  despiteRefund?: InputMaybe<Scalars['Boolean']['input']>;
  trackingReference?: InputMaybe<Scalars['String']['input']>;
};

/** An amount in the minor units of its currency; 10.50 GBP is 1050. */
export type Money = {
  __typename?: 'Money';
  /** Minor units. */
  amount: Scalars['SafeInt']['output'];
  currency: Scalars['String']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Accept an invitation
   *
   * Takes the token of the invitation's link and creates the account with the role that the inviter chose. Its address counts as verified. Log in afterwards with the password.
   */
  acceptInvitation?: Maybe<User>;
  /**
   * Put a product into the cart
   *
   * Adds to the quantity where the product is in the cart already. Nothing is reserved.
   */
  addCartItem?: Maybe<Cart>;
  /**
   * Put a promo code on a draft
   *
   * Takes the place of another one. It is used up only when the order is placed.
   */
  addCoupon?: Maybe<Order>;
  /**
   * Add a product to a draft
   *
   * Adds to the line where the product is in the draft already.
   */
  addLineItem?: Maybe<Order>;
  /**
   * Add or correct the tracking of an order
   *
   * Of one that is shipped.
   */
  addShippingTrackingReference?: Maybe<Order>;
  /**
   * Put a product onto the wishlist
   *
   * Harmless where it is there already.
   */
  addWishlistItem?: Maybe<Wishlist>;
  /**
   * Change what is on hand
   *
   * Adds to or takes from what is on hand; never below what is reserved for orders.
   */
  adjustStock?: Maybe<StockMovement>;
  /**
   * Cancel an order
   *
   * From draft, pending or confirmed. What was reserved is released, once; the customer is told.
   */
  cancelOrder?: Maybe<Order>;
  /**
   * Void a payment
   *
   * Voids the part that is authorised and not captured. The order can then be paid in another way. Customers can do this while their order is pending. Cancelling or expiring an order voids its payments automatically.
   */
  cancelPayment?: Maybe<Payment>;
  /**
   * Take what was authorised
   *
   * By default all that is authorised and not yet taken; never more.
   */
  capturePayment?: Maybe<Payment>;
  /**
   * Say where a draft goes
   *
   * An address, or the id of one of the customer's own.
   */
  changeDestination?: Maybe<Order>;
  /**
   * Change a quantity in a draft
   *
   * Sets the quantity of a line.
   */
  changeOrderQuantity?: Maybe<Order>;
  /**
   * Change your own password
   *
   * Needs the current password (`wrong_password`). Ends all other sessions and tells the account's owner by e-mail. An account of an OpenID provider has no password here (`password_not_set`).
   */
  changePassword?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Turn one's cart into a draft
   *
   * The draft gets the cart's items and the cart is emptied, both or neither. Nothing is reserved.
   */
  checkoutCart?: Maybe<Order>;
  /**
   * Begin a draft
   *
   * The same items as an order has, priced but not placed; nothing is reserved.
   */
  checkoutItems?: Maybe<Order>;
  /**
   * Empty one's cart
   *
   * Takes every item out.
   */
  clearCart?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Confirm a pending order
   *
   * The shop accepts the order; the customer is told.
   */
  confirmOrder?: Maybe<Order>;
  /**
   * Set a new password by a link
   *
   * Takes the token of the link. All sessions of the account end. A token that was used, has expired or was replaced by a newer one is refused (`link_invalid`).
   */
  confirmPasswordReset?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Make an API key
   *
   * For a program that works for the shop. The answer is the only one that shows the key; it is sent like an access token. The key stops working when it is revoked or expires, when the key that made it does, and when the user who made it is no longer an active admin.
   */
  createApiKey?: Maybe<NewApiKey>;
  /**
   * Add a category
   *
   * Below `parentId`, or at the top without one. The slug is made from the name unless given.
   */
  createCategory?: Maybe<Category>;
  /**
   * Add a customer
   *
   * A customer without a login of their own, as when an order comes by phone.
   */
  createCustomer?: Maybe<Customer>;
  /**
   * Add an address
   *
   * The first one is the default; a new default takes the place of the old one.
   */
  createCustomerAddress?: Maybe<CustomerAddress>;
  /**
   * Place an order
   *
   * Prices the order from the catalogue, reserves its stock and queues its messages, all or nothing. Several items of the same product are summed. Staff name the customer.
   */
  createOrder?: Maybe<Order>;
  /**
   * Pay an order
   *
   * Authorises an amount, by default all that is due. `manual` is for cash and bank transfers; `test` is a card double whose amounts decide: those ending in 02 are declined, those in 08 are not answered.
   */
  createPayment?: Maybe<Payment>;
  /**
   * Add a product
   *
   * The slug is made from the name unless given. Stock begins at zero.
   */
  createProduct?: Maybe<Product>;
  /**
   * Add a promo code
   *
   * Codes are compared without case and are unique in the tenant.
   */
  createPromoCode?: Maybe<PromoCode>;
  /**
   * Add a shipping method
   *
   * Offered at once to the orders that it fits.
   */
  createShippingMethod?: Maybe<ShippingMethod>;
  /**
   * Add a tenant
   *
   * An empty shop. Its first admin comes from an OpenID provider, by `syncUser`, or from the command `create-user`. The currency is that of every amount of the tenant and stays.
   */
  createTenant?: Maybe<Tenant>;
  /**
   * Add a webhook endpoint
   *
   * Events are sent to it by the Standard Webhooks specification 1.0.0. The answer is the only one that shows the secret by which its receiver verifies them.
   */
  createWebhookEndpoint?: Maybe<NewWebhookEndpoint>;
  /**
   * Delete a category
   *
   * Only when it has neither children nor products.
   */
  deleteCategory?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Delete an address
   *
   * Of the others, the newest becomes the default where this one was.
   */
  deleteCustomerAddress?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Delete your own account
   *
   * Closes the login for good and frees its address; all sessions and API keys of the account end. Orders and the customer record stay with the shop. An account with a password needs it (`wrong_password`). The last active admin cannot leave (`last_admin`).
   */
  deleteMyAccount?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Remove a template of the shop
   *
   * The one that comes with Kontor is used again.
   */
  deleteNotificationTemplate?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Archive a product
   *
   * It can no longer be ordered; past orders keep their lines. Archiving twice is harmless.
   */
  deleteProduct?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Take a picture away
   *
   * It is no longer served; what a browser or a proxy has kept of it stays there.
   */
  deleteProductImage?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Delete a promo code
   *
   * One that was used is switched off instead, so that past orders can name it.
   */
  deletePromoCode?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Delete a shipping method
   *
   * Orders that are placed keep its name and price; drafts lose it with their next change.
   */
  deleteShippingMethod?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Remove a webhook endpoint
   *
   * Nothing is sent to it any more. What was sent stays in the timelines of orders.
   */
  deleteWebhookEndpoint?: Maybe<Scalars['Boolean']['output']>;
  /**
   * End one of your own sessions
   *
   * Its refresh token stops working at once, its access tokens within five seconds.
   */
  endSession?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Invite a user by e-mail
   *
   * Sends a link that works once, for seven days. An earlier invitation of the address stops working. Nobody gives a role above their own.
   */
  inviteUser?: Maybe<Invitation>;
  /**
   * Exchange a password for tokens
   *
   * Answers alike, and takes as long, for an unknown address and for a wrong password. Where the operator has configured a login at an OpenID provider, name and password of those without a local password are exchanged there, and the tokens are the provider's.
   */
  login?: Maybe<Session>;
  /**
   * End the session
   *
   * Ends the session that the token belongs to; its refresh token stops working at once. A session at an OpenID provider is ended there.
   */
  logout?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Close a delivered order
   *
   * By its owner or the staff.
   */
  markAsCompleted?: Maybe<Order>;
  /**
   * Say that an order has arrived
   *
   * From shipped.
   */
  markAsDelivered?: Maybe<Order>;
  /**
   * Say that an order was sent
   *
   * Turns what was reserved into goods that have left the house.
   */
  markAsShipped?: Maybe<Order>;
  /**
   * Move a product from the wishlist into the cart
   *
   * Takes it off the wishlist and adds one to the cart, both or neither.
   */
  moveWishlistItemToCart?: Maybe<Cart>;
  /**
   * Place a draft
   *
   * Prices it anew, reserves its stock, uses its promo code and queues its messages, all or nothing. With `expectedTotal` or `If-Match`, fails with `total_changed` if the total is higher now.
   */
  placeOrder?: Maybe<Order>;
  /**
   * Render a template
   *
   * With sample data, or with an order. Texts that are given are tried instead of the saved ones. Nothing is sent.
   */
  previewNotification?: Maybe<NotificationPreview>;
  /**
   * What an order would cost
   *
   * Prices the items as createOrder would, explains each discount line by line, and creates nothing.
   */
  previewOrder?: Maybe<OrderPreview>;
  /**
   * Send a delivery again
   *
   * At once, with the same id and the same body, and with all attempts that a new one has.
   */
  redeliverWebhook?: Maybe<WebhookDelivery>;
  /**
   * Exchange a refresh token for new tokens
   *
   * A refresh token works once. Using it again ends every session that came from the same login, because one of the two users of it is a thief.
   */
  refreshToken?: Maybe<Session>;
  /**
   * Give back what was taken
   *
   * By default all that was taken and not yet given back; never more.
   */
  refundPayment?: Maybe<Payment>;
  /**
   * Open a customer's account
   *
   * Creates the user and the customer that belongs to it. The address must not be taken in the tenant (`email_taken`). Log in afterwards with the same password. Where the shop requires verified addresses, a link is sent, the account can log in when it was followed, and the response is the same for an address that is taken; its owner is told by e-mail.
   */
  registerUser?: Maybe<User>;
  /**
   * Take a product out of the cart
   *
   * The product must be in the cart.
   */
  removeCartItem?: Maybe<Cart>;
  /**
   * Take the promo code off a draft
   *
   * Harmless where there is none.
   */
  removeCoupon?: Maybe<Order>;
  /**
   * Remove a line from a draft
   *
   * The last line may be removed; such a draft cannot be placed.
   */
  removeLineItem?: Maybe<Order>;
  /**
   * Take a product off the wishlist
   *
   * The product must be on the wishlist.
   */
  removeWishlistItem?: Maybe<Wishlist>;
  /**
   * Request a link to verify an address
   *
   * Sends an e-mail with a link that works once, for 24 hours, to an account whose address is not verified yet. The response is the same for an unknown address and for a verified one.
   */
  requestEmailVerification?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Request a link to reset a password
   *
   * Sends an e-mail with a link that works once, for 30 minutes. The response is the same, in the same time, for an unknown address and for an account without a password. At most five links an hour are sent to an account.
   */
  requestPasswordReset?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Say what became of an unanswered operation
   *
   * For a payment whose provider did not answer in time, once a person knows the outcome.
   */
  resolvePayment?: Maybe<Payment>;
  /**
   * Send a message again
   *
   * For one that failed, of which nobody knows whether it arrived, or that was skipped because there was no address. It goes to the address and by the preferences as they are now, so it may also be skipped.
   */
  retryNotification?: Maybe<Notification>;
  /**
   * Revoke an API key
   *
   * The key is refused from now on, by other processes within seconds. It stays on the list.
   */
  revokeApiKey?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Revoke an invitation
   *
   * Its link stops working. Revoking it again changes nothing.
   */
  revokeInvitation?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Give a webhook endpoint a new secret
   *
   * For a while both secrets sign, so that the receiver can change over without losing an event.
   */
  rotateWebhookSecret?: Maybe<NewWebhookEndpoint>;
  /**
   * Write a template of the shop
   *
   * In Liquid; from now on it is used instead of the one that comes with Kontor. It is tried with sample data first and refused when that fails.
   */
  saveNotificationTemplate?: Maybe<NotificationTemplate>;
  /**
   * Choose how a draft is sent
   *
   * One of its shipping options.
   */
  selectShippingOption?: Maybe<Order>;
  /**
   * Take over a user from an identity gateway
   *
   * Creates the user of that issuer and subject, and the customer that belongs to it, or brings them up to date. May be repeated, and may come late: what was seen before the last change that was applied (`occurredAt`) changes nothing.
   */
  syncUser?: Maybe<User>;
  /**
   * Change a quantity in the cart
   *
   * Sets the quantity of a product that is in the cart.
   */
  updateCartItem?: Maybe<Cart>;
  /**
   * Change or move a category
   *
   * A new `parentId` moves it with all that is below it; null moves it to the top.
   */
  updateCategory?: Maybe<Category>;
  /**
   * Change a customer
   *
   * What is left out stays as it is; null empties a field.
   */
  updateCustomer?: Maybe<Customer>;
  /**
   * Change an address
   *
   * Orders keep the address they were placed with.
   */
  updateCustomerAddress?: Maybe<CustomerAddress>;
  /**
   * Change one's own profile
   *
   * Names, phone and notification preferences; what is left out stays as it is.
   */
  updateMe?: Maybe<User>;
  /**
   * Change a product
   *
   * What is left out stays as it is. Orders keep the name and price they were placed with.
   */
  updateProduct?: Maybe<Product>;
  /**
   * Change a promo code
   *
   * Orders that are placed keep the discount they were placed with.
   */
  updatePromoCode?: Maybe<PromoCode>;
  /**
   * Change a shipping method
   *
   * Orders that are placed keep the name and price they were placed with.
   */
  updateShippingMethod?: Maybe<ShippingMethod>;
  /**
   * Change a tenant
   *
   * What is left out stays as it is; null empties a setting. Other processes see the change within seconds. Nothing can be read or changed in a suspended tenant; the one that the caller's own account belongs to cannot be suspended (`own_tenant`).
   */
  updateTenant?: Maybe<Tenant>;
  /**
   * Change a user's role or deactivate it
   *
   * Ends the user's sessions; API keys that a user made are revoked when the user is no longer an active admin. The role of a user from an OpenID provider is changed there (`role_from_issuer`). Nobody changes their own account (`own_account`). The last active admin stays one (`last_admin`). Users with the role platform belong to the operator (`forbidden`).
   */
  updateUser?: Maybe<User>;
  /**
   * Change a webhook endpoint
   *
   * What is left out stays as it is. One that was disabled, by hand or because it failed, is enabled again with `enabled`.
   */
  updateWebhookEndpoint?: Maybe<WebhookEndpoint>;
  /**
   * Whether a promo code applies
   *
   * For the caller and these items at this moment, with the discount or the reason why not. Nothing is used up.
   */
  validatePromoCode?: Maybe<PromoCodeValidation>;
  /**
   * Verify an address by a link
   *
   * Takes the token of the link. An account with a password needs the password as well, because a stranger may have registered the address. If the shop requires verified addresses, the account can then log in. If the password is unknown, reset it instead.
   */
  verifyEmail?: Maybe<Scalars['Boolean']['output']>;
};


export type MutationAcceptInvitationArgs = {
  input: AcceptInvitationInput;
};


export type MutationAddCartItemArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddCartItemInput;
};


export type MutationAddCouponArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddCouponInput;
  orderId: Scalars['ID']['input'];
};


export type MutationAddLineItemArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddLineItemInput;
  orderId: Scalars['ID']['input'];
};


export type MutationAddShippingTrackingReferenceArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddShippingTrackingReferenceInput;
  orderId: Scalars['ID']['input'];
};


export type MutationAddWishlistItemArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AddWishlistItemInput;
};


export type MutationAdjustStockArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: AdjustStockInput;
  productId: Scalars['ID']['input'];
};


export type MutationCancelOrderArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<CancelOrderInput>;
  orderId: Scalars['ID']['input'];
};


export type MutationCancelPaymentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  paymentId: Scalars['ID']['input'];
};


export type MutationCapturePaymentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<CapturePaymentInput>;
  paymentId: Scalars['ID']['input'];
};


export type MutationChangeDestinationArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ChangeDestinationInput;
  orderId: Scalars['ID']['input'];
};


export type MutationChangeOrderQuantityArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ChangeOrderQuantityInput;
  lineId: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};


export type MutationChangePasswordArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ChangePasswordInput;
};


export type MutationCheckoutCartArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<CheckoutCartInput>;
};


export type MutationCheckoutItemsArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CheckoutItemsInput;
};


export type MutationClearCartArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationConfirmOrderArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
};


export type MutationConfirmPasswordResetArgs = {
  input: ConfirmPasswordResetInput;
};


export type MutationCreateApiKeyArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateApiKeyInput;
};


export type MutationCreateCategoryArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateCategoryInput;
};


export type MutationCreateCustomerArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateCustomerInput;
};


export type MutationCreateCustomerAddressArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateCustomerAddressInput;
};


export type MutationCreateOrderArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateOrderInput;
};


export type MutationCreatePaymentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreatePaymentInput;
  orderId: Scalars['ID']['input'];
};


export type MutationCreateProductArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateProductInput;
};


export type MutationCreatePromoCodeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreatePromoCodeInput;
};


export type MutationCreateShippingMethodArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateShippingMethodInput;
};


export type MutationCreateTenantArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateTenantInput;
};


export type MutationCreateWebhookEndpointArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: CreateWebhookEndpointInput;
};


export type MutationDeleteCategoryArgs = {
  categoryId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDeleteCustomerAddressArgs = {
  addressId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationDeleteMyAccountArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: DeleteMyAccountInput;
};


export type MutationDeleteNotificationTemplateArgs = {
  channel: NotificationChannel;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  locale: Scalars['String']['input'];
  template: NotificationTemplateName;
};


export type MutationDeleteProductArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
};


export type MutationDeleteProductImageArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  imageId: Scalars['ID']['input'];
  productId: Scalars['ID']['input'];
};


export type MutationDeletePromoCodeArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  promoCodeId: Scalars['ID']['input'];
};


export type MutationDeleteShippingMethodArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  shippingMethodId: Scalars['ID']['input'];
};


export type MutationDeleteWebhookEndpointArgs = {
  endpointId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationEndSessionArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  sessionId: Scalars['ID']['input'];
};


export type MutationInviteUserArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: InviteUserInput;
};


export type MutationLoginArgs = {
  input: LoginInput;
};


export type MutationLogoutArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationMarkAsCompletedArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
};


export type MutationMarkAsDeliveredArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
};


export type MutationMarkAsShippedArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<MarkAsShippedInput>;
  orderId: Scalars['ID']['input'];
};


export type MutationMoveWishlistItemToCartArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
};


export type MutationPlaceOrderArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<PlaceOrderInput>;
  orderId: Scalars['ID']['input'];
};


export type MutationPreviewNotificationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: PreviewNotificationInput;
};


export type MutationPreviewOrderArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: PreviewOrderInput;
};


export type MutationRedeliverWebhookArgs = {
  deliveryId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
};


export type MutationRefreshTokenArgs = {
  input: RefreshTokenInput;
};


export type MutationRefundPaymentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<RefundPaymentInput>;
  paymentId: Scalars['ID']['input'];
};


export type MutationRegisterUserArgs = {
  input: RegisterUserInput;
};


export type MutationRemoveCartItemArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
};


export type MutationRemoveCouponArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  orderId: Scalars['ID']['input'];
};


export type MutationRemoveLineItemArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  lineId: Scalars['ID']['input'];
  orderId: Scalars['ID']['input'];
};


export type MutationRemoveWishlistItemArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  productId: Scalars['ID']['input'];
};


export type MutationRequestEmailVerificationArgs = {
  input: RequestEmailVerificationInput;
};


export type MutationRequestPasswordResetArgs = {
  input: RequestPasswordResetInput;
};


export type MutationResolvePaymentArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ResolvePaymentInput;
  paymentId: Scalars['ID']['input'];
};


export type MutationRetryNotificationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  notificationId: Scalars['ID']['input'];
};


export type MutationRevokeApiKeyArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  keyId: Scalars['ID']['input'];
};


export type MutationRevokeInvitationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  invitationId: Scalars['ID']['input'];
};


export type MutationRotateWebhookSecretArgs = {
  endpointId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input?: InputMaybe<RotateWebhookSecretInput>;
};


export type MutationSaveNotificationTemplateArgs = {
  channel: NotificationChannel;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: SaveNotificationTemplateInput;
  locale: Scalars['String']['input'];
  template: NotificationTemplateName;
};


export type MutationSelectShippingOptionArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: SelectShippingOptionInput;
  orderId: Scalars['ID']['input'];
};


export type MutationSyncUserArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: SyncUserInput;
};


export type MutationUpdateCartItemArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateCartItemInput;
  productId: Scalars['ID']['input'];
};


export type MutationUpdateCategoryArgs = {
  categoryId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateCategoryInput;
};


export type MutationUpdateCustomerArgs = {
  customerId: Scalars['ID']['input'];
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateCustomerInput;
};


export type MutationUpdateCustomerAddressArgs = {
  addressId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateCustomerAddressInput;
};


export type MutationUpdateMeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateMeInput;
};


export type MutationUpdateProductArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateProductInput;
  productId: Scalars['ID']['input'];
};


export type MutationUpdatePromoCodeArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdatePromoCodeInput;
  promoCodeId: Scalars['ID']['input'];
};


export type MutationUpdateShippingMethodArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateShippingMethodInput;
  shippingMethodId: Scalars['ID']['input'];
};


export type MutationUpdateTenantArgs = {
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateTenantInput;
  tenantId: Scalars['ID']['input'];
};


export type MutationUpdateUserArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateUserInput;
  userId: Scalars['ID']['input'];
};


export type MutationUpdateWebhookEndpointArgs = {
  endpointId: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: UpdateWebhookEndpointInput;
};


export type MutationValidatePromoCodeArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ValidatePromoCodeInput;
};


export type MutationVerifyEmailArgs = {
  input: VerifyEmailInput;
};

export type NewApiKey = {
  __typename?: 'NewApiKey';
  apiKey: ApiKey;
  /** Sent as `Authorization` header with the word Bearer before it. */
  key: Scalars['String']['output'];
};

export type NewWebhookEndpoint = {
  __typename?: 'NewWebhookEndpoint';
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  disabledReason?: Maybe<Scalars['String']['output']>;
  enabled: Scalars['Boolean']['output'];
  events: Array<WebhookEventType>;
  id: Scalars['ID']['output'];
  /** Shown this once. */
  secret: Scalars['String']['output'];
  updatedAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type Notification = {
  __typename?: 'Notification';
  attempts: Array<NotificationAttempt>;
  audience: NotificationAudience;
  channel: NotificationChannel;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  /** When it is tried next, after an attempt that failed for the moment. */
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  orderId?: Maybe<Scalars['ID']['output']>;
  /** The address or number; null when there was none. */
  recipient?: Maybe<Scalars['String']['output']>;
  /** What the provider said later, in the order of arrival. */
  reports: Array<DeliveryReport>;
  sentAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why nothing was sent, with the status `skipped`. `overtaken`: before it was sent, the order had come to a state in which the message is wrong, as a confirmation of a cancelled order. */
  skipReason?: Maybe<NotificationSkipReason>;
  status: NotificationStatus;
  template: NotificationTemplateName;
};

export type NotificationAttempt = {
  __typename?: 'NotificationAttempt';
  at: Scalars['DateTime']['output'];
  /** The provider's code: of SMTP with the enhanced one where there is one, of HTTP, or of Africa's Talking. */
  code?: Maybe<Scalars['String']['output']>;
  error?: Maybe<Scalars['String']['output']>;
  /** Whether trying again can help: a `permanent` failure (a bounce by a 5xx of SMTP, a number that does not exist) is final, a `transient` one is tried again. */
  failure?: Maybe<NotificationAttemptFailure>;
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** `started` while the call is under way; `interrupted` when the worker died during it; `unknown` when no answer came in time. */
  outcome: NotificationAttemptOutcome;
  providerMessageId?: Maybe<Scalars['String']['output']>;
};

export type NotificationAttemptFailure =
  | 'permanent'
  | 'transient';

export type NotificationAttemptOutcome =
  | 'accepted'
  | 'failed'
  | 'interrupted'
  | 'rejected'
  | 'started'
  | 'unknown';

export type NotificationAudience =
  | 'account'
  | 'customer'
  | 'shop';

export type NotificationChannel =
  | 'email'
  | 'sms';

export type NotificationConnection = {
  __typename?: 'NotificationConnection';
  edges: Array<NotificationEdge>;
  nodes: Array<Notification>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type NotificationEdge = {
  __typename?: 'NotificationEdge';
  cursor: Scalars['String']['output'];
  node: Notification;
};

/** Which channels may be used to write to the customer. */
export type NotificationPreferences = {
  __typename?: 'NotificationPreferences';
  email: Scalars['Boolean']['output'];
  sms: Scalars['Boolean']['output'];
};

/** Which channels may be used to write to the customer. */
export type NotificationPreferencesInput = {
  email: Scalars['Boolean']['input'];
  sms: Scalars['Boolean']['input'];
};

export type NotificationPreview = {
  __typename?: 'NotificationPreview';
  /** Of an SMS. `UCS-2` when it holds a character that GSM-7 lacks; a segment then holds less than half as many characters. */
  encoding?: Maybe<NotificationPreviewEncoding>;
  html?: Maybe<Scalars['String']['output']>;
  /** Of the template that was found. */
  locale: Scalars['String']['output'];
  /** Of an SMS; providers charge for each. Up to 10. */
  segments?: Maybe<Scalars['Int']['output']>;
  subject?: Maybe<Scalars['String']['output']>;
  text: Scalars['String']['output'];
};

export type NotificationPreviewEncoding =
  | 'GSM_7'
  | 'UCS_2';

export type NotificationSkipReason =
  | 'customer_opted_out'
  | 'no_address'
  | 'no_customer'
  | 'order_opted_out'
  | 'overtaken';

export type NotificationStatus =
  | 'delivered'
  | 'failed'
  | 'queued'
  | 'sent'
  | 'skipped'
  | 'unknown';

export type NotificationTemplate = {
  __typename?: 'NotificationTemplate';
  channel: NotificationChannel;
  /** Null for SMS, and where it is made of the text. */
  html?: Maybe<Scalars['String']['output']>;
  locale: Scalars['String']['output'];
  /** Whether it comes with Kontor or is the shop's. */
  source: NotificationTemplateSource;
  /** Null for SMS. */
  subject?: Maybe<Scalars['String']['output']>;
  template: NotificationTemplateName;
  text: Scalars['String']['output'];
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};

export type NotificationTemplateList = {
  __typename?: 'NotificationTemplateList';
  items: Array<NotificationTemplate>;
};

export type NotificationTemplateName =
  | 'account_exists'
  | 'account_invitation'
  | 'account_password_changed'
  | 'account_password_reset'
  | 'account_verify_email'
  | 'order_cancelled'
  | 'order_confirmed'
  | 'order_delivered'
  | 'order_expired'
  | 'order_placed'
  | 'order_refunded'
  | 'order_shipped'
  | 'order_tracking'
  | 'shop_low_stock'
  | 'shop_order_cancelled'
  | 'shop_order_placed'
  | 'webhook_disabled';

export type NotificationTemplateSource =
  | 'default'
  | 'tenant';

export type OpenSession = {
  __typename?: 'OpenSession';
  createdAt: Scalars['DateTime']['output'];
  /** Whether the request's own token belongs to it. */
  current: Scalars['Boolean']['output'];
  id: Scalars['ID']['output'];
  /** When its tokens were issued last. */
  lastUsedAt: Scalars['DateTime']['output'];
  /** The IPv4 address or the IPv6 network (/64) of the last login or refresh. */
  network?: Maybe<Scalars['String']['output']>;
  /** The program that logged in or refreshed last, as it names itself. */
  userAgent?: Maybe<Scalars['String']['output']>;
};

export type OpenSessionList = {
  __typename?: 'OpenSessionList';
  items: Array<OpenSession>;
};

export type Order = {
  __typename?: 'Order';
  allowedTransitions: Array<OrderAction>;
  createdAt: Scalars['DateTime']['output'];
  customer?: Maybe<Customer>;
  customerId: Scalars['ID']['output'];
  discountTotal: Money;
  /** The timeline, from the first to the last. */
  events: Array<OrderEvent>;
  id: Scalars['ID']['output'];
  lines: Array<OrderLine>;
  /** The messages about it: `notifications` says which channels may be used, this says what was sent. */
  messages: Array<Notification>;
  metadata: Scalars['JSON']['output'];
  note?: Maybe<Scalars['String']['output']>;
  notifications: NotificationPreferences;
  number: Scalars['String']['output'];
  paymentStatus: PaymentStatus;
  payments: Array<Payment>;
  placedAt?: Maybe<Scalars['DateTime']['output']>;
  promoCode?: Maybe<Scalars['String']['output']>;
  /** Of a draft whose promo code takes nothing off: why, when it was priced last. Left out otherwise. */
  promoReason?: Maybe<PromoReason>;
  shippingAddress?: Maybe<PostalAddress>;
  shippingMethod?: Maybe<Scalars['String']['output']>;
  shippingTotal: Money;
  status: OrderStatus;
  subtotal: Money;
  total: Money;
  tracking?: Maybe<Tracking>;
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type OrderAction =
  | 'cancelOrder'
  | 'confirmOrder'
  | 'expireOrder'
  | 'markAsCompleted'
  | 'markAsDelivered'
  | 'markAsShipped'
  | 'placeOrder';

export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

/** An entry of the timeline. What happened to the order itself has statuses; what was sent about it has `notification` or `webhook`. */
export type OrderEvent = {
  __typename?: 'OrderEvent';
  /** Who did it. */
  actor: OrderEventActor;
  /** With payments, the money that moved. */
  amount?: Maybe<Money>;
  createdAt: Scalars['DateTime']['output'];
  fromStatus?: Maybe<OrderStatus>;
  id: Scalars['ID']['output'];
  /** The message that the entry is about, as it stands now, and what the entry says of it. */
  notification?: Maybe<TimelineNotification>;
  reason?: Maybe<Scalars['String']['output']>;
  toStatus?: Maybe<OrderStatus>;
  type: OrderEventType;
  /** The delivery to an endpoint that the entry is about; for staff. */
  webhook?: Maybe<TimelineWebhook>;
};

/** Who did it. */
export type OrderEventActor = {
  __typename?: 'OrderEventActor';
  kind: OrderEventActorKind;
  userId?: Maybe<Scalars['ID']['output']>;
};

export type OrderEventActorKind =
  | 'customer'
  | 'service'
  | 'staff'
  | 'system';

export type OrderEventConnection = {
  __typename?: 'OrderEventConnection';
  edges: Array<OrderEventEdge>;
  nodes: Array<OrderEvent>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type OrderEventEdge = {
  __typename?: 'OrderEventEdge';
  cursor: Scalars['String']['output'];
  node: OrderEvent;
};

export type OrderEventType =
  | 'notification_attempted'
  | 'notification_queued'
  | 'notification_reported'
  | 'notification_skipped'
  | 'order_cancelled'
  | 'order_completed'
  | 'order_confirmed'
  | 'order_delivered'
  | 'order_drafted'
  | 'order_expired'
  | 'order_placed'
  | 'order_shipped'
  | 'order_tracking_added'
  | 'payment_authorized'
  | 'payment_cancelled'
  | 'payment_captured'
  | 'payment_failed'
  | 'payment_refunded'
  | 'payment_unknown'
  | 'webhook_attempted'
  | 'webhook_queued';

/** A product, by id or by SKU, and how many of it. */
export type OrderItemInput = {
  productId?: InputMaybe<Scalars['ID']['input']>;
  quantity?: InputMaybe<Scalars['Int']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
};

export type OrderLine = {
  __typename?: 'OrderLine';
  discount: Money;
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  /** As it is now; null where it is not sold any more. */
  product?: Maybe<Product>;
  productId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  sku: Scalars['String']['output'];
  total: Money;
  unitPrice: Money;
};

export type OrderPreview = {
  __typename?: 'OrderPreview';
  discountTotal: Money;
  /** How the discount of the whole order is computed. */
  explanation: Scalars['String']['output'];
  lines: Array<PreviewLine>;
  promoCode?: Maybe<Scalars['String']['output']>;
  shippingTotal: Money;
  subtotal: Money;
  total: Money;
};

export type OrderStatus =
  | 'cancelled'
  | 'completed'
  | 'confirmed'
  | 'delivered'
  | 'draft'
  | 'expired'
  | 'pending'
  | 'shipped';

export type OrderTracking = {
  __typename?: 'OrderTracking';
  carrier?: Maybe<Scalars['String']['output']>;
  deliveredAt?: Maybe<Scalars['DateTime']['output']>;
  number: Scalars['String']['output'];
  orderId: Scalars['ID']['output'];
  shippedAt?: Maybe<Scalars['DateTime']['output']>;
  status: OrderStatus;
  trackingReference?: Maybe<Scalars['String']['output']>;
};

export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['String']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
};

export type Payment = {
  __typename?: 'Payment';
  amount: Money;
  captured: Money;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  method: PaymentMethod;
  operations: Array<PaymentOperation>;
  orderId: Scalars['ID']['output'];
  provider: PaymentProvider;
  /** Reference of the provider. Returned to staff only. */
  providerReference?: Maybe<Scalars['String']['output']>;
  refunded: Money;
  status: PaymentState;
};

export type PaymentConnection = {
  __typename?: 'PaymentConnection';
  edges: Array<PaymentEdge>;
  nodes: Array<Payment>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type PaymentEdge = {
  __typename?: 'PaymentEdge';
  cursor: Scalars['String']['output'];
  node: Payment;
};

export type PaymentMethod =
  | 'bank_transfer'
  | 'card'
  | 'cash_on_delivery'
  | 'mobile_money'
  | 'upi';

export type PaymentOperation = {
  __typename?: 'PaymentOperation';
  amount: Money;
  createdAt: Scalars['DateTime']['output'];
  error?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  kind: PaymentOperationKind;
  /** Reference of the provider. Returned to staff only. */
  providerReference?: Maybe<Scalars['String']['output']>;
  status: PaymentOperationStatus;
};

export type PaymentOperationKind =
  | 'authorize'
  | 'capture'
  | 'refund'
  | 'void';

export type PaymentOperationStatus =
  | 'failed'
  | 'pending'
  | 'succeeded'
  | 'unknown';

export type PaymentProvider =
  | 'manual'
  | 'test';

export type PaymentState =
  | 'authorized'
  | 'cancelled'
  | 'captured'
  | 'failed'
  | 'partially_refunded'
  | 'pending'
  | 'refunded'
  | 'unknown';

export type PaymentStatus =
  | 'authorized'
  | 'paid'
  | 'partially_paid'
  | 'partially_refunded'
  | 'pending'
  | 'refunded'
  | 'unpaid';

export type PlaceOrderInput = {
  expectedTotal?: InputMaybe<PriceInput>;
};

export type PostalAddress = {
  __typename?: 'PostalAddress';
  city: Scalars['String']['output'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['output'];
  line1: Scalars['String']['output'];
  line2?: Maybe<Scalars['String']['output']>;
  name: Scalars['String']['output'];
  phone?: Maybe<Scalars['String']['output']>;
  postalCode?: Maybe<Scalars['String']['output']>;
  region?: Maybe<Scalars['String']['output']>;
};

export type PostalAddressInput = {
  city: Scalars['String']['input'];
  /** ISO 3166-1 alpha-2. */
  country: Scalars['String']['input'];
  line1: Scalars['String']['input'];
  line2?: InputMaybe<Scalars['String']['input']>;
  name: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

export type PreviewLine = {
  __typename?: 'PreviewLine';
  discount: Money;
  /** Where the line's discount comes from, or why it has none. */
  explanation: Scalars['String']['output'];
  name: Scalars['String']['output'];
  productId: Scalars['ID']['output'];
  quantity: Scalars['Int']['output'];
  sku: Scalars['String']['output'];
  total: Money;
  unitPrice: Money;
};

export type PreviewNotificationInput = {
  channel: NotificationChannel;
  html?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  template: NotificationTemplateName;
  text?: InputMaybe<Scalars['String']['input']>;
};

export type PreviewOrderInput = {
  /** Required from staff; customers order for themselves. */
  customerId?: InputMaybe<Scalars['ID']['input']>;
  expectedTotal?: InputMaybe<PriceInput>;
  items: Array<OrderItemInput>;
  metadata?: InputMaybe<Scalars['JSON']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  promoCode?: InputMaybe<Scalars['String']['input']>;
  shippingAddress?: InputMaybe<PostalAddressInput>;
  shippingMethodId?: InputMaybe<Scalars['ID']['input']>;
};

export type PriceCount = {
  __typename?: 'PriceCount';
  count: Scalars['Int']['output'];
  maxPrice: Scalars['SafeInt']['output'];
  /** Minor units, as the filter takes them; the step holds both its ends. */
  minPrice: Scalars['SafeInt']['output'];
};

/** A price that is set by staff, in minor units of the tenant's currency. */
export type PriceInput = {
  /** Minor units. */
  amount: Scalars['SafeInt']['input'];
  currency: Scalars['String']['input'];
};

export type Product = {
  __typename?: 'Product';
  category?: Maybe<Category>;
  categoryId?: Maybe<Scalars['ID']['output']>;
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  images: Array<ProductImage>;
  name: Scalars['String']['output'];
  price: Money;
  salePrice?: Maybe<Money>;
  sku: Scalars['String']['output'];
  slug: Scalars['String']['output'];
  status: ProductStatus;
  stock: Stock;
  /** Whether orders need and reserve stock. Without, the product is always available. */
  trackStock: Scalars['Boolean']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type ProductConnection = {
  __typename?: 'ProductConnection';
  edges: Array<ProductEdge>;
  facets: ProductFacets;
  nodes: Array<Product>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type ProductEdge = {
  __typename?: 'ProductEdge';
  cursor: Scalars['String']['output'];
  node: Product;
};

/** Counts of the products that the filters leave, on all pages together. */
export type ProductFacets = {
  __typename?: 'ProductFacets';
  /** Those with a product in them or below them, the fullest first; as the filter `categoryId` counts. */
  categories: Array<CategoryCount>;
  /** Steps of what products cost now, those without a product left out. */
  prices: Array<PriceCount>;
};

export type ProductImage = {
  __typename?: 'ProductImage';
  height: Scalars['Int']['output'];
  id: Scalars['ID']['output'];
  thumbnailUrl: Scalars['String']['output'];
  url: Scalars['String']['output'];
  /** Pixels, like the height; of the picture, not of the thumbnail. */
  width: Scalars['Int']['output'];
};

export type ProductStatus =
  | 'active'
  | 'archived';

export type PromoCode = {
  __typename?: 'PromoCode';
  active: Scalars['Boolean']['output'];
  /** Only products of these categories and of all below them; empty for all products. */
  categoryIds: Array<Scalars['ID']['output']>;
  code: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  endsAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  kind: PromoKind;
  maxDiscount?: Maybe<Money>;
  minSubtotal?: Maybe<Money>;
  startsAt?: Maybe<Scalars['DateTime']['output']>;
  updatedAt: Scalars['DateTime']['output'];
  usageLimit?: Maybe<Scalars['Int']['output']>;
  usageLimitPerCustomer?: Maybe<Scalars['Int']['output']>;
  usedCount: Scalars['Int']['output'];
  value: Scalars['SafeInt']['output'];
  version: Scalars['Int']['output'];
};

export type PromoCodeConnection = {
  __typename?: 'PromoCodeConnection';
  edges: Array<PromoCodeEdge>;
  nodes: Array<PromoCode>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type PromoCodeEdge = {
  __typename?: 'PromoCodeEdge';
  cursor: Scalars['String']['output'];
  node: PromoCode;
};

export type PromoCodeValidation = {
  __typename?: 'PromoCodeValidation';
  discount: Money;
  reason?: Maybe<PromoReason>;
  valid: Scalars['Boolean']['output'];
};

export type PromoKind =
  | 'fixed'
  | 'percentage';

export type PromoReason =
  | 'below_min_subtotal'
  | 'ended'
  | 'inactive'
  | 'no_eligible_items'
  | 'not_started'
  | 'unknown_code'
  | 'used_up'
  | 'used_up_by_customer';

export type Query = {
  __typename?: 'Query';
  /**
   * List API keys
   *
   * Those of the tenant with the revoked ones, the newest first; the keys themselves are not kept.
   */
  apiKeys?: Maybe<ApiKeyConnection>;
  /**
   * List what was changed
   *
   * Every write of staff, admins, API keys and the operator, the newest first: who, what, when, and how it was before and after. An entry is written in the transaction of the change itself, so that neither is without the other, and it cannot be changed any more. What was refused changed nothing and is not here. Only an operation that calls a provider or stores a file is written before it begins: it says `unknown` until its outcome is known, and may turn out `refused`. Customers' own doings are in the timeline of their orders.
   */
  auditEntries?: Maybe<AuditEntryConnection>;
  /**
   * Read one's cart
   *
   * With current prices and availability. A product that cannot be bought any more is shown with its problem.
   */
  cart?: Maybe<Cart>;
  /**
   * List categories
   *
   * In the order of their names; `parentId` limits the list to one level.
   */
  categories?: Maybe<CategoryConnection>;
  /**
   * Read a category
   *
   * One category.
   */
  category?: Maybe<Category>;
  /**
   * The average price in a category
   *
   * Over the active products of the category and of all its descendants, rounded half up.
   */
  categoryAveragePrice?: Maybe<AveragePrice>;
  /**
   * All categories as a tree
   *
   * Every category below its parent, to any depth, in the order of their names.
   */
  categoryTree?: Maybe<CategoryTree>;
  /**
   * Read a customer
   *
   * One customer of the tenant.
   */
  customer?: Maybe<Customer>;
  /**
   * List customers
   *
   * Filtered by a part of the name, the code, the address or the phone number.
   */
  customers?: Maybe<CustomerConnection>;
  /**
   * How far an import is
   *
   * Counters rise while it runs; the first 1,000 errors are listed.
   */
  import?: Maybe<Import>;
  /**
   * List imports
   *
   * The newest first, without their errors and warnings.
   */
  imports?: Maybe<ImportConnection>;
  /**
   * List invitations
   *
   * The invitations of the tenant, the newest first.
   */
  invitations?: Maybe<InvitationConnection>;
  /**
   * The public keys of local tokens
   *
   * A JSON Web Key Set (RFC 7517) by which others verify the access tokens issued here.
   */
  jwks?: Maybe<Jwks>;
  /**
   * List one's addresses
   *
   * The default address first.
   */
  listCustomerAddresses?: Maybe<CustomerAddressConnection>;
  /**
   * The shipping methods that fit a draft
   *
   * By the country of its destination and its subtotal.
   */
  listShippingOptions?: Maybe<ShippingOptions>;
  /**
   * Who the token belongs to
   *
   * The user with the notification preferences of the customer that belongs to it. To an API key belongs no user (404).
   */
  me?: Maybe<User>;
  /** The caller's own orders */
  myOrders?: Maybe<OrderConnection>;
  /**
   * List templates
   *
   * What messages are written from, for each channel and language: the shop's own where it has one, else the one that comes with Kontor.
   */
  notificationTemplates?: Maybe<NotificationTemplateList>;
  /**
   * List messages
   *
   * Those of the tenant, to customers and to the shop; `status=failed` and `status=unknown` are those that somebody should look at.
   */
  notifications?: Maybe<NotificationConnection>;
  /**
   * Read an order
   *
   * One's own order, or any of the tenant for staff.
   */
  order?: Maybe<Order>;
  /**
   * The timeline of an order
   *
   * What happened to the order, oldest first, in one list: its own events, the messages about it with each attempt and each report of the provider, and, for staff, the webhook deliveries.
   */
  orderEvents?: Maybe<OrderEventConnection>;
  /**
   * The messages of an order
   *
   * Every message to the customer, oldest first, with each attempt to send it. Staff also see those to the shop.
   */
  orderNotifications?: Maybe<NotificationConnection>;
  /**
   * The payments of an order
   *
   * Oldest first, each with its operations.
   */
  orderPayments?: Maybe<PaymentConnection>;
  /**
   * List orders
   *
   * Customers see their own orders, staff those of the tenant.
   */
  orders?: Maybe<OrderConnection>;
  /**
   * Find payments
   *
   * Payments of all orders, newest first.
   */
  payments?: Maybe<PaymentConnection>;
  /**
   * Read a product
   *
   * Archived products are shown to staff only.
   */
  product?: Maybe<Product>;
  /**
   * List products
   *
   * Filters combine. Anonymous callers and customers see active products only.
   */
  products?: Maybe<ProductConnection>;
  /**
   * Read a promo code
   *
   * One promo code.
   */
  promoCode?: Maybe<PromoCode>;
  /**
   * List promo codes
   *
   * Newest first.
   */
  promoCodes?: Maybe<PromoCodeConnection>;
  /**
   * List your own sessions
   *
   * Where the account is logged in, the session used last first. Sessions at an OpenID provider are listed there.
   */
  sessions?: Maybe<OpenSessionList>;
  /**
   * List shipping methods
   *
   * In the order in which they are offered. Admins also see those that are switched off.
   */
  shippingMethods?: Maybe<ShippingMethodConnection>;
  /**
   * The ledger of a product's stock
   *
   * Every change, newest first. The movements add up to the counters at any time.
   */
  stockMovements?: Maybe<StockMovementConnection>;
  /**
   * List tenants
   *
   * All of them with the suspended ones, by slug.
   */
  tenants?: Maybe<TenantConnection>;
  /**
   * Follow an order
   *
   * Its status, carrier and tracking reference.
   */
  trackOrder?: Maybe<OrderTracking>;
  /**
   * Read a user
   *
   * One account of the tenant.
   */
  user?: Maybe<User>;
  /**
   * List users
   *
   * The accounts of the tenant, the newest first.
   */
  users?: Maybe<UserConnection>;
  /**
   * List what was sent to an endpoint
   *
   * The newest first, with every attempt.
   */
  webhookDeliveries?: Maybe<WebhookDeliveryConnection>;
  /**
   * Read a webhook endpoint
   *
   * Without its secret.
   */
  webhookEndpoint?: Maybe<WebhookEndpoint>;
  /**
   * List webhook endpoints
   *
   * Those of the tenant, the newest first; their secrets are not shown.
   */
  webhookEndpoints?: Maybe<WebhookEndpointConnection>;
  /**
   * Read one's wishlist
   *
   * Newest first, with current prices and availability.
   */
  wishlist?: Maybe<Wishlist>;
};


export type QueryApiKeysArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryAuditEntriesArgs = {
  actorId?: InputMaybe<Scalars['ID']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  operation?: InputMaybe<Scalars['String']['input']>;
  subjectId?: InputMaybe<Scalars['String']['input']>;
  subjectType?: InputMaybe<AuditSubjectType>;
};


export type QueryCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryCategoryArgs = {
  categoryId: Scalars['ID']['input'];
};


export type QueryCategoryAveragePriceArgs = {
  categoryId: Scalars['ID']['input'];
};


export type QueryCustomerArgs = {
  customerId: Scalars['ID']['input'];
};


export type QueryCustomersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<ListCustomersSort>;
};


export type QueryImportArgs = {
  importId: Scalars['ID']['input'];
};


export type QueryImportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryInvitationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryListCustomerAddressesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryListShippingOptionsArgs = {
  orderId: Scalars['ID']['input'];
};


export type QueryMyOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<OrderStatus>;
};


export type QueryNotificationTemplatesArgs = {
  template?: InputMaybe<NotificationTemplateName>;
};


export type QueryNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  channel?: InputMaybe<NotificationChannel>;
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  recipient?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<ListNotificationsSort>;
  status?: InputMaybe<NotificationStatus>;
  template?: InputMaybe<NotificationTemplateName>;
};


export type QueryOrderArgs = {
  orderId: Scalars['ID']['input'];
};


export type QueryOrderEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId: Scalars['ID']['input'];
};


export type QueryOrderNotificationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId: Scalars['ID']['input'];
};


export type QueryOrderPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderId: Scalars['ID']['input'];
};


export type QueryOrdersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  customerId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  number?: InputMaybe<Scalars['String']['input']>;
  placedFrom?: InputMaybe<Scalars['DateTime']['input']>;
  placedTo?: InputMaybe<Scalars['DateTime']['input']>;
  sort?: InputMaybe<ListOrdersSort>;
  status?: InputMaybe<OrderStatus>;
};


export type QueryPaymentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  createdFrom?: InputMaybe<Scalars['DateTime']['input']>;
  createdTo?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  needsAttention?: InputMaybe<Scalars['Boolean']['input']>;
  orderId?: InputMaybe<Scalars['ID']['input']>;
  provider?: InputMaybe<PaymentProvider>;
  status?: InputMaybe<PaymentState>;
};


export type QueryProductArgs = {
  productId: Scalars['ID']['input'];
};


export type QueryProductsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  inStock?: InputMaybe<Scalars['Boolean']['input']>;
  maxPrice?: InputMaybe<Scalars['SafeInt']['input']>;
  minPrice?: InputMaybe<Scalars['SafeInt']['input']>;
  onSale?: InputMaybe<Scalars['Boolean']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
  sku?: InputMaybe<Scalars['String']['input']>;
  sort?: InputMaybe<ListProductsSort>;
  status?: InputMaybe<ProductStatus>;
};


export type QueryPromoCodeArgs = {
  promoCodeId: Scalars['ID']['input'];
};


export type QueryPromoCodesArgs = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryShippingMethodsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryStockMovementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  productId: Scalars['ID']['input'];
};


export type QueryTenantsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
};


export type QueryTrackOrderArgs = {
  orderId: Scalars['ID']['input'];
};


export type QueryUserArgs = {
  userId: Scalars['ID']['input'];
};


export type QueryUsersArgs = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  q?: InputMaybe<Scalars['String']['input']>;
  role?: InputMaybe<Role>;
};


export type QueryWebhookDeliveriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  endpointId: Scalars['ID']['input'];
  event?: InputMaybe<WebhookEventType>;
  first?: InputMaybe<Scalars['Int']['input']>;
  status?: InputMaybe<WebhookDeliveryStatus>;
};


export type QueryWebhookEndpointArgs = {
  endpointId: Scalars['ID']['input'];
};


export type QueryWebhookEndpointsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RefreshTokenInput = {
  refreshToken: Scalars['String']['input'];
};

export type RefundPaymentInput = {
  amount?: InputMaybe<PriceInput>;
};

export type RegisterUserInput = {
  email: Scalars['String']['input'];
  firstName: Scalars['String']['input'];
  lastName: Scalars['String']['input'];
  locale?: InputMaybe<Scalars['String']['input']>;
  password: Scalars['String']['input'];
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type RequestEmailVerificationInput = {
  email: Scalars['String']['input'];
};

export type RequestPasswordResetInput = {
  email: Scalars['String']['input'];
};

export type ResolvePaymentInput = {
  /** The operation to resolve. Defaults to all operations with an unknown outcome. */
  operationId?: InputMaybe<Scalars['ID']['input']>;
  outcome: ResolvePaymentOutcome;
  /** Reference of the provider for the operation. */
  providerReference?: InputMaybe<Scalars['String']['input']>;
  /** Reason for the outcome. Required if an admin corrects an outcome that staff entered before. */
  reason?: InputMaybe<Scalars['String']['input']>;
};

export type ResolvePaymentOutcome =
  | 'failed'
  | 'succeeded';

export type Role =
  | 'admin'
  | 'customer'
  | 'platform'
  | 'service'
  | 'staff';

export type RotateWebhookSecretInput = {
  /** How long the old secret signs too. Secrets of earlier rotations keep their own time; with 0 the new secret signs alone at once. */
  overlapSeconds?: InputMaybe<Scalars['Int']['input']>;
};

export type SaveNotificationTemplateInput = {
  html?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['String']['input']>;
  text: Scalars['String']['input'];
};

export type SelectShippingOptionInput = {
  shippingMethodId: Scalars['ID']['input'];
};

export type Session = {
  __typename?: 'Session';
  /** A JSON Web Token; sent as `Authorization` header with the word Bearer before it. */
  accessToken: Scalars['String']['output'];
  /** Seconds until the access token expires. */
  expiresIn: Scalars['Int']['output'];
  refreshToken: Scalars['String']['output'];
  tokenType: SessionTokenType;
  user: User;
};

export type SessionTokenType =
  | 'Bearer';

export type ShippingMethod = {
  __typename?: 'ShippingMethod';
  active: Scalars['Boolean']['output'];
  /** Where it goes; empty for everywhere. */
  countries: Array<Scalars['String']['output']>;
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  maxDays: Scalars['Int']['output'];
  maxSubtotal?: Maybe<Money>;
  minDays: Scalars['Int']['output'];
  minSubtotal?: Maybe<Money>;
  name: Scalars['String']['output'];
  /** The lowest is offered first. */
  position: Scalars['Int']['output'];
  price: Money;
  updatedAt: Scalars['DateTime']['output'];
};

export type ShippingMethodConnection = {
  __typename?: 'ShippingMethodConnection';
  edges: Array<ShippingMethodEdge>;
  nodes: Array<ShippingMethod>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type ShippingMethodEdge = {
  __typename?: 'ShippingMethodEdge';
  cursor: Scalars['String']['output'];
  node: ShippingMethod;
};

/** A shipping method that fits an order. */
export type ShippingOption = {
  __typename?: 'ShippingOption';
  maxDays: Scalars['Int']['output'];
  minDays: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  price: Money;
  shippingMethodId: Scalars['ID']['output'];
};

export type ShippingOptions = {
  __typename?: 'ShippingOptions';
  items: Array<ShippingOption>;
};

export type SmsStatus =
  | 'AbsentSubscriber'
  | 'Buffered'
  | 'Expired'
  | 'Failed'
  | 'Rejected'
  | 'Sent'
  | 'Submitted'
  | 'Success';

/** Counters of a product; available is what is on hand less what is reserved, or 2147483647 if the product does not track its stock. */
export type Stock = {
  __typename?: 'Stock';
  available: Scalars['Int']['output'];
  onHand: Scalars['Int']['output'];
  reserved: Scalars['Int']['output'];
};

export type StockMovement = {
  __typename?: 'StockMovement';
  createdAt: Scalars['DateTime']['output'];
  id: Scalars['ID']['output'];
  kind: StockMovementKind;
  onHandDelta: Scalars['Int']['output'];
  orderId?: Maybe<Scalars['ID']['output']>;
  productId: Scalars['ID']['output'];
  reason?: Maybe<Scalars['String']['output']>;
  reservedDelta: Scalars['Int']['output'];
};

export type StockMovementConnection = {
  __typename?: 'StockMovementConnection';
  edges: Array<StockMovementEdge>;
  nodes: Array<StockMovement>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type StockMovementEdge = {
  __typename?: 'StockMovementEdge';
  cursor: Scalars['String']['output'];
  node: StockMovement;
};

export type StockMovementKind =
  | 'adjustment'
  | 'import'
  | 'release'
  | 'reservation'
  | 'shipment';

export type Subscription = {
  __typename?: 'Subscription';
  /**
   * A message after each change of its status: those about one order, or all that the caller may see.
   * Ends when the token expires.
   */
  notificationUpdated: Notification;
  /** An order after each of its changes: one, or all that the caller may see. Ends when the token expires. */
  orderUpdated: Order;
};


export type SubscriptionNotificationUpdatedArgs = {
  orderId?: InputMaybe<Scalars['ID']['input']>;
};


export type SubscriptionOrderUpdatedArgs = {
  orderId?: InputMaybe<Scalars['ID']['input']>;
};

export type SyncUserInput = {
  email: Scalars['String']['input'];
  /** Whether the provider has verified the address. Only then is a customer's existing account with that address taken over; its local password stops working. */
  emailVerified?: InputMaybe<Scalars['Boolean']['input']>;
  firstName: Scalars['String']['input'];
  /** The provider's issuer, as in its tokens; one of the operator's `OIDC_ISSUERS`. */
  issuer: Scalars['String']['input'];
  lastName: Scalars['String']['input'];
  /** When the gateway saw this; the time of arrival when left out. */
  occurredAt?: InputMaybe<Scalars['DateTime']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Empty means customer. */
  roles: Array<TenantRole>;
  /** The user's `sub` there. */
  subject: Scalars['String']['input'];
};

export type Tenant = {
  __typename?: 'Tenant';
  createdAt: Scalars['DateTime']['output'];
  currency: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** Whether requests with neither token nor `X-Tenant-Id` are for this tenant. */
  isDefault: Scalars['Boolean']['output'];
  name: Scalars['String']['output'];
  settings: TenantSettings;
  slug: Scalars['String']['output'];
  suspended: Scalars['Boolean']['output'];
  updatedAt: Scalars['DateTime']['output'];
  version: Scalars['Int']['output'];
};

export type TenantConnection = {
  __typename?: 'TenantConnection';
  edges: Array<TenantEdge>;
  nodes: Array<Tenant>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type TenantEdge = {
  __typename?: 'TenantEdge';
  cursor: Scalars['String']['output'];
  node: Tenant;
};

export type TenantRole =
  | 'admin'
  | 'customer'
  | 'service'
  | 'staff';

export type TenantSettings = {
  __typename?: 'TenantSettings';
  /** Where links in e-mails about accounts lead, with `{action}` (`reset-password`, `verify-email` or `accept-invitation`) and `{token}` in it. Kontor's own pages without it. */
  accountUrl?: Maybe<Scalars['String']['output']>;
  /** Of telephone numbers without a country code; ISO 3166-1 alpha-2. */
  country?: Maybe<Scalars['String']['output']>;
  /** Used for payments without a method. */
  defaultPaymentMethod?: Maybe<PaymentMethod>;
  /** Whether imports track the stock of new products without a stock. True by default. */
  importsTrackStock?: Maybe<Scalars['Boolean']['output']>;
  /** The default language of messages to customers. It also sets the sort order of names and the word forms that the search finds. The default is English. After a change, the worker rebuilds the search index within a few minutes. */
  locale?: Maybe<Scalars['String']['output']>;
  /** Products of which no more than this is available are reported daily; none without it. */
  lowStockThreshold?: Maybe<Scalars['Int']['output']>;
  /** Minutes after which a pending order that is unpaid expires; never without it. */
  orderExpiryMinutes?: Maybe<Scalars['Int']['output']>;
  /** Whether an order must be paid before it is confirmed. */
  paymentBeforeConfirmation?: Maybe<Scalars['Boolean']['output']>;
  /** Keeps an order from expiring after `orderExpiryMinutes` if cash on delivery or bank transfers cover its total. */
  promisesHoldStock?: Maybe<Scalars['Boolean']['output']>;
  /** Where answers to e-mail go. */
  replyToEmail?: Maybe<Scalars['String']['output']>;
  /** Whether customers must have verified their e-mail address before they place an order. New accounts can then log in only when theirs is verified. */
  requireVerifiedEmail?: Maybe<Scalars['Boolean']['output']>;
  /** The address that e-mail comes from; the installation's without it. */
  senderEmail?: Maybe<Scalars['String']['output']>;
  /** The name that messages are signed with; the tenant's name without it. */
  senderName?: Maybe<Scalars['String']['output']>;
  /** Where the shop itself is told of new orders; nobody is told without it. */
  shopEmail?: Maybe<Scalars['String']['output']>;
  /** The sender of SMS, as registered with the provider; the installation's without it. */
  smsSender?: Maybe<Scalars['String']['output']>;
};

export type TenantSettingsInput = {
  /** Where links in e-mails about accounts lead, with `{action}` (`reset-password`, `verify-email` or `accept-invitation`) and `{token}` in it. Kontor's own pages without it. */
  accountUrl?: InputMaybe<Scalars['String']['input']>;
  /** Of telephone numbers without a country code; ISO 3166-1 alpha-2. */
  country?: InputMaybe<Scalars['String']['input']>;
  /** Used for payments without a method. */
  defaultPaymentMethod?: InputMaybe<PaymentMethod>;
  /** Whether imports track the stock of new products without a stock. True by default. */
  importsTrackStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** The default language of messages to customers. It also sets the sort order of names and the word forms that the search finds. The default is English. After a change, the worker rebuilds the search index within a few minutes. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** Products of which no more than this is available are reported daily; none without it. */
  lowStockThreshold?: InputMaybe<Scalars['Int']['input']>;
  /** Minutes after which a pending order that is unpaid expires; never without it. */
  orderExpiryMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Whether an order must be paid before it is confirmed. */
  paymentBeforeConfirmation?: InputMaybe<Scalars['Boolean']['input']>;
  /** Keeps an order from expiring after `orderExpiryMinutes` if cash on delivery or bank transfers cover its total. */
  promisesHoldStock?: InputMaybe<Scalars['Boolean']['input']>;
  /** Where answers to e-mail go. */
  replyToEmail?: InputMaybe<Scalars['String']['input']>;
  /** Whether customers must have verified their e-mail address before they place an order. New accounts can then log in only when theirs is verified. */
  requireVerifiedEmail?: InputMaybe<Scalars['Boolean']['input']>;
  /** The address that e-mail comes from; the installation's without it. */
  senderEmail?: InputMaybe<Scalars['String']['input']>;
  /** The name that messages are signed with; the tenant's name without it. */
  senderName?: InputMaybe<Scalars['String']['input']>;
  /** Where the shop itself is told of new orders; nobody is told without it. */
  shopEmail?: InputMaybe<Scalars['String']['input']>;
  /** The sender of SMS, as registered with the provider; the installation's without it. */
  smsSender?: InputMaybe<Scalars['String']['input']>;
};

export type TimelineNotification = {
  __typename?: 'TimelineNotification';
  channel: TimelineNotificationChannel;
  code?: Maybe<Scalars['String']['output']>;
  error?: Maybe<Scalars['String']['output']>;
  id: Scalars['ID']['output'];
  /** With `notification.attempted`, how the attempt ended. */
  outcome?: Maybe<Scalars['String']['output']>;
  providerMessageId?: Maybe<Scalars['String']['output']>;
  recipient?: Maybe<Scalars['String']['output']>;
  /** With `notification.reported`, what the provider said. */
  report?: Maybe<Scalars['String']['output']>;
  skipReason?: Maybe<Scalars['String']['output']>;
  /** What has become of the message until now. */
  status: TimelineNotificationStatus;
  template: Scalars['String']['output'];
};

export type TimelineNotificationChannel =
  | 'email'
  | 'sms';

export type TimelineNotificationStatus =
  | 'delivered'
  | 'failed'
  | 'queued'
  | 'sent'
  | 'skipped'
  | 'unknown';

export type TimelineWebhook = {
  __typename?: 'TimelineWebhook';
  deliveryId: Scalars['ID']['output'];
  endpointId: Scalars['ID']['output'];
  error?: Maybe<Scalars['String']['output']>;
  event: Scalars['String']['output'];
  /** With `webhook.attempted`, how the attempt ended. */
  outcome?: Maybe<Scalars['String']['output']>;
  /** What has become of the delivery until now. */
  status: TimelineWebhookStatus;
  statusCode?: Maybe<Scalars['Int']['output']>;
  url: Scalars['String']['output'];
};

export type TimelineWebhookStatus =
  | 'delivered'
  | 'failed'
  | 'pending';

export type Tracking = {
  __typename?: 'Tracking';
  carrier?: Maybe<Scalars['String']['output']>;
  trackingReference?: Maybe<Scalars['String']['output']>;
};

export type UpdateCartItemInput = {
  quantity: Scalars['Int']['input'];
};

export type UpdateCategoryInput = {
  name?: InputMaybe<Scalars['String']['input']>;
  parentId?: InputMaybe<Scalars['ID']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCustomerAddressInput = {
  city?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  line1?: InputMaybe<Scalars['String']['input']>;
  line2?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  phone?: InputMaybe<Scalars['String']['input']>;
  postalCode?: InputMaybe<Scalars['String']['input']>;
  region?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateCustomerInput = {
  code?: InputMaybe<Scalars['String']['input']>;
  email?: InputMaybe<Scalars['String']['input']>;
  firstName?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  /** The language of messages to them; null for the shop's. */
  locale?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateMeInput = {
  firstName?: InputMaybe<Scalars['String']['input']>;
  lastName?: InputMaybe<Scalars['String']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  notifications?: InputMaybe<NotificationPreferencesInput>;
  phone?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateProductInput = {
  categoryId?: InputMaybe<Scalars['ID']['input']>;
  description?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  price?: InputMaybe<PriceInput>;
  salePrice?: InputMaybe<PriceInput>;
  sku?: InputMaybe<Scalars['String']['input']>;
  slug?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<ProductStatus>;
  /** Whether orders need and reserve stock. Orders keep what they have reserved. */
  trackStock?: InputMaybe<Scalars['Boolean']['input']>;
};

export type UpdatePromoCodeInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  categoryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  code?: InputMaybe<Scalars['String']['input']>;
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  kind?: InputMaybe<PromoKind>;
  maxDiscount?: InputMaybe<PriceInput>;
  minSubtotal?: InputMaybe<PriceInput>;
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  usageLimit?: InputMaybe<Scalars['Int']['input']>;
  usageLimitPerCustomer?: InputMaybe<Scalars['Int']['input']>;
  value?: InputMaybe<Scalars['SafeInt']['input']>;
};

export type UpdateShippingMethodInput = {
  active?: InputMaybe<Scalars['Boolean']['input']>;
  countries?: InputMaybe<Array<Scalars['String']['input']>>;
  maxDays?: InputMaybe<Scalars['Int']['input']>;
  maxSubtotal?: InputMaybe<PriceInput>;
  minDays?: InputMaybe<Scalars['Int']['input']>;
  minSubtotal?: InputMaybe<PriceInput>;
  name?: InputMaybe<Scalars['String']['input']>;
  position?: InputMaybe<Scalars['Int']['input']>;
  price?: InputMaybe<PriceInput>;
};

export type UpdateTenantInput = {
  /** True takes it from the tenant that has it now. */
  isDefault?: InputMaybe<Scalars['Boolean']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Each that is left out stays as it is; null empties it. */
  settings?: InputMaybe<UpdateTenantSettingsInput>;
  suspended?: InputMaybe<Scalars['Boolean']['input']>;
};

/** Each that is left out stays as it is; null empties it. */
export type UpdateTenantSettingsInput = {
  accountUrl?: InputMaybe<Scalars['String']['input']>;
  country?: InputMaybe<Scalars['String']['input']>;
  defaultPaymentMethod?: InputMaybe<PaymentMethod>;
  importsTrackStock?: InputMaybe<Scalars['Boolean']['input']>;
  locale?: InputMaybe<Scalars['String']['input']>;
  lowStockThreshold?: InputMaybe<Scalars['Int']['input']>;
  orderExpiryMinutes?: InputMaybe<Scalars['Int']['input']>;
  paymentBeforeConfirmation?: InputMaybe<Scalars['Boolean']['input']>;
  promisesHoldStock?: InputMaybe<Scalars['Boolean']['input']>;
  replyToEmail?: InputMaybe<Scalars['String']['input']>;
  requireVerifiedEmail?: InputMaybe<Scalars['Boolean']['input']>;
  senderEmail?: InputMaybe<Scalars['String']['input']>;
  senderName?: InputMaybe<Scalars['String']['input']>;
  shopEmail?: InputMaybe<Scalars['String']['input']>;
  smsSender?: InputMaybe<Scalars['String']['input']>;
};

export type UpdateUserInput = {
  /** Whether the user may log in. */
  active?: InputMaybe<Scalars['Boolean']['input']>;
  role?: InputMaybe<TenantRole>;
};

export type UpdateWebhookEndpointInput = {
  description?: InputMaybe<Scalars['String']['input']>;
  enabled?: InputMaybe<Scalars['Boolean']['input']>;
  events?: InputMaybe<Array<WebhookEventType>>;
  url?: InputMaybe<Scalars['String']['input']>;
};

export type User = {
  __typename?: 'User';
  active: Scalars['Boolean']['output'];
  createdAt: Scalars['DateTime']['output'];
  /** The customer that belongs to the user, if one does. */
  customerId?: Maybe<Scalars['ID']['output']>;
  /** Null for a service that an OpenID provider knows by no address. */
  email?: Maybe<Scalars['String']['output']>;
  /** Whether the user has proven that the address is theirs. */
  emailVerified: Scalars['Boolean']['output'];
  firstName: Scalars['String']['output'];
  id: Scalars['ID']['output'];
  /** The OpenID provider that the user comes from; null for a local account. */
  issuer?: Maybe<Scalars['String']['output']>;
  lastName: Scalars['String']['output'];
  /** The language of messages to them; null for the shop's. */
  locale?: Maybe<Scalars['String']['output']>;
  notifications?: Maybe<NotificationPreferences>;
  phone?: Maybe<Scalars['String']['output']>;
  role: Role;
  updatedAt: Scalars['DateTime']['output'];
};

export type UserConnection = {
  __typename?: 'UserConnection';
  edges: Array<UserEdge>;
  nodes: Array<User>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type UserEdge = {
  __typename?: 'UserEdge';
  cursor: Scalars['String']['output'];
  node: User;
};

export type ValidatePromoCodeInput = {
  code: Scalars['String']['input'];
  items: Array<OrderItemInput>;
};

export type VerifyEmailInput = {
  /** The account's password. Required unless the address is verified already. */
  password?: InputMaybe<Scalars['String']['input']>;
  token: Scalars['String']['input'];
};

export type WebhookAttempt = {
  __typename?: 'WebhookAttempt';
  at: Scalars['DateTime']['output'];
  /** Milliseconds. */
  durationMs?: Maybe<Scalars['Int']['output']>;
  error?: Maybe<Scalars['String']['output']>;
  /** `interrupted` when the worker died during it. */
  outcome: WebhookAttemptOutcome;
  /** The start of the answer. */
  response?: Maybe<Scalars['String']['output']>;
  statusCode?: Maybe<Scalars['Int']['output']>;
};

export type WebhookAttemptOutcome =
  | 'failed'
  | 'interrupted'
  | 'started'
  | 'succeeded';

export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  attempts: Array<WebhookAttempt>;
  /** What is sent, to the byte. */
  body: Scalars['String']['output'];
  createdAt: Scalars['DateTime']['output'];
  endpointId: Scalars['ID']['output'];
  event: WebhookEventType;
  failureReason?: Maybe<WebhookDeliveryFailureReason>;
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  id: Scalars['ID']['output'];
  /** Sent as `webhook-id`. */
  messageId: Scalars['ID']['output'];
  nextAttemptAt?: Maybe<Scalars['DateTime']['output']>;
  orderId?: Maybe<Scalars['ID']['output']>;
  status: WebhookDeliveryStatus;
};

export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

export type WebhookDeliveryFailureReason =
  | 'endpoint_deleted'
  | 'endpoint_disabled'
  | 'exhausted'
  | 'gone';

export type WebhookDeliveryStatus =
  | 'delivered'
  | 'failed'
  | 'pending';

export type WebhookEndpoint = {
  __typename?: 'WebhookEndpoint';
  createdAt: Scalars['DateTime']['output'];
  description: Scalars['String']['output'];
  disabledAt?: Maybe<Scalars['DateTime']['output']>;
  /** `gone` after a 410; `failing` after every attempt of a delivery failed and nothing else arrived meanwhile. */
  disabledReason?: Maybe<WebhookEndpointDisabledReason>;
  enabled: Scalars['Boolean']['output'];
  events: Array<WebhookEventType>;
  id: Scalars['ID']['output'];
  updatedAt: Scalars['DateTime']['output'];
  url: Scalars['String']['output'];
};

export type WebhookEndpointConnection = {
  __typename?: 'WebhookEndpointConnection';
  edges: Array<WebhookEndpointEdge>;
  nodes: Array<WebhookEndpoint>;
  pageInfo: PageInfo;
  /** How many there are in all; counted when it is asked for. */
  totalCount: Scalars['SafeInt']['output'];
};

export type WebhookEndpointDisabledReason =
  | 'failing'
  | 'gone'
  | 'manual';

export type WebhookEndpointEdge = {
  __typename?: 'WebhookEndpointEdge';
  cursor: Scalars['String']['output'];
  node: WebhookEndpoint;
};

export type WebhookEventType =
  | 'order_cancelled'
  | 'order_completed'
  | 'order_confirmed'
  | 'order_delivered'
  | 'order_drafted'
  | 'order_expired'
  | 'order_placed'
  | 'order_shipped'
  | 'order_tracking_added'
  | 'payment_authorized'
  | 'payment_cancelled'
  | 'payment_captured'
  | 'payment_failed'
  | 'payment_refunded'
  | 'payment_unknown'
  | 'product_archived'
  | 'product_created'
  | 'product_updated'
  | 'stock_changed';

export type Wishlist = {
  __typename?: 'Wishlist';
  items: Array<WishlistItem>;
};

export type WishlistItem = {
  __typename?: 'WishlistItem';
  addedAt: Scalars['DateTime']['output'];
  available: Scalars['Int']['output'];
  name: Scalars['String']['output'];
  problem?: Maybe<ItemProblem>;
  product?: Maybe<Product>;
  productId: Scalars['ID']['output'];
  sku: Scalars['String']['output'];
  unitPrice: Money;
};



export type ResolverTypeWrapper<T> = T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AddCartItemInput: AddCartItemInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AddCouponInput: AddCouponInput;
  AddLineItemInput: AddLineItemInput;
  AddShippingTrackingReferenceInput: AddShippingTrackingReferenceInput;
  AddWishlistItemInput: AddWishlistItemInput;
  AdjustStockInput: AdjustStockInput;
  ApiKey: ResolverTypeWrapper<ApiKeyValue>;
  ApiKeyConnection: ResolverTypeWrapper<Omit<ApiKeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ApiKeyEdge']>, nodes: Array<ResolversTypes['ApiKey']> }>;
  ApiKeyEdge: ResolverTypeWrapper<Omit<ApiKeyEdge, 'node'> & { node: ResolversTypes['ApiKey'] }>;
  ApiKeyRole: ApiKeyRole;
  AuditActor: ResolverTypeWrapper<AuditActorValue>;
  AuditActorKind: AuditActorKind;
  AuditEntry: ResolverTypeWrapper<AuditEntryValue>;
  AuditEntryConnection: ResolverTypeWrapper<Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['AuditEntryEdge']>, nodes: Array<ResolversTypes['AuditEntry']> }>;
  AuditEntryEdge: ResolverTypeWrapper<Omit<AuditEntryEdge, 'node'> & { node: ResolversTypes['AuditEntry'] }>;
  AuditOutcome: AuditOutcome;
  AuditSubjectType: AuditSubjectType;
  AveragePrice: ResolverTypeWrapper<AveragePriceValue>;
  CancelOrderInput: CancelOrderInput;
  CapturePaymentInput: CapturePaymentInput;
  Cart: ResolverTypeWrapper<CartValue>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CartItem: ResolverTypeWrapper<CartItemValue>;
  Category: ResolverTypeWrapper<CategoryValue>;
  CategoryConnection: ResolverTypeWrapper<Omit<CategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CategoryEdge']>, nodes: Array<ResolversTypes['Category']> }>;
  CategoryCount: ResolverTypeWrapper<CategoryCountValue>;
  CategoryEdge: ResolverTypeWrapper<Omit<CategoryEdge, 'node'> & { node: ResolversTypes['Category'] }>;
  CategoryNode: ResolverTypeWrapper<CategoryNodeValue>;
  CategoryTree: ResolverTypeWrapper<CategoryTreeValue>;
  ChangeDestinationInput: ChangeDestinationInput;
  ChangeOrderQuantityInput: ChangeOrderQuantityInput;
  ChangePasswordInput: ChangePasswordInput;
  CheckoutCartInput: CheckoutCartInput;
  CheckoutItemsInput: CheckoutItemsInput;
  ConfirmPasswordResetInput: ConfirmPasswordResetInput;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateCategoryInput: CreateCategoryInput;
  CreateCustomerAddressInput: CreateCustomerAddressInput;
  CreateCustomerInput: CreateCustomerInput;
  CreateOrderInput: CreateOrderInput;
  CreatePaymentInput: CreatePaymentInput;
  CreateProductInput: CreateProductInput;
  CreatePromoCodeInput: CreatePromoCodeInput;
  CreateShippingMethodInput: CreateShippingMethodInput;
  CreateTenantInput: CreateTenantInput;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  Customer: ResolverTypeWrapper<CustomerValue>;
  CustomerAddress: ResolverTypeWrapper<CustomerAddressValue>;
  CustomerAddressConnection: ResolverTypeWrapper<Omit<CustomerAddressConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CustomerAddressEdge']>, nodes: Array<ResolversTypes['CustomerAddress']> }>;
  CustomerAddressEdge: ResolverTypeWrapper<Omit<CustomerAddressEdge, 'node'> & { node: ResolversTypes['CustomerAddress'] }>;
  CustomerConnection: ResolverTypeWrapper<Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['CustomerEdge']>, nodes: Array<ResolversTypes['Customer']> }>;
  CustomerEdge: ResolverTypeWrapper<Omit<CustomerEdge, 'node'> & { node: ResolversTypes['Customer'] }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteMyAccountInput: DeleteMyAccountInput;
  DeliveryReport: ResolverTypeWrapper<DeliveryReportValue>;
  Import: ResolverTypeWrapper<ImportValue>;
  ImportColumn: ResolverTypeWrapper<ImportColumnValue>;
  ImportConnection: ResolverTypeWrapper<Omit<ImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ImportEdge']>, nodes: Array<ResolversTypes['Import']> }>;
  ImportEdge: ResolverTypeWrapper<Omit<ImportEdge, 'node'> & { node: ResolversTypes['Import'] }>;
  ImportEncoding: ImportEncoding;
  ImportError: ResolverTypeWrapper<ImportErrorValue>;
  ImportSeparator: ImportSeparator;
  ImportStatus: ImportStatus;
  Invitation: ResolverTypeWrapper<InvitationValue>;
  InvitationConnection: ResolverTypeWrapper<Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['InvitationEdge']>, nodes: Array<ResolversTypes['Invitation']> }>;
  InvitationEdge: ResolverTypeWrapper<Omit<InvitationEdge, 'node'> & { node: ResolversTypes['Invitation'] }>;
  InviteUserInput: InviteUserInput;
  ItemProblem: ItemProblem;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Jwks: ResolverTypeWrapper<JwksValue>;
  JwksKeys: ResolverTypeWrapper<JwksKeys>;
  JwksKeysAlg: JwksKeysAlg;
  JwksKeysCrv: JwksKeysCrv;
  JwksKeysKty: JwksKeysKty;
  JwksKeysUse: JwksKeysUse;
  ListCustomersSort: ListCustomersSort;
  ListNotificationsSort: ListNotificationsSort;
  ListOrdersSort: ListOrdersSort;
  ListProductsSort: ListProductsSort;
  LoginInput: LoginInput;
  MarkAsShippedInput: MarkAsShippedInput;
  Money: ResolverTypeWrapper<MoneyValue>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewApiKey: ResolverTypeWrapper<NewApiKeyValue>;
  NewWebhookEndpoint: ResolverTypeWrapper<NewWebhookEndpointValue>;
  Notification: ResolverTypeWrapper<NotificationValue>;
  NotificationAttempt: ResolverTypeWrapper<NotificationAttemptValue>;
  NotificationAttemptFailure: NotificationAttemptFailure;
  NotificationAttemptOutcome: NotificationAttemptOutcome;
  NotificationAudience: NotificationAudience;
  NotificationChannel: NotificationChannel;
  NotificationConnection: ResolverTypeWrapper<Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['NotificationEdge']>, nodes: Array<ResolversTypes['Notification']> }>;
  NotificationEdge: ResolverTypeWrapper<Omit<NotificationEdge, 'node'> & { node: ResolversTypes['Notification'] }>;
  NotificationPreferences: ResolverTypeWrapper<NotificationPreferencesValue>;
  NotificationPreferencesInput: NotificationPreferencesInput;
  NotificationPreview: ResolverTypeWrapper<NotificationPreviewValue>;
  NotificationPreviewEncoding: NotificationPreviewEncoding;
  NotificationSkipReason: NotificationSkipReason;
  NotificationStatus: NotificationStatus;
  NotificationTemplate: ResolverTypeWrapper<NotificationTemplateValue>;
  NotificationTemplateList: ResolverTypeWrapper<NotificationTemplateListValue>;
  NotificationTemplateName: NotificationTemplateName;
  NotificationTemplateSource: NotificationTemplateSource;
  OpenSession: ResolverTypeWrapper<OpenSessionValue>;
  OpenSessionList: ResolverTypeWrapper<OpenSessionListValue>;
  Order: ResolverTypeWrapper<OrderValue>;
  OrderAction: OrderAction;
  OrderConnection: ResolverTypeWrapper<Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEdge']>, nodes: Array<ResolversTypes['Order']> }>;
  OrderEdge: ResolverTypeWrapper<Omit<OrderEdge, 'node'> & { node: ResolversTypes['Order'] }>;
  OrderEvent: ResolverTypeWrapper<OrderEventValue>;
  OrderEventActor: ResolverTypeWrapper<OrderEventActor>;
  OrderEventActorKind: OrderEventActorKind;
  OrderEventConnection: ResolverTypeWrapper<Omit<OrderEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['OrderEventEdge']>, nodes: Array<ResolversTypes['OrderEvent']> }>;
  OrderEventEdge: ResolverTypeWrapper<Omit<OrderEventEdge, 'node'> & { node: ResolversTypes['OrderEvent'] }>;
  OrderEventType: OrderEventType;
  OrderItemInput: OrderItemInput;
  OrderLine: ResolverTypeWrapper<OrderLineValue>;
  OrderPreview: ResolverTypeWrapper<OrderPreviewValue>;
  OrderStatus: OrderStatus;
  OrderTracking: ResolverTypeWrapper<OrderTrackingValue>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Payment: ResolverTypeWrapper<PaymentValue>;
  PaymentConnection: ResolverTypeWrapper<Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PaymentEdge']>, nodes: Array<ResolversTypes['Payment']> }>;
  PaymentEdge: ResolverTypeWrapper<Omit<PaymentEdge, 'node'> & { node: ResolversTypes['Payment'] }>;
  PaymentMethod: PaymentMethod;
  PaymentOperation: ResolverTypeWrapper<PaymentOperationValue>;
  PaymentOperationKind: PaymentOperationKind;
  PaymentOperationStatus: PaymentOperationStatus;
  PaymentProvider: PaymentProvider;
  PaymentState: PaymentState;
  PaymentStatus: PaymentStatus;
  PlaceOrderInput: PlaceOrderInput;
  PostalAddress: ResolverTypeWrapper<PostalAddressValue>;
  PostalAddressInput: PostalAddressInput;
  PreviewLine: ResolverTypeWrapper<PreviewLineValue>;
  PreviewNotificationInput: PreviewNotificationInput;
  PreviewOrderInput: PreviewOrderInput;
  PriceCount: ResolverTypeWrapper<PriceCountValue>;
  PriceInput: PriceInput;
  Product: ResolverTypeWrapper<ProductValue>;
  ProductConnection: ResolverTypeWrapper<Omit<ProductConnection, 'edges' | 'facets' | 'nodes'> & { edges: Array<ResolversTypes['ProductEdge']>, facets: ResolversTypes['ProductFacets'], nodes: Array<ResolversTypes['Product']> }>;
  ProductEdge: ResolverTypeWrapper<Omit<ProductEdge, 'node'> & { node: ResolversTypes['Product'] }>;
  ProductFacets: ResolverTypeWrapper<ProductFacetsValue>;
  ProductImage: ResolverTypeWrapper<ProductImageValue>;
  ProductStatus: ProductStatus;
  PromoCode: ResolverTypeWrapper<PromoCodeValue>;
  PromoCodeConnection: ResolverTypeWrapper<Omit<PromoCodeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['PromoCodeEdge']>, nodes: Array<ResolversTypes['PromoCode']> }>;
  PromoCodeEdge: ResolverTypeWrapper<Omit<PromoCodeEdge, 'node'> & { node: ResolversTypes['PromoCode'] }>;
  PromoCodeValidation: ResolverTypeWrapper<PromoCodeValidationValue>;
  PromoKind: PromoKind;
  PromoReason: PromoReason;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefreshTokenInput: RefreshTokenInput;
  RefundPaymentInput: RefundPaymentInput;
  RegisterUserInput: RegisterUserInput;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResolvePaymentInput: ResolvePaymentInput;
  ResolvePaymentOutcome: ResolvePaymentOutcome;
  Role: Role;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  SaveNotificationTemplateInput: SaveNotificationTemplateInput;
  SelectShippingOptionInput: SelectShippingOptionInput;
  Session: ResolverTypeWrapper<SessionValue>;
  SessionTokenType: SessionTokenType;
  ShippingMethod: ResolverTypeWrapper<ShippingMethodValue>;
  ShippingMethodConnection: ResolverTypeWrapper<Omit<ShippingMethodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ShippingMethodEdge']>, nodes: Array<ResolversTypes['ShippingMethod']> }>;
  ShippingMethodEdge: ResolverTypeWrapper<Omit<ShippingMethodEdge, 'node'> & { node: ResolversTypes['ShippingMethod'] }>;
  ShippingOption: ResolverTypeWrapper<ShippingOptionValue>;
  ShippingOptions: ResolverTypeWrapper<ShippingOptionsValue>;
  SmsStatus: SmsStatus;
  Stock: ResolverTypeWrapper<StockValue>;
  StockMovement: ResolverTypeWrapper<StockMovementValue>;
  StockMovementConnection: ResolverTypeWrapper<Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['StockMovementEdge']>, nodes: Array<ResolversTypes['StockMovement']> }>;
  StockMovementEdge: ResolverTypeWrapper<Omit<StockMovementEdge, 'node'> & { node: ResolversTypes['StockMovement'] }>;
  StockMovementKind: StockMovementKind;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SyncUserInput: SyncUserInput;
  Tenant: ResolverTypeWrapper<TenantValue>;
  TenantConnection: ResolverTypeWrapper<Omit<TenantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TenantEdge']>, nodes: Array<ResolversTypes['Tenant']> }>;
  TenantEdge: ResolverTypeWrapper<Omit<TenantEdge, 'node'> & { node: ResolversTypes['Tenant'] }>;
  TenantRole: TenantRole;
  TenantSettings: ResolverTypeWrapper<TenantSettingsValue>;
  TenantSettingsInput: TenantSettingsInput;
  TimelineNotification: ResolverTypeWrapper<TimelineNotificationValue>;
  TimelineNotificationChannel: TimelineNotificationChannel;
  TimelineNotificationStatus: TimelineNotificationStatus;
  TimelineWebhook: ResolverTypeWrapper<TimelineWebhookValue>;
  TimelineWebhookStatus: TimelineWebhookStatus;
  Tracking: ResolverTypeWrapper<TrackingValue>;
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateMeInput: UpdateMeInput;
  UpdateProductInput: UpdateProductInput;
  UpdatePromoCodeInput: UpdatePromoCodeInput;
  UpdateShippingMethodInput: UpdateShippingMethodInput;
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantSettingsInput: UpdateTenantSettingsInput;
  UpdateUserInput: UpdateUserInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  User: ResolverTypeWrapper<UserValue>;
  UserConnection: ResolverTypeWrapper<Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['UserEdge']>, nodes: Array<ResolversTypes['User']> }>;
  UserEdge: ResolverTypeWrapper<Omit<UserEdge, 'node'> & { node: ResolversTypes['User'] }>;
  ValidatePromoCodeInput: ValidatePromoCodeInput;
  VerifyEmailInput: VerifyEmailInput;
  WebhookAttempt: ResolverTypeWrapper<WebhookAttemptValue>;
  WebhookAttemptOutcome: WebhookAttemptOutcome;
  WebhookDelivery: ResolverTypeWrapper<WebhookDeliveryValue>;
  WebhookDeliveryConnection: ResolverTypeWrapper<Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversTypes['WebhookDelivery']> }>;
  WebhookDeliveryEdge: ResolverTypeWrapper<Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversTypes['WebhookDelivery'] }>;
  WebhookDeliveryFailureReason: WebhookDeliveryFailureReason;
  WebhookDeliveryStatus: WebhookDeliveryStatus;
  WebhookEndpoint: ResolverTypeWrapper<WebhookEndpointValue>;
  WebhookEndpointConnection: ResolverTypeWrapper<Omit<WebhookEndpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['WebhookEndpointEdge']>, nodes: Array<ResolversTypes['WebhookEndpoint']> }>;
  WebhookEndpointDisabledReason: WebhookEndpointDisabledReason;
  WebhookEndpointEdge: ResolverTypeWrapper<Omit<WebhookEndpointEdge, 'node'> & { node: ResolversTypes['WebhookEndpoint'] }>;
  WebhookEventType: WebhookEventType;
  Wishlist: ResolverTypeWrapper<WishlistValue>;
  WishlistItem: ResolverTypeWrapper<WishlistItemValue>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AcceptInvitationInput: AcceptInvitationInput;
  String: Scalars['String']['output'];
  AddCartItemInput: AddCartItemInput;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  AddCouponInput: AddCouponInput;
  AddLineItemInput: AddLineItemInput;
  AddShippingTrackingReferenceInput: AddShippingTrackingReferenceInput;
  AddWishlistItemInput: AddWishlistItemInput;
  AdjustStockInput: AdjustStockInput;
  ApiKey: ApiKeyValue;
  ApiKeyConnection: Omit<ApiKeyConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ApiKeyEdge']>, nodes: Array<ResolversParentTypes['ApiKey']> };
  ApiKeyEdge: Omit<ApiKeyEdge, 'node'> & { node: ResolversParentTypes['ApiKey'] };
  AuditActor: AuditActorValue;
  AuditEntry: AuditEntryValue;
  AuditEntryConnection: Omit<AuditEntryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['AuditEntryEdge']>, nodes: Array<ResolversParentTypes['AuditEntry']> };
  AuditEntryEdge: Omit<AuditEntryEdge, 'node'> & { node: ResolversParentTypes['AuditEntry'] };
  AveragePrice: AveragePriceValue;
  CancelOrderInput: CancelOrderInput;
  CapturePaymentInput: CapturePaymentInput;
  Cart: CartValue;
  Boolean: Scalars['Boolean']['output'];
  CartItem: CartItemValue;
  Category: CategoryValue;
  CategoryConnection: Omit<CategoryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CategoryEdge']>, nodes: Array<ResolversParentTypes['Category']> };
  CategoryCount: CategoryCountValue;
  CategoryEdge: Omit<CategoryEdge, 'node'> & { node: ResolversParentTypes['Category'] };
  CategoryNode: CategoryNodeValue;
  CategoryTree: CategoryTreeValue;
  ChangeDestinationInput: ChangeDestinationInput;
  ChangeOrderQuantityInput: ChangeOrderQuantityInput;
  ChangePasswordInput: ChangePasswordInput;
  CheckoutCartInput: CheckoutCartInput;
  CheckoutItemsInput: CheckoutItemsInput;
  ConfirmPasswordResetInput: ConfirmPasswordResetInput;
  CreateApiKeyInput: CreateApiKeyInput;
  CreateCategoryInput: CreateCategoryInput;
  CreateCustomerAddressInput: CreateCustomerAddressInput;
  CreateCustomerInput: CreateCustomerInput;
  CreateOrderInput: CreateOrderInput;
  CreatePaymentInput: CreatePaymentInput;
  CreateProductInput: CreateProductInput;
  CreatePromoCodeInput: CreatePromoCodeInput;
  CreateShippingMethodInput: CreateShippingMethodInput;
  CreateTenantInput: CreateTenantInput;
  CreateWebhookEndpointInput: CreateWebhookEndpointInput;
  Customer: CustomerValue;
  CustomerAddress: CustomerAddressValue;
  CustomerAddressConnection: Omit<CustomerAddressConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CustomerAddressEdge']>, nodes: Array<ResolversParentTypes['CustomerAddress']> };
  CustomerAddressEdge: Omit<CustomerAddressEdge, 'node'> & { node: ResolversParentTypes['CustomerAddress'] };
  CustomerConnection: Omit<CustomerConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['CustomerEdge']>, nodes: Array<ResolversParentTypes['Customer']> };
  CustomerEdge: Omit<CustomerEdge, 'node'> & { node: ResolversParentTypes['Customer'] };
  DateTime: Scalars['DateTime']['output'];
  DeleteMyAccountInput: DeleteMyAccountInput;
  DeliveryReport: DeliveryReportValue;
  Import: ImportValue;
  ImportColumn: ImportColumnValue;
  ImportConnection: Omit<ImportConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ImportEdge']>, nodes: Array<ResolversParentTypes['Import']> };
  ImportEdge: Omit<ImportEdge, 'node'> & { node: ResolversParentTypes['Import'] };
  ImportError: ImportErrorValue;
  Invitation: InvitationValue;
  InvitationConnection: Omit<InvitationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['InvitationEdge']>, nodes: Array<ResolversParentTypes['Invitation']> };
  InvitationEdge: Omit<InvitationEdge, 'node'> & { node: ResolversParentTypes['Invitation'] };
  InviteUserInput: InviteUserInput;
  JSON: Scalars['JSON']['output'];
  Jwks: JwksValue;
  JwksKeys: JwksKeys;
  LoginInput: LoginInput;
  MarkAsShippedInput: MarkAsShippedInput;
  Money: MoneyValue;
  Mutation: Record<PropertyKey, never>;
  NewApiKey: NewApiKeyValue;
  NewWebhookEndpoint: NewWebhookEndpointValue;
  Notification: NotificationValue;
  NotificationAttempt: NotificationAttemptValue;
  NotificationConnection: Omit<NotificationConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['NotificationEdge']>, nodes: Array<ResolversParentTypes['Notification']> };
  NotificationEdge: Omit<NotificationEdge, 'node'> & { node: ResolversParentTypes['Notification'] };
  NotificationPreferences: NotificationPreferencesValue;
  NotificationPreferencesInput: NotificationPreferencesInput;
  NotificationPreview: NotificationPreviewValue;
  NotificationTemplate: NotificationTemplateValue;
  NotificationTemplateList: NotificationTemplateListValue;
  OpenSession: OpenSessionValue;
  OpenSessionList: OpenSessionListValue;
  Order: OrderValue;
  OrderConnection: Omit<OrderConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEdge']>, nodes: Array<ResolversParentTypes['Order']> };
  OrderEdge: Omit<OrderEdge, 'node'> & { node: ResolversParentTypes['Order'] };
  OrderEvent: OrderEventValue;
  OrderEventActor: OrderEventActor;
  OrderEventConnection: Omit<OrderEventConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['OrderEventEdge']>, nodes: Array<ResolversParentTypes['OrderEvent']> };
  OrderEventEdge: Omit<OrderEventEdge, 'node'> & { node: ResolversParentTypes['OrderEvent'] };
  OrderItemInput: OrderItemInput;
  OrderLine: OrderLineValue;
  OrderPreview: OrderPreviewValue;
  OrderTracking: OrderTrackingValue;
  PageInfo: PageInfo;
  Payment: PaymentValue;
  PaymentConnection: Omit<PaymentConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PaymentEdge']>, nodes: Array<ResolversParentTypes['Payment']> };
  PaymentEdge: Omit<PaymentEdge, 'node'> & { node: ResolversParentTypes['Payment'] };
  PaymentOperation: PaymentOperationValue;
  PlaceOrderInput: PlaceOrderInput;
  PostalAddress: PostalAddressValue;
  PostalAddressInput: PostalAddressInput;
  PreviewLine: PreviewLineValue;
  PreviewNotificationInput: PreviewNotificationInput;
  PreviewOrderInput: PreviewOrderInput;
  PriceCount: PriceCountValue;
  PriceInput: PriceInput;
  Product: ProductValue;
  ProductConnection: Omit<ProductConnection, 'edges' | 'facets' | 'nodes'> & { edges: Array<ResolversParentTypes['ProductEdge']>, facets: ResolversParentTypes['ProductFacets'], nodes: Array<ResolversParentTypes['Product']> };
  ProductEdge: Omit<ProductEdge, 'node'> & { node: ResolversParentTypes['Product'] };
  ProductFacets: ProductFacetsValue;
  ProductImage: ProductImageValue;
  PromoCode: PromoCodeValue;
  PromoCodeConnection: Omit<PromoCodeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['PromoCodeEdge']>, nodes: Array<ResolversParentTypes['PromoCode']> };
  PromoCodeEdge: Omit<PromoCodeEdge, 'node'> & { node: ResolversParentTypes['PromoCode'] };
  PromoCodeValidation: PromoCodeValidationValue;
  Query: Record<PropertyKey, never>;
  RefreshTokenInput: RefreshTokenInput;
  RefundPaymentInput: RefundPaymentInput;
  RegisterUserInput: RegisterUserInput;
  RequestEmailVerificationInput: RequestEmailVerificationInput;
  RequestPasswordResetInput: RequestPasswordResetInput;
  ResolvePaymentInput: ResolvePaymentInput;
  RotateWebhookSecretInput: RotateWebhookSecretInput;
  SafeInt: Scalars['SafeInt']['output'];
  SaveNotificationTemplateInput: SaveNotificationTemplateInput;
  SelectShippingOptionInput: SelectShippingOptionInput;
  Session: SessionValue;
  ShippingMethod: ShippingMethodValue;
  ShippingMethodConnection: Omit<ShippingMethodConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ShippingMethodEdge']>, nodes: Array<ResolversParentTypes['ShippingMethod']> };
  ShippingMethodEdge: Omit<ShippingMethodEdge, 'node'> & { node: ResolversParentTypes['ShippingMethod'] };
  ShippingOption: ShippingOptionValue;
  ShippingOptions: ShippingOptionsValue;
  Stock: StockValue;
  StockMovement: StockMovementValue;
  StockMovementConnection: Omit<StockMovementConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['StockMovementEdge']>, nodes: Array<ResolversParentTypes['StockMovement']> };
  StockMovementEdge: Omit<StockMovementEdge, 'node'> & { node: ResolversParentTypes['StockMovement'] };
  Subscription: Record<PropertyKey, never>;
  SyncUserInput: SyncUserInput;
  Tenant: TenantValue;
  TenantConnection: Omit<TenantConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TenantEdge']>, nodes: Array<ResolversParentTypes['Tenant']> };
  TenantEdge: Omit<TenantEdge, 'node'> & { node: ResolversParentTypes['Tenant'] };
  TenantSettings: TenantSettingsValue;
  TenantSettingsInput: TenantSettingsInput;
  TimelineNotification: TimelineNotificationValue;
  TimelineWebhook: TimelineWebhookValue;
  Tracking: TrackingValue;
  UpdateCartItemInput: UpdateCartItemInput;
  UpdateCategoryInput: UpdateCategoryInput;
  UpdateCustomerAddressInput: UpdateCustomerAddressInput;
  UpdateCustomerInput: UpdateCustomerInput;
  UpdateMeInput: UpdateMeInput;
  UpdateProductInput: UpdateProductInput;
  UpdatePromoCodeInput: UpdatePromoCodeInput;
  UpdateShippingMethodInput: UpdateShippingMethodInput;
  UpdateTenantInput: UpdateTenantInput;
  UpdateTenantSettingsInput: UpdateTenantSettingsInput;
  UpdateUserInput: UpdateUserInput;
  UpdateWebhookEndpointInput: UpdateWebhookEndpointInput;
  User: UserValue;
  UserConnection: Omit<UserConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['UserEdge']>, nodes: Array<ResolversParentTypes['User']> };
  UserEdge: Omit<UserEdge, 'node'> & { node: ResolversParentTypes['User'] };
  ValidatePromoCodeInput: ValidatePromoCodeInput;
  VerifyEmailInput: VerifyEmailInput;
  WebhookAttempt: WebhookAttemptValue;
  WebhookDelivery: WebhookDeliveryValue;
  WebhookDeliveryConnection: Omit<WebhookDeliveryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookDeliveryEdge']>, nodes: Array<ResolversParentTypes['WebhookDelivery']> };
  WebhookDeliveryEdge: Omit<WebhookDeliveryEdge, 'node'> & { node: ResolversParentTypes['WebhookDelivery'] };
  WebhookEndpoint: WebhookEndpointValue;
  WebhookEndpointConnection: Omit<WebhookEndpointConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['WebhookEndpointEdge']>, nodes: Array<ResolversParentTypes['WebhookEndpoint']> };
  WebhookEndpointEdge: Omit<WebhookEndpointEdge, 'node'> & { node: ResolversParentTypes['WebhookEndpoint'] };
  Wishlist: WishlistValue;
  WishlistItem: WishlistItemValue;
};

export type ApiKeyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['ApiKeyRole']>, ParentType, ContextType>;
};

export type ApiKeyConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiKeyConnection'] = ResolversParentTypes['ApiKeyConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ApiKeyEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ApiKeyEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApiKeyEdge'] = ResolversParentTypes['ApiKeyEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
};

export type AuditActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditActor'] = ResolversParentTypes['AuditActor']> = {
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['AuditActorKind'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<Array<ResolversTypes['Role']>, ParentType, ContextType>;
};

export type AuditEntryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  actor?: Resolver<ResolversTypes['AuditActor'], ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  operation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['AuditOutcome'], ParentType, ContextType>;
  requestId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjectId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subjectType?: Resolver<ResolversTypes['AuditSubjectType'], ParentType, ContextType>;
};

export type AuditEntryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEntryConnection'] = ResolversParentTypes['AuditEntryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type AuditEntryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEntryEdge'] = ResolversParentTypes['AuditEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AveragePriceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AveragePrice'] = ResolversParentTypes['AveragePrice']> = {
  average?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  productCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  hasProblems?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['CartItem']>, ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CartItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CartItem'] = ResolversParentTypes['CartItem']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['ItemProblem']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category']> = {
  children?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  parentId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Category']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CategoryCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryCount'] = ResolversParentTypes['CategoryCount']> = {
  categoryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Category'], ParentType, ContextType>;
};

export type CategoryNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryNode'] = ResolversParentTypes['CategoryNode']> = {
  children?: Resolver<Array<ResolversTypes['CategoryNode']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CategoryTreeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CategoryTree'] = ResolversParentTypes['CategoryTree']> = {
  items?: Resolver<Array<ResolversTypes['CategoryNode']>, ParentType, ContextType>;
};

export type CustomerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Customer'] = ResolversParentTypes['Customer']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notifications?: Resolver<ResolversTypes['NotificationPreferences'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CustomerAddressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomerAddress'] = ResolversParentTypes['CustomerAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type CustomerAddressConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomerAddressConnection'] = ResolversParentTypes['CustomerAddressConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerAddressEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CustomerAddress']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CustomerAddressEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomerAddressEdge'] = ResolversParentTypes['CustomerAddressEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CustomerAddress'], ParentType, ContextType>;
};

export type CustomerConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomerConnection'] = ResolversParentTypes['CustomerConnection']> = {
  edges?: Resolver<Array<ResolversTypes['CustomerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Customer']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type CustomerEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CustomerEdge'] = ResolversParentTypes['CustomerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Customer'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeliveryReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeliveryReport'] = ResolversParentTypes['DeliveryReport']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  networkCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SmsStatus'], ParentType, ContextType>;
};

export type ImportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Import'] = ResolversParentTypes['Import']> = {
  columns?: Resolver<Array<ResolversTypes['ImportColumn']>, ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  encoding?: Resolver<Maybe<ResolversTypes['ImportEncoding']>, ParentType, ContextType>;
  errors?: Resolver<Array<ResolversTypes['ImportError']>, ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  picturesDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  picturesTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsDone?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  separator?: Resolver<Maybe<ResolversTypes['ImportSeparator']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ImportStatus'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warned?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnings?: Resolver<Array<ResolversTypes['ImportError']>, ParentType, ContextType>;
};

export type ImportColumnResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportColumn'] = ResolversParentTypes['ImportColumn']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  heading?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ImportConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportConnection'] = ResolversParentTypes['ImportConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ImportEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Import']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ImportEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportEdge'] = ResolversParentTypes['ImportEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Import'], ParentType, ContextType>;
};

export type ImportErrorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImportError'] = ResolversParentTypes['ImportError']> = {
  column?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  row?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InvitationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Invitation'] = ResolversParentTypes['Invitation']> = {
  acceptedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  email?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  invitedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['TenantRole'], ParentType, ContextType>;
};

export type InvitationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InvitationConnection'] = ResolversParentTypes['InvitationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['InvitationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Invitation']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type InvitationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['InvitationEdge'] = ResolversParentTypes['InvitationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Invitation'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JwksResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Jwks'] = ResolversParentTypes['Jwks']> = {
  keys?: Resolver<Array<ResolversTypes['JwksKeys']>, ParentType, ContextType>;
};

export type JwksKeysResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JwksKeys'] = ResolversParentTypes['JwksKeys']> = {
  alg?: Resolver<ResolversTypes['JwksKeysAlg'], ParentType, ContextType>;
  crv?: Resolver<ResolversTypes['JwksKeysCrv'], ParentType, ContextType>;
  kid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kty?: Resolver<ResolversTypes['JwksKeysKty'], ParentType, ContextType>;
  use?: Resolver<ResolversTypes['JwksKeysUse'], ParentType, ContextType>;
  x?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  y?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  acceptInvitation?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationAcceptInvitationArgs, 'input'>>;
  addCartItem?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, RequireFields<MutationAddCartItemArgs, 'input'>>;
  addCoupon?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationAddCouponArgs, 'input' | 'orderId'>>;
  addLineItem?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationAddLineItemArgs, 'input' | 'orderId'>>;
  addShippingTrackingReference?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationAddShippingTrackingReferenceArgs, 'input' | 'orderId'>>;
  addWishlistItem?: Resolver<Maybe<ResolversTypes['Wishlist']>, ParentType, ContextType, RequireFields<MutationAddWishlistItemArgs, 'input'>>;
  adjustStock?: Resolver<Maybe<ResolversTypes['StockMovement']>, ParentType, ContextType, RequireFields<MutationAdjustStockArgs, 'input' | 'productId'>>;
  cancelOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationCancelOrderArgs, 'orderId'>>;
  cancelPayment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationCancelPaymentArgs, 'paymentId'>>;
  capturePayment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationCapturePaymentArgs, 'paymentId'>>;
  changeDestination?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationChangeDestinationArgs, 'input' | 'orderId'>>;
  changeOrderQuantity?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationChangeOrderQuantityArgs, 'input' | 'lineId' | 'orderId'>>;
  changePassword?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationChangePasswordArgs, 'input'>>;
  checkoutCart?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, Partial<MutationCheckoutCartArgs>>;
  checkoutItems?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationCheckoutItemsArgs, 'input'>>;
  clearCart?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, Partial<MutationClearCartArgs>>;
  confirmOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationConfirmOrderArgs, 'orderId'>>;
  confirmPasswordReset?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationConfirmPasswordResetArgs, 'input'>>;
  createApiKey?: Resolver<Maybe<ResolversTypes['NewApiKey']>, ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  createCategory?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<MutationCreateCategoryArgs, 'input'>>;
  createCustomer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<MutationCreateCustomerArgs, 'input'>>;
  createCustomerAddress?: Resolver<Maybe<ResolversTypes['CustomerAddress']>, ParentType, ContextType, RequireFields<MutationCreateCustomerAddressArgs, 'input'>>;
  createOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationCreateOrderArgs, 'input'>>;
  createPayment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationCreatePaymentArgs, 'input' | 'orderId'>>;
  createProduct?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<MutationCreateProductArgs, 'input'>>;
  createPromoCode?: Resolver<Maybe<ResolversTypes['PromoCode']>, ParentType, ContextType, RequireFields<MutationCreatePromoCodeArgs, 'input'>>;
  createShippingMethod?: Resolver<Maybe<ResolversTypes['ShippingMethod']>, ParentType, ContextType, RequireFields<MutationCreateShippingMethodArgs, 'input'>>;
  createTenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType, RequireFields<MutationCreateTenantArgs, 'input'>>;
  createWebhookEndpoint?: Resolver<Maybe<ResolversTypes['NewWebhookEndpoint']>, ParentType, ContextType, RequireFields<MutationCreateWebhookEndpointArgs, 'input'>>;
  deleteCategory?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteCategoryArgs, 'categoryId'>>;
  deleteCustomerAddress?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteCustomerAddressArgs, 'addressId'>>;
  deleteMyAccount?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteMyAccountArgs, 'input'>>;
  deleteNotificationTemplate?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteNotificationTemplateArgs, 'channel' | 'locale' | 'template'>>;
  deleteProduct?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteProductArgs, 'productId'>>;
  deleteProductImage?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteProductImageArgs, 'imageId' | 'productId'>>;
  deletePromoCode?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeletePromoCodeArgs, 'promoCodeId'>>;
  deleteShippingMethod?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteShippingMethodArgs, 'shippingMethodId'>>;
  deleteWebhookEndpoint?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationDeleteWebhookEndpointArgs, 'endpointId'>>;
  endSession?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationEndSessionArgs, 'sessionId'>>;
  inviteUser?: Resolver<Maybe<ResolversTypes['Invitation']>, ParentType, ContextType, RequireFields<MutationInviteUserArgs, 'input'>>;
  login?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationLoginArgs, 'input'>>;
  logout?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, Partial<MutationLogoutArgs>>;
  markAsCompleted?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationMarkAsCompletedArgs, 'orderId'>>;
  markAsDelivered?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationMarkAsDeliveredArgs, 'orderId'>>;
  markAsShipped?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationMarkAsShippedArgs, 'orderId'>>;
  moveWishlistItemToCart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, RequireFields<MutationMoveWishlistItemToCartArgs, 'productId'>>;
  placeOrder?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationPlaceOrderArgs, 'orderId'>>;
  previewNotification?: Resolver<Maybe<ResolversTypes['NotificationPreview']>, ParentType, ContextType, RequireFields<MutationPreviewNotificationArgs, 'input'>>;
  previewOrder?: Resolver<Maybe<ResolversTypes['OrderPreview']>, ParentType, ContextType, RequireFields<MutationPreviewOrderArgs, 'input'>>;
  redeliverWebhook?: Resolver<Maybe<ResolversTypes['WebhookDelivery']>, ParentType, ContextType, RequireFields<MutationRedeliverWebhookArgs, 'deliveryId'>>;
  refreshToken?: Resolver<Maybe<ResolversTypes['Session']>, ParentType, ContextType, RequireFields<MutationRefreshTokenArgs, 'input'>>;
  refundPayment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationRefundPaymentArgs, 'paymentId'>>;
  registerUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationRegisterUserArgs, 'input'>>;
  removeCartItem?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, RequireFields<MutationRemoveCartItemArgs, 'productId'>>;
  removeCoupon?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationRemoveCouponArgs, 'orderId'>>;
  removeLineItem?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationRemoveLineItemArgs, 'lineId' | 'orderId'>>;
  removeWishlistItem?: Resolver<Maybe<ResolversTypes['Wishlist']>, ParentType, ContextType, RequireFields<MutationRemoveWishlistItemArgs, 'productId'>>;
  requestEmailVerification?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationRequestEmailVerificationArgs, 'input'>>;
  requestPasswordReset?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationRequestPasswordResetArgs, 'input'>>;
  resolvePayment?: Resolver<Maybe<ResolversTypes['Payment']>, ParentType, ContextType, RequireFields<MutationResolvePaymentArgs, 'input' | 'paymentId'>>;
  retryNotification?: Resolver<Maybe<ResolversTypes['Notification']>, ParentType, ContextType, RequireFields<MutationRetryNotificationArgs, 'notificationId'>>;
  revokeApiKey?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'keyId'>>;
  revokeInvitation?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationRevokeInvitationArgs, 'invitationId'>>;
  rotateWebhookSecret?: Resolver<Maybe<ResolversTypes['NewWebhookEndpoint']>, ParentType, ContextType, RequireFields<MutationRotateWebhookSecretArgs, 'endpointId'>>;
  saveNotificationTemplate?: Resolver<Maybe<ResolversTypes['NotificationTemplate']>, ParentType, ContextType, RequireFields<MutationSaveNotificationTemplateArgs, 'channel' | 'input' | 'locale' | 'template'>>;
  selectShippingOption?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<MutationSelectShippingOptionArgs, 'input' | 'orderId'>>;
  syncUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationSyncUserArgs, 'input'>>;
  updateCartItem?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType, RequireFields<MutationUpdateCartItemArgs, 'input' | 'productId'>>;
  updateCategory?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<MutationUpdateCategoryArgs, 'categoryId' | 'input'>>;
  updateCustomer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerArgs, 'customerId' | 'input'>>;
  updateCustomerAddress?: Resolver<Maybe<ResolversTypes['CustomerAddress']>, ParentType, ContextType, RequireFields<MutationUpdateCustomerAddressArgs, 'addressId' | 'input'>>;
  updateMe?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUpdateMeArgs, 'input'>>;
  updateProduct?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<MutationUpdateProductArgs, 'input' | 'productId'>>;
  updatePromoCode?: Resolver<Maybe<ResolversTypes['PromoCode']>, ParentType, ContextType, RequireFields<MutationUpdatePromoCodeArgs, 'input' | 'promoCodeId'>>;
  updateShippingMethod?: Resolver<Maybe<ResolversTypes['ShippingMethod']>, ParentType, ContextType, RequireFields<MutationUpdateShippingMethodArgs, 'input' | 'shippingMethodId'>>;
  updateTenant?: Resolver<Maybe<ResolversTypes['Tenant']>, ParentType, ContextType, RequireFields<MutationUpdateTenantArgs, 'input' | 'tenantId'>>;
  updateUser?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<MutationUpdateUserArgs, 'input' | 'userId'>>;
  updateWebhookEndpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType, RequireFields<MutationUpdateWebhookEndpointArgs, 'endpointId' | 'input'>>;
  validatePromoCode?: Resolver<Maybe<ResolversTypes['PromoCodeValidation']>, ParentType, ContextType, RequireFields<MutationValidatePromoCodeArgs, 'input'>>;
  verifyEmail?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType, RequireFields<MutationVerifyEmailArgs, 'input'>>;
};

export type NewApiKeyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NewApiKey'] = ResolversParentTypes['NewApiKey']> = {
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NewWebhookEndpointResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NewWebhookEndpoint'] = ResolversParentTypes['NewWebhookEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['WebhookEventType']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NotificationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Notification'] = ResolversParentTypes['Notification']> = {
  attempts?: Resolver<Array<ResolversTypes['NotificationAttempt']>, ParentType, ContextType>;
  audience?: Resolver<ResolversTypes['NotificationAudience'], ParentType, ContextType>;
  channel?: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reports?: Resolver<Array<ResolversTypes['DeliveryReport']>, ParentType, ContextType>;
  sentAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  skipReason?: Resolver<Maybe<ResolversTypes['NotificationSkipReason']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['NotificationStatus'], ParentType, ContextType>;
  template?: Resolver<ResolversTypes['NotificationTemplateName'], ParentType, ContextType>;
};

export type NotificationAttemptResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationAttempt'] = ResolversParentTypes['NotificationAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  failure?: Resolver<Maybe<ResolversTypes['NotificationAttemptFailure']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['NotificationAttemptOutcome'], ParentType, ContextType>;
  providerMessageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NotificationConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationConnection'] = ResolversParentTypes['NotificationConnection']> = {
  edges?: Resolver<Array<ResolversTypes['NotificationEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type NotificationEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationEdge'] = ResolversParentTypes['NotificationEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Notification'], ParentType, ContextType>;
};

export type NotificationPreferencesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationPreferences'] = ResolversParentTypes['NotificationPreferences']> = {
  email?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  sms?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NotificationPreviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationPreview'] = ResolversParentTypes['NotificationPreview']> = {
  encoding?: Resolver<Maybe<ResolversTypes['NotificationPreviewEncoding']>, ParentType, ContextType>;
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  segments?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NotificationTemplateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationTemplate'] = ResolversParentTypes['NotificationTemplate']> = {
  channel?: Resolver<ResolversTypes['NotificationChannel'], ParentType, ContextType>;
  html?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['NotificationTemplateSource'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  template?: Resolver<ResolversTypes['NotificationTemplateName'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type NotificationTemplateListResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NotificationTemplateList'] = ResolversParentTypes['NotificationTemplateList']> = {
  items?: Resolver<Array<ResolversTypes['NotificationTemplate']>, ParentType, ContextType>;
};

export type OpenSessionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OpenSession'] = ResolversParentTypes['OpenSession']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  current?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastUsedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  network?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userAgent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type OpenSessionListResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OpenSessionList'] = ResolversParentTypes['OpenSessionList']> = {
  items?: Resolver<Array<ResolversTypes['OpenSession']>, ParentType, ContextType>;
};

export type OrderResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Order'] = ResolversParentTypes['Order']> = {
  allowedTransitions?: Resolver<Array<ResolversTypes['OrderAction']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType>;
  customerId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  discountTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['OrderLine']>, ParentType, ContextType>;
  messages?: Resolver<Array<ResolversTypes['Notification']>, ParentType, ContextType>;
  metadata?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  note?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notifications?: Resolver<ResolversTypes['NotificationPreferences'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  paymentStatus?: Resolver<ResolversTypes['PaymentStatus'], ParentType, ContextType>;
  payments?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  placedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  promoCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  promoReason?: Resolver<Maybe<ResolversTypes['PromoReason']>, ParentType, ContextType>;
  shippingAddress?: Resolver<Maybe<ResolversTypes['PostalAddress']>, ParentType, ContextType>;
  shippingMethod?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippingTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  tracking?: Resolver<Maybe<ResolversTypes['Tracking']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type OrderConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderConnection'] = ResolversParentTypes['OrderConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Order']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type OrderEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEdge'] = ResolversParentTypes['OrderEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Order'], ParentType, ContextType>;
};

export type OrderEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEvent'] = ResolversParentTypes['OrderEvent']> = {
  actor?: Resolver<ResolversTypes['OrderEventActor'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  fromStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  notification?: Resolver<Maybe<ResolversTypes['TimelineNotification']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  toStatus?: Resolver<Maybe<ResolversTypes['OrderStatus']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['OrderEventType'], ParentType, ContextType>;
  webhook?: Resolver<Maybe<ResolversTypes['TimelineWebhook']>, ParentType, ContextType>;
};

export type OrderEventActorResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEventActor'] = ResolversParentTypes['OrderEventActor']> = {
  kind?: Resolver<ResolversTypes['OrderEventActorKind'], ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type OrderEventConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEventConnection'] = ResolversParentTypes['OrderEventConnection']> = {
  edges?: Resolver<Array<ResolversTypes['OrderEventEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['OrderEvent']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type OrderEventEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderEventEdge'] = ResolversParentTypes['OrderEventEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['OrderEvent'], ParentType, ContextType>;
};

export type OrderLineResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderLine'] = ResolversParentTypes['OrderLine']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderPreviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderPreview'] = ResolversParentTypes['OrderPreview']> = {
  discountTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lines?: Resolver<Array<ResolversTypes['PreviewLine']>, ParentType, ContextType>;
  promoCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shippingTotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  subtotal?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type OrderTrackingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['OrderTracking'] = ResolversParentTypes['OrderTracking']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  deliveredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  number?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  shippedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['OrderStatus'], ParentType, ContextType>;
  trackingReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PaymentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Payment'] = ResolversParentTypes['Payment']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  captured?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  method?: Resolver<ResolversTypes['PaymentMethod'], ParentType, ContextType>;
  operations?: Resolver<Array<ResolversTypes['PaymentOperation']>, ParentType, ContextType>;
  orderId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  provider?: Resolver<ResolversTypes['PaymentProvider'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refunded?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentState'], ParentType, ContextType>;
};

export type PaymentConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentConnection'] = ResolversParentTypes['PaymentConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PaymentEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Payment']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PaymentEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentEdge'] = ResolversParentTypes['PaymentEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Payment'], ParentType, ContextType>;
};

export type PaymentOperationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PaymentOperation'] = ResolversParentTypes['PaymentOperation']> = {
  amount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PaymentOperationKind'], ParentType, ContextType>;
  providerReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['PaymentOperationStatus'], ParentType, ContextType>;
};

export type PostalAddressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PostalAddress'] = ResolversParentTypes['PostalAddress']> = {
  city?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  country?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line1?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line2?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postalCode?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PreviewLineResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PreviewLine'] = ResolversParentTypes['PreviewLine']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type PriceCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PriceCount'] = ResolversParentTypes['PriceCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxPrice?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  minPrice?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ProductResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Product'] = ResolversParentTypes['Product']> = {
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
  categoryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Array<ResolversTypes['ProductImage']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  salePrice?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['ProductStatus'], ParentType, ContextType>;
  stock?: Resolver<ResolversTypes['Stock'], ParentType, ContextType>;
  trackStock?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ProductConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductConnection'] = ResolversParentTypes['ProductConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ProductEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['ProductFacets'], ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Product']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ProductEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductEdge'] = ResolversParentTypes['ProductEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Product'], ParentType, ContextType>;
};

export type ProductFacetsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductFacets'] = ResolversParentTypes['ProductFacets']> = {
  categories?: Resolver<Array<ResolversTypes['CategoryCount']>, ParentType, ContextType>;
  prices?: Resolver<Array<ResolversTypes['PriceCount']>, ParentType, ContextType>;
};

export type ProductImageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProductImage'] = ResolversParentTypes['ProductImage']> = {
  height?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  thumbnailUrl?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  width?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PromoCodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PromoCode'] = ResolversParentTypes['PromoCode']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  categoryIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PromoKind'], ParentType, ContextType>;
  maxDiscount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  startsAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  usageLimit?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usageLimitPerCustomer?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  usedCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PromoCodeConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PromoCodeConnection'] = ResolversParentTypes['PromoCodeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['PromoCodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['PromoCode']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type PromoCodeEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PromoCodeEdge'] = ResolversParentTypes['PromoCodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['PromoCode'], ParentType, ContextType>;
};

export type PromoCodeValidationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PromoCodeValidation'] = ResolversParentTypes['PromoCodeValidation']> = {
  discount?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['PromoReason']>, ParentType, ContextType>;
  valid?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  apiKeys?: Resolver<Maybe<ResolversTypes['ApiKeyConnection']>, ParentType, ContextType, Partial<QueryApiKeysArgs>>;
  auditEntries?: Resolver<Maybe<ResolversTypes['AuditEntryConnection']>, ParentType, ContextType, Partial<QueryAuditEntriesArgs>>;
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  categories?: Resolver<Maybe<ResolversTypes['CategoryConnection']>, ParentType, ContextType, Partial<QueryCategoriesArgs>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'categoryId'>>;
  categoryAveragePrice?: Resolver<Maybe<ResolversTypes['AveragePrice']>, ParentType, ContextType, RequireFields<QueryCategoryAveragePriceArgs, 'categoryId'>>;
  categoryTree?: Resolver<Maybe<ResolversTypes['CategoryTree']>, ParentType, ContextType>;
  customer?: Resolver<Maybe<ResolversTypes['Customer']>, ParentType, ContextType, RequireFields<QueryCustomerArgs, 'customerId'>>;
  customers?: Resolver<Maybe<ResolversTypes['CustomerConnection']>, ParentType, ContextType, Partial<QueryCustomersArgs>>;
  import?: Resolver<Maybe<ResolversTypes['Import']>, ParentType, ContextType, RequireFields<QueryImportArgs, 'importId'>>;
  imports?: Resolver<Maybe<ResolversTypes['ImportConnection']>, ParentType, ContextType, Partial<QueryImportsArgs>>;
  invitations?: Resolver<Maybe<ResolversTypes['InvitationConnection']>, ParentType, ContextType, Partial<QueryInvitationsArgs>>;
  jwks?: Resolver<Maybe<ResolversTypes['Jwks']>, ParentType, ContextType>;
  listCustomerAddresses?: Resolver<Maybe<ResolversTypes['CustomerAddressConnection']>, ParentType, ContextType, Partial<QueryListCustomerAddressesArgs>>;
  listShippingOptions?: Resolver<Maybe<ResolversTypes['ShippingOptions']>, ParentType, ContextType, RequireFields<QueryListShippingOptionsArgs, 'orderId'>>;
  me?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  myOrders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryMyOrdersArgs>>;
  notificationTemplates?: Resolver<Maybe<ResolversTypes['NotificationTemplateList']>, ParentType, ContextType, Partial<QueryNotificationTemplatesArgs>>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, Partial<QueryNotificationsArgs>>;
  order?: Resolver<Maybe<ResolversTypes['Order']>, ParentType, ContextType, RequireFields<QueryOrderArgs, 'orderId'>>;
  orderEvents?: Resolver<Maybe<ResolversTypes['OrderEventConnection']>, ParentType, ContextType, RequireFields<QueryOrderEventsArgs, 'orderId'>>;
  orderNotifications?: Resolver<Maybe<ResolversTypes['NotificationConnection']>, ParentType, ContextType, RequireFields<QueryOrderNotificationsArgs, 'orderId'>>;
  orderPayments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, RequireFields<QueryOrderPaymentsArgs, 'orderId'>>;
  orders?: Resolver<Maybe<ResolversTypes['OrderConnection']>, ParentType, ContextType, Partial<QueryOrdersArgs>>;
  payments?: Resolver<Maybe<ResolversTypes['PaymentConnection']>, ParentType, ContextType, Partial<QueryPaymentsArgs>>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType, RequireFields<QueryProductArgs, 'productId'>>;
  products?: Resolver<Maybe<ResolversTypes['ProductConnection']>, ParentType, ContextType, Partial<QueryProductsArgs>>;
  promoCode?: Resolver<Maybe<ResolversTypes['PromoCode']>, ParentType, ContextType, RequireFields<QueryPromoCodeArgs, 'promoCodeId'>>;
  promoCodes?: Resolver<Maybe<ResolversTypes['PromoCodeConnection']>, ParentType, ContextType, Partial<QueryPromoCodesArgs>>;
  sessions?: Resolver<Maybe<ResolversTypes['OpenSessionList']>, ParentType, ContextType>;
  shippingMethods?: Resolver<Maybe<ResolversTypes['ShippingMethodConnection']>, ParentType, ContextType, Partial<QueryShippingMethodsArgs>>;
  stockMovements?: Resolver<Maybe<ResolversTypes['StockMovementConnection']>, ParentType, ContextType, RequireFields<QueryStockMovementsArgs, 'productId'>>;
  tenants?: Resolver<Maybe<ResolversTypes['TenantConnection']>, ParentType, ContextType, Partial<QueryTenantsArgs>>;
  trackOrder?: Resolver<Maybe<ResolversTypes['OrderTracking']>, ParentType, ContextType, RequireFields<QueryTrackOrderArgs, 'orderId'>>;
  user?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType, RequireFields<QueryUserArgs, 'userId'>>;
  users?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, Partial<QueryUsersArgs>>;
  webhookDeliveries?: Resolver<Maybe<ResolversTypes['WebhookDeliveryConnection']>, ParentType, ContextType, RequireFields<QueryWebhookDeliveriesArgs, 'endpointId'>>;
  webhookEndpoint?: Resolver<Maybe<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType, RequireFields<QueryWebhookEndpointArgs, 'endpointId'>>;
  webhookEndpoints?: Resolver<Maybe<ResolversTypes['WebhookEndpointConnection']>, ParentType, ContextType, Partial<QueryWebhookEndpointsArgs>>;
  wishlist?: Resolver<Maybe<ResolversTypes['Wishlist']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type SessionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  accessToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  expiresIn?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refreshToken?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  tokenType?: Resolver<ResolversTypes['SessionTokenType'], ParentType, ContextType>;
  user?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type ShippingMethodResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingMethod'] = ResolversParentTypes['ShippingMethod']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  countries?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  maxDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  maxSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minSubtotal?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ShippingMethodConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingMethodConnection'] = ResolversParentTypes['ShippingMethodConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ShippingMethodEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ShippingMethod']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type ShippingMethodEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingMethodEdge'] = ResolversParentTypes['ShippingMethodEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ShippingMethod'], ParentType, ContextType>;
};

export type ShippingOptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingOption'] = ResolversParentTypes['ShippingOption']> = {
  maxDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  minDays?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  price?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  shippingMethodId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ShippingOptionsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShippingOptions'] = ResolversParentTypes['ShippingOptions']> = {
  items?: Resolver<Array<ResolversTypes['ShippingOption']>, ParentType, ContextType>;
};

export type StockResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Stock'] = ResolversParentTypes['Stock']> = {
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  onHand?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reserved?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StockMovement'] = ResolversParentTypes['StockMovement']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['StockMovementKind'], ParentType, ContextType>;
  onHandDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reservedDelta?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StockMovementConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StockMovementConnection'] = ResolversParentTypes['StockMovementConnection']> = {
  edges?: Resolver<Array<ResolversTypes['StockMovementEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['StockMovement']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type StockMovementEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StockMovementEdge'] = ResolversParentTypes['StockMovementEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['StockMovement'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  notificationUpdated?: SubscriptionResolver<ResolversTypes['Notification'], "notificationUpdated", ParentType, ContextType, Partial<SubscriptionNotificationUpdatedArgs>>;
  orderUpdated?: SubscriptionResolver<ResolversTypes['Order'], "orderUpdated", ParentType, ContextType, Partial<SubscriptionOrderUpdatedArgs>>;
};

export type TenantResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Tenant'] = ResolversParentTypes['Tenant']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isDefault?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  settings?: Resolver<ResolversTypes['TenantSettings'], ParentType, ContextType>;
  slug?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  suspended?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TenantConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TenantConnection'] = ResolversParentTypes['TenantConnection']> = {
  edges?: Resolver<Array<ResolversTypes['TenantEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Tenant']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type TenantEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TenantEdge'] = ResolversParentTypes['TenantEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Tenant'], ParentType, ContextType>;
};

export type TenantSettingsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TenantSettings'] = ResolversParentTypes['TenantSettings']> = {
  accountUrl?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  country?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  defaultPaymentMethod?: Resolver<Maybe<ResolversTypes['PaymentMethod']>, ParentType, ContextType>;
  importsTrackStock?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lowStockThreshold?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  orderExpiryMinutes?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  paymentBeforeConfirmation?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  promisesHoldStock?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  replyToEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requireVerifiedEmail?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  senderEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  senderName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shopEmail?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  smsSender?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TimelineNotificationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TimelineNotification'] = ResolversParentTypes['TimelineNotification']> = {
  channel?: Resolver<ResolversTypes['TimelineNotificationChannel'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  providerMessageId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  recipient?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  report?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  skipReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TimelineNotificationStatus'], ParentType, ContextType>;
  template?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelineWebhookResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TimelineWebhook'] = ResolversParentTypes['TimelineWebhook']> = {
  deliveryId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  endpointId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  event?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['TimelineWebhookStatus'], ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TrackingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Tracking'] = ResolversParentTypes['Tracking']> = {
  carrier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackingReference?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  active?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  customerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  emailVerified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  firstName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notifications?: Resolver<Maybe<ResolversTypes['NotificationPreferences']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edges?: Resolver<Array<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['User']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['User'], ParentType, ContextType>;
};

export type WebhookAttemptResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookAttempt'] = ResolversParentTypes['WebhookAttempt']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  durationMs?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  error?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['WebhookAttemptOutcome'], ParentType, ContextType>;
  response?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusCode?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type WebhookDeliveryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookDelivery'] = ResolversParentTypes['WebhookDelivery']> = {
  attempts?: Resolver<Array<ResolversTypes['WebhookAttempt']>, ParentType, ContextType>;
  body?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endpointId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  event?: Resolver<ResolversTypes['WebhookEventType'], ParentType, ContextType>;
  failureReason?: Resolver<Maybe<ResolversTypes['WebhookDeliveryFailureReason']>, ParentType, ContextType>;
  finishedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextAttemptAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orderId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['WebhookDeliveryStatus'], ParentType, ContextType>;
};

export type WebhookDeliveryConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookDeliveryConnection'] = ResolversParentTypes['WebhookDeliveryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookDeliveryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookDelivery']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type WebhookDeliveryEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookDeliveryEdge'] = ResolversParentTypes['WebhookDeliveryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookDelivery'], ParentType, ContextType>;
};

export type WebhookEndpointResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookEndpoint'] = ResolversParentTypes['WebhookEndpoint']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  disabledAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  disabledReason?: Resolver<Maybe<ResolversTypes['WebhookEndpointDisabledReason']>, ParentType, ContextType>;
  enabled?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  events?: Resolver<Array<ResolversTypes['WebhookEventType']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  updatedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  url?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WebhookEndpointConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookEndpointConnection'] = ResolversParentTypes['WebhookEndpointConnection']> = {
  edges?: Resolver<Array<ResolversTypes['WebhookEndpointEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['WebhookEndpoint']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['SafeInt'], ParentType, ContextType>;
};

export type WebhookEndpointEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WebhookEndpointEdge'] = ResolversParentTypes['WebhookEndpointEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['WebhookEndpoint'], ParentType, ContextType>;
};

export type WishlistResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Wishlist'] = ResolversParentTypes['Wishlist']> = {
  items?: Resolver<Array<ResolversTypes['WishlistItem']>, ParentType, ContextType>;
};

export type WishlistItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WishlistItem'] = ResolversParentTypes['WishlistItem']> = {
  addedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  available?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['ItemProblem']>, ParentType, ContextType>;
  product?: Resolver<Maybe<ResolversTypes['Product']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sku?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  unitPrice?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyConnection?: ApiKeyConnectionResolvers<ContextType>;
  ApiKeyEdge?: ApiKeyEdgeResolvers<ContextType>;
  AuditActor?: AuditActorResolvers<ContextType>;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEntryConnection?: AuditEntryConnectionResolvers<ContextType>;
  AuditEntryEdge?: AuditEntryEdgeResolvers<ContextType>;
  AveragePrice?: AveragePriceResolvers<ContextType>;
  Cart?: CartResolvers<ContextType>;
  CartItem?: CartItemResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryCount?: CategoryCountResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CategoryNode?: CategoryNodeResolvers<ContextType>;
  CategoryTree?: CategoryTreeResolvers<ContextType>;
  Customer?: CustomerResolvers<ContextType>;
  CustomerAddress?: CustomerAddressResolvers<ContextType>;
  CustomerAddressConnection?: CustomerAddressConnectionResolvers<ContextType>;
  CustomerAddressEdge?: CustomerAddressEdgeResolvers<ContextType>;
  CustomerConnection?: CustomerConnectionResolvers<ContextType>;
  CustomerEdge?: CustomerEdgeResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeliveryReport?: DeliveryReportResolvers<ContextType>;
  Import?: ImportResolvers<ContextType>;
  ImportColumn?: ImportColumnResolvers<ContextType>;
  ImportConnection?: ImportConnectionResolvers<ContextType>;
  ImportEdge?: ImportEdgeResolvers<ContextType>;
  ImportError?: ImportErrorResolvers<ContextType>;
  Invitation?: InvitationResolvers<ContextType>;
  InvitationConnection?: InvitationConnectionResolvers<ContextType>;
  InvitationEdge?: InvitationEdgeResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Jwks?: JwksResolvers<ContextType>;
  JwksKeys?: JwksKeysResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NewApiKey?: NewApiKeyResolvers<ContextType>;
  NewWebhookEndpoint?: NewWebhookEndpointResolvers<ContextType>;
  Notification?: NotificationResolvers<ContextType>;
  NotificationAttempt?: NotificationAttemptResolvers<ContextType>;
  NotificationConnection?: NotificationConnectionResolvers<ContextType>;
  NotificationEdge?: NotificationEdgeResolvers<ContextType>;
  NotificationPreferences?: NotificationPreferencesResolvers<ContextType>;
  NotificationPreview?: NotificationPreviewResolvers<ContextType>;
  NotificationTemplate?: NotificationTemplateResolvers<ContextType>;
  NotificationTemplateList?: NotificationTemplateListResolvers<ContextType>;
  OpenSession?: OpenSessionResolvers<ContextType>;
  OpenSessionList?: OpenSessionListResolvers<ContextType>;
  Order?: OrderResolvers<ContextType>;
  OrderConnection?: OrderConnectionResolvers<ContextType>;
  OrderEdge?: OrderEdgeResolvers<ContextType>;
  OrderEvent?: OrderEventResolvers<ContextType>;
  OrderEventActor?: OrderEventActorResolvers<ContextType>;
  OrderEventConnection?: OrderEventConnectionResolvers<ContextType>;
  OrderEventEdge?: OrderEventEdgeResolvers<ContextType>;
  OrderLine?: OrderLineResolvers<ContextType>;
  OrderPreview?: OrderPreviewResolvers<ContextType>;
  OrderTracking?: OrderTrackingResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Payment?: PaymentResolvers<ContextType>;
  PaymentConnection?: PaymentConnectionResolvers<ContextType>;
  PaymentEdge?: PaymentEdgeResolvers<ContextType>;
  PaymentOperation?: PaymentOperationResolvers<ContextType>;
  PostalAddress?: PostalAddressResolvers<ContextType>;
  PreviewLine?: PreviewLineResolvers<ContextType>;
  PriceCount?: PriceCountResolvers<ContextType>;
  Product?: ProductResolvers<ContextType>;
  ProductConnection?: ProductConnectionResolvers<ContextType>;
  ProductEdge?: ProductEdgeResolvers<ContextType>;
  ProductFacets?: ProductFacetsResolvers<ContextType>;
  ProductImage?: ProductImageResolvers<ContextType>;
  PromoCode?: PromoCodeResolvers<ContextType>;
  PromoCodeConnection?: PromoCodeConnectionResolvers<ContextType>;
  PromoCodeEdge?: PromoCodeEdgeResolvers<ContextType>;
  PromoCodeValidation?: PromoCodeValidationResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  SafeInt?: GraphQLScalarType;
  Session?: SessionResolvers<ContextType>;
  ShippingMethod?: ShippingMethodResolvers<ContextType>;
  ShippingMethodConnection?: ShippingMethodConnectionResolvers<ContextType>;
  ShippingMethodEdge?: ShippingMethodEdgeResolvers<ContextType>;
  ShippingOption?: ShippingOptionResolvers<ContextType>;
  ShippingOptions?: ShippingOptionsResolvers<ContextType>;
  Stock?: StockResolvers<ContextType>;
  StockMovement?: StockMovementResolvers<ContextType>;
  StockMovementConnection?: StockMovementConnectionResolvers<ContextType>;
  StockMovementEdge?: StockMovementEdgeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Tenant?: TenantResolvers<ContextType>;
  TenantConnection?: TenantConnectionResolvers<ContextType>;
  TenantEdge?: TenantEdgeResolvers<ContextType>;
  TenantSettings?: TenantSettingsResolvers<ContextType>;
  TimelineNotification?: TimelineNotificationResolvers<ContextType>;
  TimelineWebhook?: TimelineWebhookResolvers<ContextType>;
  Tracking?: TrackingResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  WebhookAttempt?: WebhookAttemptResolvers<ContextType>;
  WebhookDelivery?: WebhookDeliveryResolvers<ContextType>;
  WebhookDeliveryConnection?: WebhookDeliveryConnectionResolvers<ContextType>;
  WebhookDeliveryEdge?: WebhookDeliveryEdgeResolvers<ContextType>;
  WebhookEndpoint?: WebhookEndpointResolvers<ContextType>;
  WebhookEndpointConnection?: WebhookEndpointConnectionResolvers<ContextType>;
  WebhookEndpointEdge?: WebhookEndpointEdgeResolvers<ContextType>;
  Wishlist?: WishlistResolvers<ContextType>;
  WishlistItem?: WishlistItemResolvers<ContextType>;
};

