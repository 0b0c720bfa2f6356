// What a rule throws: one error type of closed kinds; rooms make theirs with stable codes.
import type { ErrorCode } from './contract/generated/common.js';
import type { Money } from './lib/money.js';

export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'gone_stale'
  | 'unprocessable'
  | 'too_many'
  | 'unavailable';

export interface FieldError {
  /** JSON Pointer into the body, or `query.`, `path.` or `header.` and a name. */
  pointer: string;
  detail: string;
}

export interface ErrorMembers {
  errors?: FieldError[];
  shortages?: Array<{ sku: string; requested: number; available: number }>;
  allowedTransitions?: string[];
  reason?: string;
  expectedTotal?: Money;
  total?: Money;
}

/** Seconds after which a refused request may be repeated, by error. */
const waits = new WeakMap<AppError, number>();

/** @returns the seconds of `Retry-After`, if the error has any */
export const retryAfterOf = (error: unknown): number | undefined =>
  error instanceof AppError ? waits.get(error) : undefined;

export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  /** Further members of the problem document. */
  readonly members: ErrorMembers;

  constructor(kind: ErrorKind, code: ErrorCode, detail: string, members: ErrorMembers = {}) {
    super(detail);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.members = members;
  }
}

/** The same answer for what does not exist and for what belongs to somebody else. */
export const notFound = (what: string) =>
  new AppError('not_found', 'not_found', `There is no such ${what}.`);

export const invalid = (detail: string, errors?: FieldError[]) =>
  new AppError('invalid', 'invalid_request', detail, errors ? { errors } : {});

export const forbidden = (detail = 'The token’s role does not allow this.') =>
  new AppError('forbidden', 'forbidden', detail);

export const unauthenticated = (detail = 'A valid access token is required.') =>
  new AppError('unauthenticated', 'unauthenticated', detail);

/** @param seconds until a repeat may succeed */
export function tooMany(seconds: number): AppError {
  const detail = `Too many requests; try again in ${seconds} seconds.`;
  const error = new AppError('too_many', 'too_many_requests', detail);
  waits.set(error, seconds);
  return error;
}

export const versionMismatch = () =>
  new AppError('gone_stale', 'version_mismatch', 'The resource has changed since it was read.');

export const unavailable = (detail = 'The service is away for the moment; try again.') =>
  new AppError('unavailable', 'unavailable', detail);
