export { findAddress } from './addresses.js';
export { customerAudit } from './customers.audit.js';
export { customerConstraints } from './customers.errors.js';
export {
  findCustomer,
  findCustomerOfUser,
  findCustomers,
  findCustomersOfUsers,
  getCustomer,
} from './customers.js';
export { customerRoutes } from './customers.routes.js';
export { lockCustomer } from './customers.sql.js';
export { normalizePhone } from './phone-numbers.js';
export { createCustomer, updateCustomer } from './save-customer.js';
