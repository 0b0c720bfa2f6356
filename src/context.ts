// What every rule takes first: for whom, by whom, and with what it works.

import type { Role } from './contract/generated/accounts.js';
import type { Db } from './db/connect.js';
import type { Deps } from './deps.js';
import { AppError } from './errors.js';
import type { CatalogueChange } from './events/catalogue-changes.js';

export interface TenantSettings {
  /** Where the shop itself is told of new orders; nobody is told without it. */
  shopEmail?: string;
  /** The name that messages are signed with; the tenant's name without it. */
  senderName?: string;
  /** Minutes after which a pending order that is unpaid expires; never without it. */
  orderExpiryMinutes?: number;
  /** Whether an order must be paid before it is confirmed. */
  paymentBeforeConfirmation?: boolean;
  /** The address that e-mail comes from; MAIL_FROM's without it. */
  senderEmail?: string;
  /** Where answers to e-mail go. */
  replyToEmail?: string;
  /** The sender of SMS; the configuration's without it. */
  smsSender?: string;
  /**
   * BCP 47: of messages to customers who have no language of their own, of word forms in searches and of
   * the order of names; English without it.
   */
  locale?: string;
  /** ISO 3166-1 alpha-2: of telephone numbers without a country code. */
  country?: string;
  /** Products of which no more than this is available are reported daily; none without it. */
  lowStockThreshold?: number;
  /** Whether customers verify their address before they order, and new ones before they log in. */
  requireVerifiedEmail?: boolean;
  /** Keeps fully promised orders from expiring. */
  promisesHoldStock?: boolean;
  /** Whether imports track the stock of new products without a stock. */
  importsTrackStock?: boolean;
  /** Used for payments without a method. */
  defaultPaymentMethod?: 'cash_on_delivery' | 'bank_transfer' | 'card' | 'upi' | 'mobile_money';
  /** Where links in e-mails about accounts lead, with `{action}` and `{token}` in it. */
  accountUrl?: string;
}

export interface Tenant {
  id: string;
  slug: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  settings: TenantSettings;
}

export type Actor =
  | { kind: 'anonymous' }
  | { kind: 'system' }
  | {
      kind: 'user';
      userId: string;
      roles: readonly Role[];
      /** The customer that belongs to the user, if one does. */
      customerId: string | null;
      /** The local login that the token came from. */
      sessionId: string | null;
      /** When the token expires, in milliseconds since 1970; null for an API key. */
      expiresAt: number | null;
      /** Whether it is a program with an API key, whose id is `userId`; no user belongs to it. */
      isApiKey?: true;
    };

export interface Log {
  debug(values: object, message: string): void;
  info(values: object, message: string): void;
  warn(values: object, message: string): void;
  error(values: object, message: string): void;
}

/** Where a request comes from. */
export interface Client {
  /** IPv4 address, or /64 network of IPv6. */
  network: string;
  /** The header User-Agent, cut to 300 characters. */
  userAgent: string | null;
}

export interface Ctx {
  tenant: Tenant;
  actor: Actor;
  /** Missing for jobs and commands. */
  client?: Client;
  requestId: string;
  log: Log;
  /** Reads of this tenant; inside `transaction`, the transaction itself. */
  db: Db;
  inTransaction: boolean;
  /** What is to be told when the transaction commits: changes of what the public reads, events of orders. */
  changes?: CatalogueChange & {
    orderEvents: string[];
    /** What this process has to do once it is certain. */
    afterwards: Array<() => Promise<void>>;
    /** See `withCommit`. */
    withCommit: Array<() => Promise<unknown>>;
  };
  /** Inside `transaction`: what its steps have read, see `readOnce`. */
  read?: Map<string, unknown>;
  /** Of a request: what it has done outside the database, which nothing can undo. */
  outside?: { called: boolean };
  deps: Deps;
}

/** Whether the actor works for the shop. Jobs do. */
export function isStaff(ctx: Ctx): boolean {
  if (ctx.actor.kind === 'system') return true;
  return (
    ctx.actor.kind === 'user' &&
    ctx.actor.roles.some((role) => role === 'staff' || role === 'admin')
  );
}

/** Whether the actor runs the shop. Jobs do. */
export function isAdmin(ctx: Ctx): boolean {
  return (
    ctx.actor.kind === 'system' || (ctx.actor.kind === 'user' && ctx.actor.roles.includes('admin'))
  );
}

/** @returns the actor's user id, or null for a job or an anonymous caller */
export function actorId(ctx: Ctx): string | null {
  return ctx.actor.kind === 'user' ? ctx.actor.userId : null;
}

/** What the order timeline calls the actor. */
export function actorKind(ctx: Ctx): 'customer' | 'staff' | 'service' | 'system' {
  if (ctx.actor.kind !== 'user') return 'system';
  if (isStaff(ctx)) return 'staff';
  return ctx.actor.roles.includes('service') ? 'service' : 'customer';
}

/** @throws AppError when the tenant's currency is another one */
export function requireCurrency(ctx: Ctx, currency: string): void {
  if (currency !== ctx.tenant.currency) {
    throw new AppError(
      'unprocessable',
      'currency_mismatch',
      `Prices here are in ${ctx.tenant.currency}.`,
    );
  }
}

/**
 * @returns the customer that belongs to the caller
 * @throws AppError `forbidden` for a user without one
 */
export function ownCustomerId(ctx: Ctx): string {
  const id = ctx.actor.kind === 'user' ? ctx.actor.customerId : null;
  if (id === null)
    throw new AppError('forbidden', 'forbidden', 'No customer belongs to this account.');
  return id;
}
