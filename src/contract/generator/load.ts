// Reads the hand-written OpenAPI files: one entry document and one file a room.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface Room {
  /** File name without its ending; also the name of the generated file. */
  name: string;
  paths: Record<string, JsonObject>;
  /** Requests that the service itself sends, by the name of their event. */
  webhooks: Record<string, JsonObject>;
  schemas: Record<string, JsonObject>;
  /** Parameters, responses and headers, which are inlined where they are used. */
  components: Record<string, Record<string, JsonObject>>;
}

export interface Source {
  entry: JsonObject;
  rooms: Room[];
}

export function loadSource(folder: string): Source {
  const read = (file: string) => parse(readFileSync(join(folder, file), 'utf8')) as JsonObject;
  const rooms = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== 'openapi.yaml')
    .sort()
    .map((file): Room => {
      const document = read(file);
      const { schemas = {}, ...components } = (document.components ?? {}) as Record<
        string,
        Record<string, JsonObject>
      >;
      return {
        name: file.replace(/\.yaml$/, ''),
        paths: (document.paths ?? {}) as Record<string, JsonObject>,
        webhooks: (document.webhooks ?? {}) as Record<string, JsonObject>,
        schemas,
        components,
      };
    });
  return { entry: read('openapi.yaml'), rooms };
}

/** Splits `./common.yaml#/components/schemas/Money`, or the same without a file, into its parts. */
export function parseRef(ref: string, room: string): { room: string; kind: string; name: string } {
  const match = /^(?:\.\/([a-z-]+)\.yaml)?#\/components\/([a-zA-Z]+)\/([A-Za-z]+)$/.exec(ref);
  if (!match) throw new Error(`${room}.yaml: a reference of an unknown form: ${ref}`);
  return { room: match[1] ?? room, kind: match[2] as string, name: match[3] as string };
}

/** Follows a reference to a parameter, response or header; answers anything else as it is. */
export function resolve(
  source: Source,
  room: Room,
  value: JsonObject,
): { value: JsonObject; room: Room } {
  if (typeof value.$ref !== 'string') return { value, room };
  const ref = parseRef(value.$ref, room.name);
  const target = source.rooms.find((candidate) => candidate.name === ref.room);
  const found = target?.components[ref.kind]?.[ref.name];
  if (!target || !found) throw new Error(`${room.name}.yaml: nothing is found at ${value.$ref}`);
  return { value: found, room: target };
}
