// The security of every operation is what the document says, tried with every role: whoever it lets
// in gets as far as the check of the parameters, and nobody else does.
import t from 'tap';
import { operations } from '../helpers/contract.js';
import { openShop } from '../helpers/shop.js';
import { apiKey } from './samples.js';

const roles = ['customer', 'staff', 'admin', 'service', 'platform'] as const;

t.test('operation × role', async (t) => {
  const shop = await openShop(t);
  const keys = {
    staff: (await apiKey(shop, ['staff'])).key,
    admin: (await apiKey(shop, ['admin'])).key,
    service: (await apiKey(shop, ['service'])).key,
  };
  for (const { id, method, path, definition } of operations) {
    const security = (definition.security ?? [{ bearer: [] }]) as object[];
    const isPublic = security.length === 0 || security.some((one) => Object.keys(one).length === 0);
    const named = definition['x-roles'] as string[] | undefined;
    t.ok(isPublic || (named && named.length > 0), `${id} says who may call it`);
    // With a parameter that none has, so that nothing happens to those who are let in.
    const url = `${path.replaceAll(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000')}?nonsense=1`;
    const call = async (token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      return (await shop.request(method as 'GET', url, { headers })).statusCode;
    };
    t.equal(await call(), isPublic ? 400 : 401, `${id}: without a token`);
    for (const role of roles) {
      const allowed =
        isPublic || named?.includes(role) || (role === 'admin' && named?.includes('staff'));
      const expected = allowed ? 400 : 403;
      t.equal(await call(shop.users[role].token), expected, `${id}: ${role}`);
      if (role in keys)
        t.equal(await call(keys[role as 'staff']), expected, `${id}: an API key for ${role}`);
    }
  }
});
