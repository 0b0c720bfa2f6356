// Writes the generated file of one room: its named schemas and its table of operations.
import { emitSchema, type Scope } from './emit-schema.js';
import { type Json, type JsonObject, parseRef, type Room, resolve, type Source } from './load.js';

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
const writes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

export const banner = (room: string) =>
  `// Generated from openapi/${room}.yaml by \`npm run generate\`. Do not edit.\n`;

export function emitRoom(source: Source, room: Room): string {
  const imports = new Map<string, Set<string>>();
  const refer = (from: string, name: string) => {
    const target = source.rooms.find((candidate) => candidate.name === from);
    if (!target?.schemas[name])
      throw new Error(`${room.name}.yaml: no schema ${name} in ${from}.yaml`);
    if (from !== room.name) imports.set(from, (imports.get(from) ?? new Set()).add(name));
  };
  const scope: Scope = { room: room.name, refer };

  const schemas = inDependencyOrder(room).map((name) => {
    const schema = room.schemas[name] as JsonObject;
    const text = emitSchema(schema, { ...scope, self: name });
    const recursive = references(schema, room.name).has(name);
    const value = recursive ? `Type.Recursive((Self) => ${text}, { $id: '${name}' })` : text;
    return `export const ${name} = ${value};\nexport type ${name} = Static<typeof ${name}>;\n`;
  });
  const operations = Object.entries(room.paths).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method])
      .map((method) => emitOperation(source, room, scope, path, method, item)),
  );

  const lines = [banner(room.name)];
  const body = `${schemas.join('\n')}\n${
    operations.length > 0
      ? `export const operations = {\n${operations.join('\n')}\n} as const;\n`
      : ''
  }`;
  lines.push(
    `import { ${[/\bType\./.test(body) && 'Type', /\bStatic</.test(body) && 'type Static'].filter(Boolean).join(', ')} } from '@sinclair/typebox';`,
  );
  for (const [from, names] of [...imports].sort()) {
    lines.push(`import { ${[...names].sort().join(', ')} } from './${from}.js';`);
  }
  return `${lines.join('\n')}\n\n${body}`;
}

