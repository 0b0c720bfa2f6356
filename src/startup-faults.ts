// Says in one line why a program cannot work: the variable of the configuration, and the cause.
import { ConfigError, given } from './config.js';

interface SystemFault extends Error {
  code?: string;
  syscall?: string;
  path?: string;
  address?: string;
  port?: number;
  hostname?: string;
  errors?: SystemFault[];
}

/** Codes of PostgreSQL (appendix A of its documentation). */
const ofDatabase: Record<string, string> = {
  '28P01': 'refuses the password',
  '28000': 'refuses the user',
  '3D000': 'does not have the database',
  '53300': 'has no connection left',
  '42501': 'does not allow this to the user',
  '57P03': 'is starting up or shutting down',
};

const ofDisk: Record<string, string> = {
  EACCES: 'is not writable for this user',
  EPERM: 'is not writable for this user',
  EROFS: 'is on a read-only file system',
  ENOTDIR: 'is not a folder',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be created',
  ENOSPC: 'cannot be written: the disk is full',
  EDQUOT: 'cannot be written: the quota is used up',
};

/** Returns a line for the operator, or undefined for an error that is a fault of the program. */
export function explainFault(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message;
  if (!(error instanceof Error)) return undefined;
  const fault = ((error as SystemFault).errors?.[0] ?? error) as SystemFault;
  const { code = '', syscall = '', path } = fault;
  if (Object.hasOwn(ofDatabase, code))
    return `${databaseVariable()}: PostgreSQL ${ofDatabase[code]} (${fault.message}).`;
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    const place = fault.hostname ?? [fault.address, fault.port].filter(Boolean).join(':');
    return `${databaseVariable()}: PostgreSQL at ${place} cannot be reached (${code}).`;
  }
  if (path !== undefined && Object.hasOwn(ofDisk, code)) {
    const folder = given('KONTOR_DATA_DIR') || '.kontor';
    const variable = path.startsWith(folder) ? 'KONTOR_DATA_DIR: ' : '';
    return `${variable}${path} ${ofDisk[code]} (${code}).`;
  }
  return undefined;
}

/** Names the variables that are set, because each may hold the address in question. */
function databaseVariable(): string {
  const names = ['DATABASE_URL', 'DATABASE_DIRECT_URL', 'DATABASE_MIGRATION_URL'];
  const found = names.filter((name) => given(name) !== '');
  return found.length > 0 ? found.join(' or ') : 'The embedded database';
}

/** Returns what to print for an error: a line for the operator, or the stack. */
export const textOfFault = (error: unknown): string =>
  explainFault(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
