export { shippingAudit } from './shipping.audit.js';
export { shippingRoutes } from './shipping.routes.js';
export { shippingConstraints } from './shipping-methods.js';
export type { MethodRow } from './shipping-methods.sql.js';
export { activeMethods, fitsParcel, toOption } from './shipping-options.js';
