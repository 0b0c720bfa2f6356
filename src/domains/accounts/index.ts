export { accountConstraints } from './accounts.errors.js';
export { accountRoutes } from './accounts.routes.js';
export { accountCrons } from './accounts.tasks.js';
export { type Callers, callerDirectory } from './callers.js';
export { createUser } from './create-user.js';
export { register } from './profiles.js';
export { findUserByEmail } from './users.js';
export { selectAdminAddresses as listAdminAddresses } from './users.sql.js';
