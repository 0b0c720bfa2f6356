// GraphQL requests against a shop.
import type { Shop, User } from './shop.js';

export interface GraphqlError {
  message: string;
  path?: Array<string | number>;
  extensions: { code: string; http?: { status: number }; errors?: Array<{ pointer: string }> };
}

export interface GraphqlAnswer {
  statusCode: number;
  headers: Record<string, unknown>;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the schema has checked
  data: any;
  errors: GraphqlError[];
  /** Of the first error. */
  code: string | undefined;
}

export interface GraphqlRequest {
  as?: User;
  variables?: object;
  headers?: Record<string, string>;
  operationName?: string;
  remoteAddress?: string;
}

export async function graphql(
  shop: Shop,
  query: string,
  { as, variables, headers, operationName, remoteAddress }: GraphqlRequest = {},
): Promise<GraphqlAnswer> {
  const response = await shop.app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, ...(variables && { variables }), ...(operationName && { operationName }) },
    headers: {
      // With it the status tells a refusal from a result.
      accept: 'application/graphql-response+json',
      ...(as && { authorization: `Bearer ${as.token}` }),
      ...headers,
    },
    ...(remoteAddress && { remoteAddress }),
  });
  const { data = null, errors = [] } = response.json();
  return {
    statusCode: response.statusCode,
    headers: response.headers,
    data,
    errors,
    code: errors[0]?.extensions?.code,
  };
}
