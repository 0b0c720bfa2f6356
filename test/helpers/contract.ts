// Checks a response against the contract: its status is documented, its body fits the schema.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';

type Node = Record<string, unknown>;

const file = new URL('../../src/contract/generated/document.json', import.meta.url);
export const document = JSON.parse(readFileSync(file, 'utf8')) as {
  paths: Record<string, Record<string, Node>>;
  components: Record<string, Record<string, Node>>;
  webhooks: Record<string, Record<string, Node>>;
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv);
ajv.addSchema(document, 'contract');

const routes = Object.keys(document.paths)
  .map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  }))
  // A literal part goes before a parameter: /categories/tree before /categories/{categoryId}.
  .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

export interface Checkable {
  statusCode: number;
  headers: Record<string, unknown>;
  body: string;
}

const toPointer = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** @throws Error that says what differs from the contract */
export function checkResponse(method: string, url: string, response: Checkable): void {
  const path = url.split('?')[0] as string;
  const where = `${method} ${path} → ${response.statusCode}`;
  if (response.headers['x-request-id'] === undefined) throw new Error(`${where}: no X-Request-Id`);
  const route = routes.find(({ pattern }) => pattern.test(path));
  const operation = route && document.paths[route.path]?.[method.toLowerCase()];
  // What the server refuses before it knows an operation is described once, in info.description.
  if (!operation || response.statusCode === 414) {
    if (![404, 405, 414].includes(response.statusCode))
      throw new Error(`${where}: not in the contract`);
    checkBody(where, '/components/schemas/Problem', response.body);
    return;
  }
  const responses = operation.responses as Record<string, Node>;
  const declared = responses[String(response.statusCode)];
  if (!declared) throw new Error(`${where}: the status is not documented. ${response.body}`);
  const at = declared.$ref
    ? (declared.$ref as string).slice(1)
    : `/paths/${toPointer(route.path)}/${method.toLowerCase()}/responses/${response.statusCode}`;
  const target = at
    .slice(1)
    .split('/')
    .reduce<Node>(
      (node, part) => node[part.replaceAll('~1', '/').replaceAll('~0', '~')] as Node,
      document as unknown as Node,
    );
  const [type] = Object.keys((target.content ?? {}) as Node);
  const actual = String(response.headers['content-type'] ?? '').split(';')[0];
  if (type === undefined) {
    if (response.body !== '')
      throw new Error(`${where}: a body that is not documented: ${response.body}`);
    return;
  }
  if (actual !== type) throw new Error(`${where}: content type ${actual} instead of ${type}`);
  if (type.endsWith('json'))
    checkBody(where, `${at}/content/${toPointer(type)}/schema`, response.body);
}

/** Compiling one takes as long as checking many. */
const validators = new Map<string, ValidateFunction>();

function checkBody(where: string, pointer: string, body: string): void {
  const known = validators.get(pointer);
  const validate = known ?? ajv.compile({ $ref: `contract#${encodeURI(pointer)}` });
  if (!known) validators.set(pointer, validate);
  if (!validate(JSON.parse(body))) {
    throw new Error(
      `${where} does not fit the contract: ${ajv.errorsText(validate.errors)}\n${body}`,
    );
  }
}

/**
 * Checks what a webhook endpoint was sent.
 *
 * @returns the body
 * @throws Error that says what differs from the contract
 */
export function checkWebhook(body: string): { type: string; data: Node } {
  const payload = JSON.parse(body) as { type: string; data: Node };
  if (!document.webhooks[payload.type]) throw new Error(`${payload.type}: not in the contract`);
  const at = `/webhooks/${payload.type}/post/requestBody/content/application~1json/schema`;
  checkBody(payload.type, at, body);
  return payload;
}

export interface ListedOperation {
  id: string;
  method: string;
  path: string;
  definition: Node;
}

/** Every operation of the document. */
export const operations: ListedOperation[] = Object.entries(document.paths).flatMap(
  ([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete'].flatMap((method) => {
      const definition = item[method];
      return definition
        ? [{ id: definition.operationId as string, method: method.toUpperCase(), path, definition }]
        : [];
    }),
);

/**
 * Every example of the document, wherever it stands: of a schema, a parameter or a body.
 *
 * @returns those that do not fit what they are an example of
 */
export function unfitExamples(): { count: number; unfit: string[] } {
  const found: Array<[pointer: string, example: unknown]> = [];
  const walk = (node: unknown, pointer: string): void => {
    if (node === null || typeof node !== 'object') return;
    const { example, schema } = node as Node;
    // A property may itself be called example; then it is a schema.
    const isOwn = !pointer.endsWith('/properties');
    if (example !== undefined && isOwn)
      found.push([schema === undefined ? pointer : `${pointer}/schema`, example]);
    for (const [name, part] of Object.entries(node))
      if (name !== 'example' || !isOwn) walk(part, `${pointer}/${toPointer(name)}`);
  };
  walk(document, '');
  return {
    count: found.length,
    unfit: found
      .filter(([pointer, example]) => {
        const parts = pointer.split('/').map((part) => encodeURIComponent(part));
        return !ajv.compile({ $ref: `contract#${parts.join('/')}` })(example);
      })
      .map(([pointer, example]) => `${pointer}: ${JSON.stringify(example)}`),
  };
}
