// Puts the examples into the document: of each operation a request and what it was answered.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Json, JsonObject } from './load.js';

/** A request of openapi/examples/requests.yaml, which says what its members are. */
export interface ExampleRequest {
  as?: string;
  path?: Record<string, string>;
  query?: Record<string, Json>;
  headers?: Record<string, string>;
  body?: Json;
  fresh?: string[];
  file?: { name: string; type: string; content?: string; picture?: true };
  unsaid?: string;
}

export interface Examples {
  /** By operationId, in the order in which they can be tried. */
  requests: Record<string, ExampleRequest>;
  /** The body of a success; not there for one without a body, or whose body is no text. */
  answers: Record<string, Json>;
}

/** The shop that they are about, for requests without a token. */
export const tenantOfExamples = 'examples';

/** @param folder of the contract */
export function loadExamples(folder: string): Examples {
  const read = (name: string) => readFileSync(join(folder, 'examples', name), 'utf8');
  return {
    requests: parse(read('requests.yaml')) as Examples['requests'],
    answers: JSON.parse(read('answers.json')) as Examples['answers'],
  };
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** @throws where an operation has no example, or an example no operation */
export function addExamples(document: JsonObject, { requests, answers }: Examples): void {
  const left = new Set(Object.keys(requests));
  for (const item of Object.values(document.paths as Record<string, JsonObject>)) {
    for (const method of methods) {
      const operation = item[method] as JsonObject | undefined;
      if (!operation) continue;
      const id = operation.operationId as string;
      const request = requests[id];
      if (!request) throw new Error(`openapi/examples/requests.yaml has no ${id}`);
      left.delete(id);
      addParameters(document, item, operation, request);
      addBody(operation, request);
      addAnswer(document, operation, answers[id]);
      operation.description = `${operation.description}\n\n${audienceOf(operation)}`;
    }
  }
  dropUnused(document);
  if (left.size > 0) throw new Error(`Examples of no operation: ${[...left].join(', ')}`);
}

/** What every operation has a copy of with its example is referred to by none. */
function dropUnused(document: JsonObject): void {
  const text = JSON.stringify(document);
  for (const kind of ['parameters', 'responses']) {
    const components = (document.components as JsonObject)[kind] as JsonObject;
    for (const name of Object.keys(components))
      if (!text.includes(`"#/components/${kind}/${name}"`)) delete components[name];
  }
}

/** Parameters are shared; their examples are an operation's own. */
function addParameters(
  document: JsonObject,
  item: JsonObject,
  operation: JsonObject,
  { path, query, headers }: ExampleRequest,
): void {
  const given: Record<string, Record<string, Json>> = {
    path: path ?? {},
    query: query ?? {},
    header: { 'X-Tenant-Id': tenantOfExamples, ...headers },
  };
  const own = (operation.parameters ?? []) as JsonObject[];
  const shared = (item.parameters ?? []) as JsonObject[];
  const used = new Set<string>();
  const withExample = (one: JsonObject): JsonObject => {
    const parameter = follow(document, one);
    const place = parameter.in as string;
    const example = given[place]?.[parameter.name as string];
    if (example === undefined) return one;
    used.add(`${place} ${parameter.name}`);
    return { ...parameter, example };
  };
  const ofPath = shared.map(withExample).filter((one, at) => one !== shared[at]);
  const parameters = [...ofPath, ...own.map(withExample)];
  if (parameters.length > 0) operation.parameters = parameters;
  for (const [place, values] of Object.entries(given))
    for (const name of Object.keys(values))
      if (name !== 'X-Tenant-Id' && !used.has(`${place} ${name}`))
        throw new Error(`The example of ${operation.operationId} gives ${place} ${name}`);
}

function addBody(operation: JsonObject, { body, file, unsaid }: ExampleRequest): void {
  const content = (operation.requestBody as JsonObject | undefined)?.content as JsonObject;
  if (!content || unsaid !== undefined) return;
  const [media] = Object.values(content) as JsonObject[];
  const example = file ? { file: file.content ?? '' } : body;
  if (media && example !== undefined) media.example = example;
}

function addAnswer(document: JsonObject, operation: JsonObject, answer: Json | undefined): void {
  const [first] = Object.entries(operation.responses as Record<string, JsonObject>);
  if (!first || answer === undefined) return;
  const [status, response] = first;
  const whole = structuredClone(follow(document, response));
  const [media] = Object.values(whole.content as Record<string, JsonObject>);
  if (media) media.example = answer;
  (operation.responses as JsonObject)[status] = whole;
}

function follow(document: JsonObject, value: JsonObject): JsonObject {
  if (typeof value.$ref !== 'string') return value;
  const names = value.$ref.slice(2).split('/');
  return names.reduce<Json>((at, name) => (at as JsonObject)[name] as Json, document) as JsonObject;
}

/** Who may call it, for readers: Swagger UI does not show extensions. */
function audienceOf(operation: JsonObject): string {
  const roles = operation['x-roles'] as string[] | undefined;
  if (!roles) return 'For everybody.';
  const named = roles.includes('staff') ? [...new Set([...roles, 'admin'])] : roles;
  return `For the ${named.length === 1 ? 'role' : 'roles'} ${named.join(', ')}.`;
}
