// Every error as a problem document (RFC 9457), whatever it came from.
import type { FastifyError } from 'fastify';
import type { ErrorCode, Problem } from '../contract/generated/common.js';
import { type ConstraintErrors, translate } from '../db/constraints.js';
import { TryAgain } from '../db/transaction.js';
import { AppError, type ErrorKind, type ErrorMembers } from '../errors.js';
import { errorCodes } from './error-codes.js';

export const problemType = 'application/problem+json';

const statuses: Record<ErrorKind, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  gone_stale: 412,
  unprocessable: 422,
  too_many: 429,
  unavailable: 503,
};

export interface Fault {
  status: number;
  code: ErrorCode;
  detail: string;
  members?: ErrorMembers;
  /** Whether somebody should look at it. */
  unexpected?: boolean;
}

/** Errors of Fastify and its plugins that are the client's, by their code. */
const ofFastify: Record<string, Fault> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'The body’s media type is not one that this operation takes.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'payload_too_large',
    detail: 'The body is larger than allowed.',
  },
  FST_REQ_FILE_TOO_LARGE: {
    status: 413,
    code: 'payload_too_large',
    detail: 'The file is larger than allowed.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    status: 414,
    code: 'uri_too_long',
    detail: 'A part of the path is too long.',
  },
  FST_ERR_HANDLER_TIMEOUT: {
    status: 503,
    code: 'unavailable',
    detail: 'The answer took too long; whether anything was done is for a repeat to tell.',
    unexpected: true,
  },
  FST_ERR_BAD_URL: { status: 400, code: 'invalid_request', detail: 'The path is not a valid one.' },
};

/** @returns what an error means to the client; anything unknown is an internal error and says no more */
export function toFault(error: unknown, constraints: ConstraintErrors): Fault {
  const known = translate(error, constraints);
  if (known instanceof AppError) {
    return {
      status: statuses[known.kind],
      code: known.code,
      detail: known.message,
      members: known.members,
    };
  }
  const { code = '', statusCode = 500 } = (known ?? {}) as Partial<FastifyError>;
  const fault = ofFastify[code];
  if (fault) return fault;
  if (isOutage(known))
    return {
      status: 503,
      code: 'unavailable',
      detail: 'The database is away for the moment; try again.',
      unexpected: true,
    };
  if (isContention(known))
    return {
      status: 503,
      code: 'unavailable',
      detail: 'Too many change the same thing at this moment; try again.',
      unexpected: true,
    };
  if (statusCode >= 400 && statusCode < 500) {
    return { status: 400, code: 'invalid_request', detail: 'The request’s body cannot be read.' };
  }
  return {
    status: 500,
    code: 'internal_error',
    detail: 'A fault on the server’s side; it is logged under the request id.',
    unexpected: true,
  };
}

/** The database is away, starting, stopping or has no connection left. */
function isOutage(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  return (
    /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|08|57P0|53|57014|55P03)/.test(code) ||
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|pool after calling end/.test(
      message,
    )
  );
}

/** Tried several times, and given up by the database each time: serialization_failure, deadlock_detected. */
const isContention = (error: unknown): boolean =>
  error instanceof TryAgain ||
  ['40001', '40P01'].includes((error as { code?: string } | undefined)?.code ?? '');

/** @param instance the path that was asked for */
export function toProblem(fault: Fault, instance: string, requestId: string): Problem {
  return {
    type: `/docs/errors#${fault.code}`,
    title: errorCodes[fault.code].title,
    status: fault.status,
    detail: fault.detail.slice(0, 2000),
    instance: safePath(instance),
    code: fault.code,
    requestId,
    ...fault.members,
  };
}

/** A path that is a URI whatever was sent. */
function safePath(url: string): string {
  const path = url.split('?')[0] ?? '/';
  const safe = path.replaceAll(/[^A-Za-z0-9._~!$&'()*+,;=:@%/-]/g, (char) =>
    encodeURIComponent(char.toWellFormed()),
  );
  return (
    safe
      .replaceAll(/%(?![0-9A-Fa-f]{2})/g, '%25')
      .slice(0, 500)
      .replace(/%.?$/, '') || '/'
  );
}
