// What every resolver gets beside its parent and its arguments.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx } from '../context.js';

export interface GraphqlContext {
  /** For nested fields: the caller's, outside any transaction. */
  ctx: Ctx;
  request: FastifyRequest;
  reply: FastifyReply;
  /** The operation that the client chose, if it named one. */
  operationName?: string | undefined;
}
