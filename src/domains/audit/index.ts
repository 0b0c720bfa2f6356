export { auditRoutes } from './audit.routes.js';
export { concludeEntry, insertEntry, type NewEntry } from './audit.sql.js';
