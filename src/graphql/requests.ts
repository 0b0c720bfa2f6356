// Reads a GraphQL request from HTTP (GraphQL over HTTP, draft, section 5) and finds its document.
import type { FastifyRequest } from 'fastify';
import { type DocumentNode, GraphQLError, getOperationAST, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Config } from '../config.js';
import { invalid } from '../errors.js';
import type { PersistedQueries } from './persisted.js';
import { assertFewRepeats } from './repeated-fields.js';

export interface GraphqlParams {
  query: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

/** Parses JSON; throws for malformed text and for members such as `__proto__`. */
export type ParseJson = (text: string) => unknown;

/**
 * Checks the form of the parameters and replaces a hash by the persisted query it stands for.
 *
 * @throws AppError `invalid_request` for a parameter of the wrong type
 * @throws GraphQLError for an unknown persisted query
 */
export function readParams(
  request: FastifyRequest,
  parseJson: ParseJson,
  persisted: PersistedQueries,
): GraphqlParams {
  const given = request.method === 'GET' ? ofUrl(request.query, parseJson) : request.body;
  if (!isObject(given)) throw invalid('The body must be a JSON object with a `query`.');
  const { query, operationName, variables, extensions } = given;
  if (query != null && typeof query !== 'string') throw wrong('query', 'must be a string');
  if (operationName != null && typeof operationName !== 'string')
    throw wrong('operationName', 'must be a string');
  if (variables != null && !isObject(variables)) throw wrong('variables', 'must be an object');
  if (extensions != null && !isObject(extensions)) throw wrong('extensions', 'must be an object');
  const text = persisted.resolve(query ?? undefined, extensions ?? {});
  if (text === undefined || text === '') throw wrong('query', 'is required');
  return {
    query: text,
    operationName: operationName ?? undefined,
    variables: variables ?? {},
  };
}

function ofUrl(given: unknown, parseJson: ParseJson): Record<string, unknown> {
  const { variables, extensions, ...rest } = given as Record<string, unknown>;
  const parsed = (name: string, text: unknown) => {
    if (text === undefined || text === '') return undefined;
    try {
      return parseJson(String(text));
    } catch {
      throw wrong(name, 'must be JSON');
    }
  };
  return {
    ...rest,
    variables: parsed('variables', variables),
    extensions: parsed('extensions', extensions),
  };
}

const wrong = (name: string, detail: string) =>
  invalid(`\`${name}\` ${detail}.`, [{ pointer: `/${name}`, detail }]);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type ParseDocument = (text: string) => DocumentNode;

/** Number of parsed documents that a process keeps. */
const keptDocuments = 1000;
/** Characters of all their texts, and of one. Longer texts are parsed each time. */
const keptCharacters = 5_000_000;
const longestKept = 50_000;

/**
 * Only text that graphql-js parses is a query. Mercurius would also accept a document tree as JSON,
 * which validation rules do not understand; text that passes here never gets that far.
 *
 * @returns a parser with a cache; it throws a GraphQLError for a syntax error or too many tokens
 */
export function documentParser({ GRAPHQL_MAX_TOKENS: maxTokens }: Config): ParseDocument {
  const parsed = new LRUCache<string, DocumentNode>({
    max: keptDocuments,
    maxSize: keptCharacters,
    maxEntrySize: longestKept,
    sizeCalculation: (_, text) => text.length,
  });
  return (text) => {
    const known = parsed.get(text);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens });
    } catch (error) {
      // A stack that is exhausted by nesting is not a GraphQLError.
      throw error instanceof GraphQLError ? error : new GraphQLError('The query is too complex.');
    }
    assertFewRepeats(document);
    parsed.set(text, document);
    return document;
  };
}

/** @throws GraphQLError if the document has no such operation, or several and none was named */
export function operationOf(document: DocumentNode, operationName: string | undefined) {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  throw new GraphQLError(
    operationName === undefined
      ? 'The document needs exactly one operation, or `operationName` must name one.'
      : '`operationName` is not an operation of the document.',
  );
}
