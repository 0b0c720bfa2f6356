// Joins the contract's files into the one document that is served.
import { type Json, type JsonObject, parseRef, type Source } from './load.js';

/** @throws when two files name a component alike, or the entry does not list a room's paths */
export function bundle(source: Source): JsonObject {
  const paths: JsonObject = {};
  const webhooks: JsonObject = {};
  const components: Record<string, JsonObject> = {};
  for (const room of source.rooms) {
    for (const [path, item] of Object.entries(room.paths)) paths[path] = rewrite(item, room.name);
    for (const [name, item] of Object.entries(room.webhooks))
      webhooks[name] = rewrite(item, room.name);
    for (const [kind, entries] of Object.entries({ schemas: room.schemas, ...room.components })) {
      const target = components[kind] ?? {};
      components[kind] = target;
      for (const [name, value] of Object.entries(entries)) {
        if (name in target) throw new Error(`Two files have ${kind}/${name}`);
        target[name] = rewrite(value, room.name);
      }
    }
  }
  return {
    ...source.entry,
    paths: inListedOrder(source.entry.paths, paths),
    ...('webhooks' in source.entry && { webhooks: inListedOrder(source.entry.webhooks, webhooks) }),
    components: { ...(source.entry.components as JsonObject), ...components },
  };
}

/** The entry document lists all that there is, and says in which order. */
function inListedOrder(list: Json | undefined, found: JsonObject): JsonObject {
  const listed = Object.keys(list as JsonObject);
  const missing = Object.keys(found).filter((name) => !listed.includes(name));
  if (missing.length > 0) throw new Error(`openapi.yaml does not list ${missing.join(', ')}`);
  return Object.fromEntries(listed.map((name) => [name, found[name] as Json]));
}

function rewrite(value: Json, room: string): Json {
  if (Array.isArray(value)) return value.map((part) => rewrite(part, room));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name !== '$ref' || typeof part !== 'string') return [name, rewrite(part, room)];
      const ref = parseRef(part, room);
      return [name, `#/components/${ref.kind}/${ref.name}`];
    }),
  );
}
