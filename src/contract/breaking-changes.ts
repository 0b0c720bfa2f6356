// What in a newer OpenAPI document a client of the older one would stumble over.
export type Json = Record<string, unknown>;

const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** A client writes requests and reads responses; what is harmless in one breaks the other. */
type Side = 'request' | 'response';

/** @returns each change of an OpenAPI document that a client of the older one would stumble over */
export function breakingChanges(before: Json, after: Json): string[] {
  const found: string[] = [];
  for (const [path, item] of Object.entries(before.paths as Record<string, Json>)) {
    for (const method of methods.filter((one) => one in item)) {
      const where = `${method.toUpperCase()} ${path}`;
      const now = (after.paths as Record<string, Json>)[path]?.[method] as Json | undefined;
      if (!now) found.push(`${where} is gone`);
      else
        compareOperations(where, item, (after.paths as Record<string, Json>)[path] as Json, method);
    }
  }
  return found;

  function compareOperations(where: string, oldItem: Json, newItem: Json, method: string) {
    const [old, now] = [oldItem[method] as Json, newItem[method] as Json];
    if (old.operationId !== now.operationId)
      found.push(`${where}: the operationId ${old.operationId} is gone`);
    const [oldRoles, newRoles] = [old, now].map((one) => (one['x-roles'] ?? []) as string[]);
    const wasOpen = isOpen(old);
    if (wasOpen && !isOpen(now)) found.push(`${where} needs a token now`);
    for (const role of oldRoles ?? [])
      if (!isOpen(now) && !newRoles?.includes(role)) found.push(`${where} is closed to ${role}`);
    compareParameters(where, parametersOf(before, oldItem, old), parametersOf(after, newItem, now));
    compareBodies(where, old.requestBody as Json | undefined, now.requestBody as Json | undefined);
    for (const [status, response] of Object.entries(old.responses as Record<string, Json>)) {
      if (!status.startsWith('2')) continue;
      const other = (now.responses as Record<string, Json>)[status];
      if (!other) found.push(`${where} answers ${status} no more`);
      else
        compareContents(
          `${where} ${status}`,
          follow(before, response),
          follow(after, other),
          'response',
        );
    }
  }

  function compareParameters(where: string, old: Map<string, Json>, now: Map<string, Json>) {
    for (const [name, one] of old) {
      const other = now.get(name);
      if (!other) found.push(`${where}: the parameter ${name} is gone`);
      else {
        if (other.required && !one.required) found.push(`${where}: ${name} is required now`);
        compare(`${where} ${name}`, one.schema as Json, other.schema as Json, 'request');
      }
    }
    for (const [name, one] of now)
      if (one.required && !old.has(name))
        found.push(`${where}: ${name} is a new required parameter`);
  }

  function compareBodies(where: string, old: Json | undefined, now: Json | undefined) {
    if (old && !now) found.push(`${where} takes no body any more`);
    if (now?.required && !old?.required) found.push(`${where} needs a body now`);
    if (old && now) compareContents(`${where} body`, old, now, 'request');
  }

  function compareContents(where: string, old: Json, now: Json, side: Side) {
    for (const [type, media] of Object.entries((old.content ?? {}) as Record<string, Json>)) {
      const other = ((now.content ?? {}) as Record<string, Json>)[type];
      if (!other) found.push(`${where}: ${type} is gone`);
      else compare(where, media.schema as Json, other.schema as Json, side);
    }
  }

  function compare(where: string, given: Json, other: Json, side: Side, seen = new Set<string>()) {
    const key = `${given.$ref}~${other.$ref}`;
    if (typeof given.$ref === 'string') {
      if (seen.has(key)) return;
      seen.add(key);
    }
    const [old, now] = [follow(before, given), follow(after, other)];
    compareTypes(where, old, now, side);
    compareLimits(where, old, now, side);
    const [oldFields, newFields] = [old, now].map(
      (one) => (one.properties ?? {}) as Record<string, Json>,
    );
    const [oldNeeds, newNeeds] = [old, now].map((one) => new Set((one.required ?? []) as string[]));
    for (const [name, field] of Object.entries(oldFields ?? {})) {
      const next = newFields?.[name];
      if (!next) found.push(`${where}.${name} is gone`);
      else compare(`${where}.${name}`, field, next, side, seen);
      if (side === 'response' && oldNeeds?.has(name) && next && !newNeeds?.has(name))
        found.push(`${where}.${name} may be missing now`);
    }
    if (side === 'request')
      for (const name of newNeeds ?? [])
        if (!oldNeeds?.has(name)) found.push(`${where}.${name} is required now`);
    if (old.items && now.items)
      compare(`${where}[]`, old.items as Json, now.items as Json, side, seen);
    const [oldChoices, newChoices] = [old, now].map(
      (one) => (one.oneOf ?? one.anyOf) as Json[] | undefined,
    );
    for (const [index, choice] of (oldChoices ?? []).entries()) {
      const next = newChoices?.[index];
      if (next) compare(where, choice, next, side, seen);
      else if (side === 'request') found.push(`${where}: a choice is gone`);
    }
    if (side === 'response' && (newChoices?.length ?? 0) > (oldChoices?.length ?? 0))
      found.push(`${where}: a new choice`);
  }

  function compareTypes(where: string, old: Json, now: Json, side: Side) {
    const [oldTypes, newTypes] = [old, now].map((one) => [one.type ?? []].flat() as string[]);
    const lost = side === 'request' ? oldTypes?.filter((one) => !newTypes?.includes(one)) : [];
    const gained = side === 'response' ? newTypes?.filter((one) => !oldTypes?.includes(one)) : [];
    for (const type of [...(lost ?? []), ...(gained ?? [])])
      found.push(`${where}: the type ${type}`);
    const [oldWords, newWords] = [old, now].map((one) => one.enum as unknown[] | undefined);
    const missing = oldWords?.filter((word) => newWords && !newWords.includes(word)) ?? [];
    if (side === 'request')
      for (const word of missing) found.push(`${where}: the value ${word} is taken no more`);
    if (side === 'request' && newWords && !oldWords) found.push(`${where}: only some values now`);
    if (old.format !== now.format) found.push(`${where}: the format is ${now.format}`);
  }

  /** A request may be let in with more, a response may answer with less, never the other way. */
  function compareLimits(where: string, old: Json, now: Json, side: Side) {
    const tighter = (name: string, isUpper: boolean) => {
      const [a, b] = [old[name], now[name]] as Array<number | undefined>;
      if (a === b) return false;
      const infinite = isUpper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      const narrows = isUpper
        ? (b ?? infinite) < (a ?? infinite)
        : (b ?? infinite) > (a ?? infinite);
      return side === 'request' ? narrows : false;
    };
    for (const name of ['maxLength', 'maximum', 'maxItems', 'maxProperties'])
      if (tighter(name, true)) found.push(`${where}: ${name} is ${now[name]}, was ${old[name]}`);
    for (const name of ['minLength', 'minimum', 'minItems', 'minProperties'])
      if (tighter(name, false)) found.push(`${where}: ${name} is ${now[name]}, was ${old[name]}`);
    if (side === 'request' && now.pattern !== undefined && old.pattern !== now.pattern)
      found.push(`${where}: the pattern has changed`);
  }
}

const isOpen = ({ security }: Json) =>
  ((security ?? [{}]) as object[]).length === 0 ||
  ((security ?? [{}]) as object[]).some((one) => Object.keys(one).length === 0);

function parametersOf(document: Json, item: Json, operation: Json): Map<string, Json> {
  const all = [...((item.parameters ?? []) as Json[]), ...((operation.parameters ?? []) as Json[])];
  return new Map(
    all.map((one) => follow(document, one)).map((one) => [`${one.in} ${one.name}`, one]),
  );
}

function follow(document: Json, value: Json): Json {
  if (typeof value.$ref !== 'string') return value;
  const parts = value.$ref.slice(2).split('/');
  const found = parts.reduce<unknown>((node, part) => (node as Json)?.[part], document);
  return follow(document, (found ?? {}) as Json);
}
