// Every error of a GraphQL request with the code that the same refusal has over REST.
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Log } from '../context.js';
import type { ErrorCode, Problem } from '../contract/generated/common.js';
import type { ConstraintErrors } from '../db/constraints.js';
import { AppError, type ErrorMembers } from '../errors.js';
import { type Fault, toFault } from '../http/problem.js';

/** @returns the error with its code, its status over REST, and the members of its problem document */
export function toGraphqlError({ status, code, detail, members }: Fault): GraphQLError {
  return new GraphQLError(detail, { extensions: { code, http: { status }, ...members } });
}

/** A refusal that was stored under an idempotency key. */
export function problemToError(problem: Problem): GraphQLError {
  const {
    status,
    code,
    detail,
    type: _,
    title: __,
    instance: ___,
    requestId: ____,
    ...members
  } = problem;
  return toGraphqlError({ status, code, detail, members: members as ErrorMembers });
}

/** Refused before anything was carried out. */
export const tooLarge = (detail: string) =>
  toGraphqlError({ status: 400, code: 'query_too_large', detail });

/** Names of persisted queries' errors, by which clients know that they have to send the query. */
const ofPersisted: Record<string, string> = {
  PersistedQueryNotFound: 'PERSISTED_QUERY_NOT_FOUND',
  PersistedQueryNotSupported: 'PERSISTED_QUERY_NOT_SUPPORTED',
};

export type FormatErrors = (errors: readonly Error[], log: Log) => GraphQLFormattedError[];

interface FormatOptions {
  constraints: ConstraintErrors;
  /** Whether error texts may suggest names of the schema. */
  suggestions: boolean;
}

/** @returns a function that gives every error its code and hides what only the log may hold */
export const errorFormatter =
  (options: FormatOptions): FormatErrors =>
  (errors, log) =>
    errors.map((error) => format(error, options, log));

function format(
  error: Error,
  { constraints, suggestions }: FormatOptions,
  log: Log,
): GraphQLFormattedError {
  const known =
    error instanceof GraphQLError
      ? error
      : new GraphQLError(error.message, { originalError: error });
  const { message, locations, path, extensions } = known.toJSON();
  const where = { ...(locations && { locations }), ...(path && { path }) };
  const cause = known.originalError ?? undefined;
  if (typeof extensions?.code === 'string' && extensions.http && !cause)
    return { message, ...where, extensions };
  if (cause instanceof AppError || (cause && !(cause instanceof GraphQLError) && path)) {
    const fault = toFault(cause, constraints);
    if (fault.unexpected) log.error({ err: cause }, 'a GraphQL field failed');
    const answer = toGraphqlError(fault);
    return { message: answer.message, ...where, extensions: answer.extensions };
  }
  const code: ErrorCode | string = ofPersisted[message] ?? 'invalid_request';
  const shown = suggestions ? message : message.replace(/ ?Did you mean .*\?$/s, '');
  return { message: shown, ...where, extensions: { code, http: { status: 400 } } };
}
