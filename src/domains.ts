// The rooms, and what each puts into the program.
import type { AuditTable } from './contract/audit-subjects.js';
import type { CachedReads, Routes } from './contract/types.js';
import type { ConstraintErrors } from './db/constraints.js';
import {
  accountAudit,
  accountConstraints,
  accountCrons,
  accountRoutes,
  accountTasks,
} from './domains/accounts/index.js';
import { auditRoutes } from './domains/audit/index.js';
import { cartLoaders, cartRoutes } from './domains/carts/index.js';
import {
  catalogAudit,
  catalogCachedReads,
  catalogConstraints,
  catalogCrons,
  catalogLoaders,
  catalogRoutes,
  catalogTasks,
  stockCheck,
} from './domains/catalog/index.js';
import { customerAudit, customerConstraints, customerRoutes } from './domains/customers/index.js';
import { inventoryAudit, inventoryRoutes } from './domains/inventory/index.js';
import {
  notificationAudit,
  notificationCrons,
  notificationLoaders,
  notificationResolvers,
  notificationRoutes,
  notificationTasks,
} from './domains/notifications/index.js';
import {
  orderAudit,
  orderChecks,
  orderConstraints,
  orderCrons,
  orderLoaders,
  orderResolvers,
  orderRoutes,
} from './domains/orders/index.js';
import {
  paymentAudit,
  paymentCheck,
  paymentCrons,
  paymentLoaders,
  paymentRoutes,
  paymentTasks,
} from './domains/payments/index.js';
import {
  promotionAudit,
  promotionConstraints,
  promotionRoutes,
  promoUsesCheck,
} from './domains/promotions/index.js';
import { shippingAudit, shippingConstraints, shippingRoutes } from './domains/shipping/index.js';
import { tenantAudit, tenantConstraints, tenantRoutes } from './domains/tenants/index.js';
import {
  webhookAudit,
  webhookCrons,
  webhookRoutes,
  webhookTasks,
} from './domains/webhooks/index.js';
import type { Loaders } from './graphql/loaders.js';
import type { RoomResolvers } from './graphql/root-resolvers.js';
import { healthRoutes } from './http/health.js';
import { idempotencyCrons } from './http/idempotency.tasks.js';
import type { IntegrityCheck } from './integrity/checks.js';
import type { CronDefinition } from './jobs/define-cron.js';
import type { TaskDefinition } from './jobs/define-task.js';

/** The handler of every operation of the contract; one that is missing does not compile. */
export const routes: Routes = {
  tenants: tenantRoutes,
  accounts: accountRoutes,
  customers: customerRoutes,
  inventory: inventoryRoutes,
  catalog: catalogRoutes,
  promotions: promotionRoutes,
  shipping: shippingRoutes,
  carts: cartRoutes,
  orders: orderRoutes,
  payments: paymentRoutes,
  notifications: notificationRoutes,
  webhooks: webhookRoutes,
  audit: auditRoutes,
  health: healthRoutes,
};

/** What the answers of cached operations are made of. */
export const cachedReads: CachedReads = catalogCachedReads;

/** What the writes of those who work for a shop change; one that is missing does not compile. */
export const auditTable: AuditTable = {
  ...tenantAudit,
  ...accountAudit,
  ...customerAudit,
  ...inventoryAudit,
  ...catalogAudit,
  ...promotionAudit,
  ...shippingAudit,
  ...orderAudit,
  ...paymentAudit,
  ...notificationAudit,
  ...webhookAudit,
};

/** What rooms add to the GraphQL schema beside the contract's operations. */
export const graphqlRooms: Array<{ loaders?: Loaders; resolvers?: RoomResolvers }> = [
  { loaders: catalogLoaders },
  { loaders: cartLoaders },
  { loaders: orderLoaders, resolvers: orderResolvers },
  { loaders: paymentLoaders },
  { loaders: notificationLoaders, resolvers: notificationResolvers },
];

export const constraints: ConstraintErrors = {
  ...tenantConstraints,
  ...accountConstraints,
  ...customerConstraints,
  ...catalogConstraints,
  ...promotionConstraints,
  ...shippingConstraints,
  ...orderConstraints,
};

export const tasks: TaskDefinition[] = [
  ...accountTasks,
  ...catalogTasks,
  ...paymentTasks,
  ...notificationTasks,
];

/** Tasks that wait for others' machines: workers of their own carry them out. */
export const slowTasks: TaskDefinition[] = [...webhookTasks];

export const crons: CronDefinition[] = [
  ...accountCrons,
  ...catalogCrons,
  ...orderCrons,
  ...paymentCrons,
  ...notificationCrons,
  ...webhookCrons,
  ...idempotencyCrons,
];

/** Ledgers come before the counters that are made of them, and totals before what is paid of them. */
export const integrityChecks: IntegrityCheck[] = [
  ...orderChecks,
  stockCheck,
  promoUsesCheck,
  paymentCheck,
];
