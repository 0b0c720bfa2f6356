// Generated from openapi/openapi.yaml by `npm run generate`. Do not edit.
import { operations as accounts } from './accounts.js';
import { operations as audit } from './audit.js';
import { operations as carts } from './carts.js';
import { operations as catalog } from './catalog.js';
import { operations as customers } from './customers.js';
import { operations as health } from './health.js';
import { operations as inventory } from './inventory.js';
import { operations as notifications } from './notifications.js';
import { operations as orders } from './orders.js';
import { operations as payments } from './payments.js';
import { operations as promotions } from './promotions.js';
import { operations as shipping } from './shipping.js';
import { operations as tenants } from './tenants.js';
import { operations as webhooks } from './webhooks.js';

/** Of the contract, and of the product. */
export const version = "0.1.0";
export const rooms = { accounts, audit, carts, catalog, customers, health, inventory, notifications, orders, payments, promotions, shipping, tenants, webhooks } as const;