function emitOperation(
  source: Source,
  room: Room,
  scope: Scope,
  path: string,
  method: (typeof methods)[number],
  item: JsonObject,
): string {
  const operation = item[method] as JsonObject;
  const id = operation.operationId as string;
  const verb = method.toUpperCase();
  const parameters = [
    ...((item.parameters ?? []) as JsonObject[]),
    ...((operation.parameters ?? []) as JsonObject[]),
  ].map((parameter) => resolve(source, room, parameter));
  const group = (place: string, extra: JsonObject) => {
    const found = parameters.filter(({ value }) => value.in === place);
    const fields = found.map(({ value, room: owner }) => {
      const name =
        place === 'header' ? (value.name as string).toLowerCase() : (value.name as string);
      const text = emitSchema(value.schema as JsonObject, { ...scope, room: owner.name });
      // Ajv sets defaults before it looks at what is required, so a default is always there.
      const present = value.required || 'default' in (value.schema as JsonObject);
      return `${JSON.stringify(name)}: ${present ? text : `Type.Optional(${text})`}`;
    });
    return `Type.Object({ ${fields.join(', ')} }, ${JSON.stringify(extra)})`;
  };
  const has = (name: string) =>
    parameters.some(({ value }) => value.in === 'header' && value.name === name);

  const security = operation.security as JsonObject[] | undefined;
  if (!security) throw new Error(`${id}: no security is declared`);
  const access =
    security.length === 0
      ? 'public'
      : security.some((one) => Object.keys(one).length === 0)
        ? 'optional'
        : 'required';
  const roles = (operation['x-roles'] ?? []) as string[];
  if ((access === 'required') !== roles.length > 0)
    throw new Error(`${id}: x-roles go with a required token`);
  if ((access === 'required' && writes.has(verb)) !== has('Idempotency-Key')) {
    throw new Error(`${id}: Idempotency-Key goes with every write that needs a token`);
  }

  if (operation['x-cached'] === true && (verb !== 'GET' || access !== 'optional'))
    throw new Error(`${id}: only public reads are cached`);

  const content = ((operation.requestBody as JsonObject)?.content ?? {}) as Record<
    string,
    JsonObject
  >;
  const [bodyType] = Object.keys(content);
  const responses = Object.entries(operation.responses as Record<string, JsonObject>).map(
    ([status, reference]) => {
      const { value, room: owner } = resolve(source, room, reference);
      const [type, media] =
        Object.entries((value.content ?? {}) as Record<string, JsonObject>)[0] ?? [];
      // A problem has one serialiser for all operations; here only its status matters. So has 304.
      if (type === 'application/problem+json' || status === '304') return [status, null] as const;
      const schema = media
        ? emitSchema(media.schema as JsonObject, { ...scope, room: owner.name })
        : 'Type.Null()';
      return [
        status,
        `{ type: ${JSON.stringify(type ?? null)}, schema: ${schema}, etag: ${hasHeader(value, 'ETag')} }`,
      ] as const;
    },
  );

  const fields: Array<[string, string]> = [
    ['id', JSON.stringify(id)],
    ['method', JSON.stringify(verb)],
    ['path', JSON.stringify(path.replaceAll(/\{(\w+)\}/g, ':$1'))],
    ['access', JSON.stringify(access)],
    ['roles', JSON.stringify(roles)],
    ['idempotent', String(has('Idempotency-Key'))],
    ['ifMatch', String(has('If-Match'))],
    ['cached', String(operation['x-cached'] === true)],
    ['callsOut', String(operation['x-calls-out'] === true)],
    ['secretAnswer', String(operation['x-secret-answer'] === true)],
    ['rateLimit', JSON.stringify((operation['x-rate-limit'] ?? null) as Json)],
    ['bodyLimit', JSON.stringify((operation['x-body-limit'] ?? null) as Json)],
    ['params', group('path', { additionalProperties: false })],
    ['query', group('query', { additionalProperties: false })],
    ['headers', group('header', {})],
    ['bodyType', JSON.stringify(bodyType ?? null)],
    ['bodyRequired', String((operation.requestBody as JsonObject)?.required === true)],
    [
      'body',
      bodyType
        ? emitSchema((content[bodyType] as JsonObject).schema as JsonObject, scope)
        : 'Type.Null()',
    ],
    [
      'replies',
      `{ ${responses
        .filter(([, text]) => text)
        .map(([status, text]) => `${status}: ${text}`)
        .join(', ')} }`,
    ],
    [
      'problems',
      JSON.stringify(responses.filter(([, text]) => !text).map(([status]) => Number(status))),
    ],
  ];
  return `  ${id}: {\n${fields.map(([name, text]) => `    ${name}: ${text},`).join('\n')}\n  },`;
}

const hasHeader = (response: JsonObject, name: string) =>
  name in ((response.headers ?? {}) as JsonObject);

function references(schema: Json, room: string, found = new Set<string>()): Set<string> {
  if (Array.isArray(schema)) for (const part of schema) references(part, room, found);
  else if (schema && typeof schema === 'object') {
    if (typeof schema.$ref === 'string') {
      const ref = parseRef(schema.$ref, room);
      if (ref.room === room && ref.kind === 'schemas') found.add(ref.name);
    }
    for (const part of Object.values(schema)) references(part, room, found);
  }
  return found;
}

/** Schemas so that each comes after those it names; one may contain itself, two not each other. */
function inDependencyOrder(room: Room): string[] {
  const done = new Set<string>();
  const visit = (name: string, path: string[]) => {
    if (done.has(name)) return;
    if (path.includes(name))
      throw new Error(`${room.name}.yaml: a circle of schemas: ${[...path, name].join(' > ')}`);
    const schema = room.schemas[name];
    if (!schema) throw new Error(`${room.name}.yaml: no schema ${name}`);
    for (const next of references(schema, room.name))
      if (next !== name) visit(next, [...path, name]);
    done.add(name);
  };
  for (const name of Object.keys(room.schemas)) visit(name, []);
  return [...done];
}
