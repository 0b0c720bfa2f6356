// Makes a Postman collection of the document and its examples: every operation ready to be sent, after the
// requests of its first folder have logged in.
// https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
import { type ExampleRequest, type Examples, tenantOfExamples } from './examples.js';
import type { Json, JsonObject } from './load.js';

const roles = ['customer', 'staff', 'admin', 'service', 'platform'] as const;
/** Of the demo. */
const password = 'Kontor-demo-1';

interface Operation {
  id: string;
  method: string;
  path: string;
  definition: JsonObject;
}

export function emitPostman(document: JsonObject, { requests, answers }: Examples): JsonObject {
  const info = document.info as Record<string, string>;
  const operations = operationsOf(document);
  const order = Object.keys(requests);
  const folders = (document.tags as Array<Record<string, string>>).map(
    ({ name = '', description = '' }) => ({
      name,
      description,
      item: operations
        .filter(
          ({ id, definition }) => (definition.tags as string[]).includes(name) && !last.has(id),
        )
        .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
        .map((one) => itemOf(one, requests[one.id] as ExampleRequest, answers[one.id])),
    }),
  );
  const ending = {
    name: 'At the end',
    description: 'Requests after which an account cannot be used any more.',
    item: operations
      .filter(({ id }) => last.has(id))
      .map((one) => itemOf(one, requests[one.id] as ExampleRequest, answers[one.id])),
  };
  return {
    info: {
      name: `${info.title} ${info.version}`,
      description: `${info.summary} Send the requests of the folder "Log in" first: they keep the tokens that the others send.`,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:3000' },
      ...[...roles.map((role) => `${role}Token`), 'refreshToken'].map((key) => ({
        key,
        value: '',
      })),
    ],
    item: [logins(), ...folders, ending] as Json,
  };
}

/** Operations that other requests cannot follow. */
const last = new Set(['deleteMyAccount']);

function operationsOf(document: JsonObject): Operation[] {
  return Object.entries(document.paths as Record<string, JsonObject>).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, value]) => (value as JsonObject).operationId !== undefined)
      .map(([method, value]) => {
        const definition = value as JsonObject;
        return { id: definition.operationId as string, method, path, definition };
      }),
  );
}

function logins(): JsonObject {
  return {
    name: 'Log in',
    item: roles.map((role) => ({
      name: `Log in as ${role}`,
      event: script([
        ...statusTest(200),
        `pm.collectionVariables.set('${role}Token', pm.response.json().accessToken);`,
        ...(role === 'customer'
          ? [`pm.collectionVariables.set('refreshToken', pm.response.json().refreshToken);`]
          : []),
      ]),
      request: {
        method: 'POST',
        url: '{{baseUrl}}/v1/auth/login',
        auth: { type: 'noauth' },
        header: [tenantHeader, jsonHeader],
        body: raw({ email: `${role}@example.com`, password }),
      },
    })) as Json,
  };
}

const tenantHeader = { key: 'X-Tenant-Id', value: tenantOfExamples };
const jsonHeader = { key: 'Content-Type', value: 'application/json' };

const raw = (body: Json): JsonObject => ({
  mode: 'raw',
  raw: JSON.stringify(body, null, 2),
  options: { raw: { language: 'json' } },
});

const script = (exec: string[]): Json => [
  { listen: 'test', script: { type: 'text/javascript', exec } },
];

const statusTest = (status: number): string[] => [
  `pm.test('is answered ${status}', () => pm.response.to.have.status(${status}));`,
];

function itemOf(
  { id, method, path, definition }: Operation,
  example: ExampleRequest,
  answer: Json | undefined,
): JsonObject {
  const role = example.as ?? (definition['x-roles'] as string[] | undefined)?.[0];
  const text = JSON.stringify(definition.parameters ?? []);
  const [status, response] = Object.entries(
    definition.responses as Record<string, JsonObject>,
  )[0] as [string, JsonObject];
  const request = {
    method: method.toUpperCase(),
    description: definition.description as string,
    url: urlOf(path, example),
    auth: role
      ? { type: 'bearer', bearer: [{ key: 'token', value: `{{${role}Token}}`, type: 'string' }] }
      : { type: 'noauth' },
    header: [
      ...(!role && text.includes('"X-Tenant-Id"') ? [tenantHeader] : []),
      ...(text.includes('/IdempotencyKey"')
        ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }]
        : []),
      ...(definition.requestBody && bodyOf(definition, example)?.mode === 'raw'
        ? [jsonHeader]
        : []),
    ],
    ...(definition.requestBody !== undefined && {
      body: bodyOf(definition, example) as JsonObject,
    }),
  };
  return {
    name: `${definition.summary}`,
    event: script(statusTest(Number(status))),
    request,
    response:
      answer === undefined
        ? []
        : [
            {
              name: `${id}: ${response.description}`,
              originalRequest: request,
              code: Number(status),
              header: [],
              body: typeof answer === 'string' ? answer : JSON.stringify(answer, null, 2),
            },
          ],
  } as JsonObject;
}

function urlOf(path: string, { path: values = {}, query = {} }: ExampleRequest): JsonObject {
  const parts = path
    .slice(1)
    .split('/')
    .map((part) => part.replace(/^\{(\w+)\}$/, ':$1'));
  const asked = Object.entries(query).map(([key, value]) => ({ key, value: String(value) }));
  const search = asked.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    raw: `{{baseUrl}}/${parts.join('/')}${search ? `?${search}` : ''}`,
    host: ['{{baseUrl}}'],
    path: parts,
    ...(asked.length > 0 && { query: asked }),
    ...(Object.keys(values).length > 0 && {
      variable: Object.entries(values).map(([key, value]) => ({ key, value })),
    }),
  };
}

function bodyOf(definition: JsonObject, { body, file, fresh = [] }: ExampleRequest) {
  const types = Object.keys((definition.requestBody as JsonObject).content as JsonObject);
  if (file) return { mode: 'formdata', formdata: [{ key: 'file', type: 'file', src: file.name }] };
  if (body === undefined) return undefined;
  const sent = { ...(body as JsonObject) };
  for (const name of fresh) sent[name] = `{{${name}}}`;
  if (types[0] === 'application/x-www-form-urlencoded') {
    const urlencoded = Object.entries(sent).map(([key, value]) => ({ key, value: String(value) }));
    return { mode: 'urlencoded', urlencoded };
  }
  return raw(sent);
}
