// What holds for every operation of the contract, tried on every one of them: it succeeds, refuses
// bad input, a missing token and a wrong role, hides other tenants' resources, and replays.
import t, { type Test } from 'tap';
import { mayCall } from '../../src/auth/policy.js';
import { rooms } from '../../src/contract/generated/operations.js';
import type { Operation } from '../../src/contract/types.js';
import { operations as documented } from '../helpers/contract.js';
import { openShop, type Response, type Shop, type User } from '../helpers/shop.js';
import { type Sample, samples } from './samples.js';

const operations = Object.values(rooms).flatMap((room) =>
  Object.values(room),
) as unknown as Operation[];

t.test('the table of operations is the document', async (t) => {
  t.same(operations.map(({ id }) => id).sort(), documented.map(({ id }) => id).sort());
  t.same(Object.keys(samples).sort(), documented.map(({ id }) => id).sort());
});

/** The same role in the other tenant. */
const stranger = ({ users }: Shop, { role }: User) =>
  ({
    customer: users.otherCustomer,
    staff: users.otherStaff,
    admin: users.otherAdmin,
    service: users.otherService,
    platform: undefined,
  })[role];

const ids = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** The same request with ids that nothing has. */
const withUnknownIds = (sample: Sample): Sample => {
  const replace = (text: string) => text.replaceAll(ids, '01900000-0000-7000-8000-000000000000');
  return {
    ...sample,
    url: replace(sample.url),
    ...(sample.body !== undefined && {
      body:
        typeof sample.body === 'string' || Buffer.isBuffer(sample.body)
          ? sample.body
          : JSON.parse(replace(JSON.stringify(sample.body))),
    }),
  };
};

/** After these the caller's own token is refused. */
const endsItsToken = new Set(['logout', 'deleteMyAccount']);

const shop = await openShop(t);

for (const operation of operations) {
  t.test(operation.id, async (t) => {
    await shop.reset();
    const prepare = samples[operation.id as keyof typeof samples];
    const send = ({ url, as, body, headers }: Sample, extra: { key?: string } = {}) =>
      shop.request(operation.method, url, {
        ...(as && { as }),
        ...(body !== undefined && { body }),
        ...(headers && { headers }),
        ...extra,
      });

    // What is refused changes nothing: one sample is enough for all of it.
    const sample = await prepare(shop);
    t.test('refuses what does not fit', async (t) => {
      await refusesBadInput(t, operation, sample, send);
    });
    if (operation.access === 'required') {
      t.test('needs a token with one of its roles', async (t) => {
        const { as, ...anonymous } = sample;
        t.ok(as, 'the sample has a user');
        const missing = await send(anonymous);
        t.equal(missing.statusCode, 401);
        t.equal(missing.data.code, 'unauthenticated');
        t.equal(missing.headers['www-authenticate'], 'Bearer');
        for (const user of Object.values(shop.users)) {
          if (user.tenant.slug === 'other' || mayCall([user.role], operation.roles)) continue;
          const wrong = await send({ ...sample, as: user });
          t.equal(wrong.statusCode, 403, `${user.role} is refused`);
          t.equal(wrong.data.code, 'forbidden');
        }
      });
    }
    t.test('knows no other tenant’s ids', async (t) => {
      const foreign = withUnknownIds(sample);
      if (JSON.stringify(foreign) === JSON.stringify(sample)) return t.end();
      // The operator's role is of no tenant.
      const as = sample.as && stranger(shop, sample.as);
      if (sample.as && !as) return t.equal((await send(foreign)).statusCode, 404);
      const stranded = (one: Sample): Sample =>
        as ? { ...one, as } : { ...one, headers: { ...one.headers, 'x-tenant-id': 'other' } };
      const answer = await send(stranded(sample));
      const missing = await send(stranded(foreign));
      const strip = ({ data }: Response) => {
        const { instance: _, requestId: __, ...rest } = data;
        return JSON.parse(JSON.stringify(rest).replaceAll(ids, 'ID'));
      };
      t.ok([404, 422].includes(answer.statusCode), `${answer.statusCode}`);
      if (operation.path.includes(':')) t.equal(answer.data.code, 'not_found');
      t.equal(answer.statusCode, missing.statusCode);
      t.same(strip(answer), strip(missing), 'answered like ids that nothing has');
    });
    t.test('succeeds', async (t) => {
      const expected = Number(Object.keys(operation.replies)[0]);
      const answer = await send(sample);
      t.equal(answer.statusCode, expected, 'nothing that was refused has used it up');
    });
    if (operation.idempotent) {
      t.test('replays a repeated key', async (t) => {
        const sample = await prepare(shop);
        const fresh = sample.otherBody === undefined ? sample : { ...sample, ...renamed(sample) };
        const first = await send(fresh, { key: 'k-1' });
        t.ok(first.statusCode < 300, `${first.statusCode}`);
        t.equal(first.headers['idempotency-replayed'], undefined);
        const second = await send(fresh, { key: 'k-1' });
        if (endsItsToken.has(operation.id)) return t.equal(second.statusCode, 401);
        t.equal(second.statusCode, first.statusCode);
        t.equal(second.body, first.body);
        t.equal(second.headers['idempotency-replayed'], 'true');
        t.equal(second.headers.etag, first.headers.etag);
        t.equal(second.headers.location, first.headers.location);
        if (sample.otherBody === undefined) return;
        const reused = await send(sample, { key: 'k-1' });
        t.equal(reused.statusCode, 422);
        t.equal(reused.data.code, 'idempotency_key_reused');
      });
    }
  });
}

/** The sample's other body, so that what succeeded before is not in the way. */
const renamed = (sample: Sample) => ({ body: sample.otherBody });

async function refusesBadInput(
  t: Test,
  operation: Operation,
  sample: Sample,
  send: (
    sample: Sample,
  ) => Promise<{ statusCode: number; data: { code: string; errors?: Array<{ pointer: string }> } }>,
) {
  const refused = async (name: string, changed: Partial<Sample>, pointer?: string) => {
    const answer = await send({ ...sample, ...changed });
    t.equal(answer.statusCode, 400, name);
    t.equal(answer.data.code, 'invalid_request', name);
    if (pointer !== undefined)
      t.ok(
        answer.data.errors?.some((error) => error.pointer === pointer),
        `${name}: ${pointer}`,
      );
  };
  await refused(
    'an unknown parameter',
    { url: `${sample.url}${sample.url.includes('?') ? '&' : '?'}nonsense=1` },
    'query.nonsense',
  );
  if (/[0-9a-f]{8}-/.test(sample.url.split('?')[0] as string)) {
    const url = sample.url.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, 'no-uuid');
    await refused('an id that is no UUID', { url });
  }
  if (operation.idempotent)
    await refused('a key with a space', {
      headers: { ...sample.headers, 'idempotency-key': 'a b' },
    });
  if (operation.bodyType === 'application/json') {
    await refused(
      'an unknown field',
      { body: { ...(sample.body as object), nonsense: 1 } },
      '/nonsense',
    );
    await refused('a body that is no object', { body: ['a'] });
    await refused('a broken body', {
      body: '{"a":',
      headers: { 'content-type': 'application/json' },
    });
    if (operation.bodyRequired) {
      const { body: _, ...without } = sample;
      const answer = await send(without);
      t.equal(answer.statusCode, 400, 'no body');
    }
    for (const field of (operation.body as { required?: string[] }).required ?? []) {
      const { [field]: _, ...rest } = sample.body as Record<string, unknown>;
      await refused(`no ${field}`, { body: rest }, `/${field}`);
    }
  }
}
