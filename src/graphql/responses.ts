// Writes GraphQL responses: media type and status by the GraphQL-over-HTTP draft, section 6.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';

const graphqlJson = 'application/graphql-response+json';

/**
 * Whether the client prefers the response format of the specification to plain JSON. Clients that
 * name neither get JSON.
 */
function prefersGraphqlJson({ headers }: FastifyRequest): boolean {
  const weight = (type: string) => {
    const listed = (headers.accept ?? '')
      .split(',')
      .map((entry) => entry.split(';').map((part) => part.trim().toLowerCase()));
    const entry = listed.find(([name]) => name === type);
    if (!entry) return 0;
    const q = entry.find((part) => part.startsWith('q='));
    return q === undefined ? 1 : Number(q.slice(2)) || 0;
  };
  const own = weight(graphqlJson);
  return own > 0 && own >= weight('application/json');
}

const send = (request: FastifyRequest, reply: FastifyReply, status: number, body: object) =>
  reply
    .code(status)
    .type(`${prefersGraphqlJson(request) ? graphqlJson : 'application/json'}; charset=utf-8`)
    .serializer(JSON.stringify)
    .send(body);

/** Sends the result of an execution; it has `data`, possibly null. */
export const sendResult = (
  request: FastifyRequest,
  reply: FastifyReply,
  { data = null, errors }: ExecutionResult,
): FastifyReply => send(request, reply, 200, { data, ...(errors && { errors }) });

/**
 * Refuses a well-formed request whose document, operation or variables are wrong. Nothing was
 * executed, so there is no `data`.
 */
export const sendRefusal = (
  request: FastifyRequest,
  reply: FastifyReply,
  errors: GraphQLFormattedError[],
): FastifyReply => send(request, reply, prefersGraphqlJson(request) ? 400 : 200, { errors });

/** Refuses a request for a reason of HTTP: malformed, not authenticated, too much, not possible now. */
export const sendFailure = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  errors: GraphQLFormattedError[],
): FastifyReply => send(request, reply, status, { errors });

/** @returns the errors of a refusal before execution; undefined for any other error */
export function refusalOf(error: unknown): readonly Error[] | undefined {
  if (error instanceof GraphQLError) return [error];
  const { code, errors } = error as { code?: string; errors?: unknown };
  // Mercurius wraps the errors of validation, depth and variables.
  if (!code?.startsWith('MER_')) return undefined;
  return Array.isArray(errors) ? (errors as Error[]) : [new GraphQLError((error as Error).message)];
}
