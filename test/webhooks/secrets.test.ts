// Secrets of webhooks are sealed in the database, and stay usable when the key is rotated.
import t from 'tap';
import { openSecretBox } from '../../src/auth/secret-box.js';
import { sealSecrets, selectCallTarget } from '../../src/domains/webhooks/webhook-endpoints.sql.js';
import { openShop } from '../helpers/shop.js';

const [first, second, third] = ['a', 'b', 'c'].map((letter) => letter.repeat(40)) as [
  string,
  string,
  string,
];

t.test('a box of secrets', async (t) => {
  const box = openSecretBox(first, '');
  const sealed = box.seal('whsec_abc');
  t.notMatch(sealed, 'whsec');
  t.not(box.seal('whsec_abc'), sealed, 'each time another text');
  t.equal(box.open(sealed), 'whsec_abc');
  t.equal(box.open('whsec_of_an_earlier_version'), 'whsec_of_an_earlier_version');
  t.equal(box.isCurrent(sealed), true);
  t.equal(box.isCurrent('whsec_abc'), false);
  const rotated = openSecretBox(second, first);
  t.equal(rotated.open(sealed), 'whsec_abc');
  t.equal(rotated.isCurrent(sealed), false);
  t.throws(() => openSecretBox(third, second).open(sealed), /another SECRETS_KEY/);
  const tampered = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  t.throws(() => box.open(tampered), 'a text that was changed');
});

t.test('in the database', async (t) => {
  const shop = await openShop(t, { env: { SECRETS_KEY: first } });
  const { data } = await shop.request('POST', '/v1/webhook-endpoints', {
    as: shop.users.admin,
    body: { url: 'https://erp.example.com/kontor' },
  });
  const stored = async () =>
    (await shop.sql<{ secret: string }>('select secret from webhook_endpoints'))[0]?.secret ?? '';
  t.match(await stored(), /^sealed:/);
  t.notMatch(await stored(), data.secret.slice(6));
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, [data.secret]);

  await shop.sql('update webhook_endpoints set secret = $1', [data.secret]);
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, [data.secret], 'of before');
  t.equal((await sealSecrets(shop.ctx)).sealed, 1);
  t.match(await stored(), /^sealed:/);
  t.equal((await sealSecrets(shop.ctx)).sealed, 0);

  shop.deps.secrets = openSecretBox(second, first);
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, [data.secret], 'after a rotation');
  t.equal((await sealSecrets(shop.ctx)).sealed, 1);
  shop.deps.secrets = openSecretBox(second, '');
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, [data.secret]);

  const rotated: string[] = [];
  for (const _ of [1, 2]) {
    const answer = await shop.request('POST', `/v1/webhook-endpoints/${data.id}/rotate-secret`, {
      as: shop.users.admin,
    });
    rotated.unshift(answer.data.secret);
  }
  const all = [...rotated, data.secret];
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, all);
  shop.deps.secrets = openSecretBox(third, second);
  t.equal((await sealSecrets(shop.ctx)).sealed, 1);
  shop.deps.secrets = openSecretBox(third, '');
  t.same((await selectCallTarget(shop.ctx, data.id)).secrets, all, 'former ones are sealed anew');
  shop.deps.secrets = openSecretBox(second, third);
  t.equal((await sealSecrets(shop.ctx)).sealed, 1);
  await shop.request('POST', `/v1/webhook-endpoints/${data.id}/rotate-secret`, {
    as: shop.users.admin,
    body: { overlapSeconds: 0 },
  });

  await shop.request('POST', '/v1/webhook-endpoints', {
    as: shop.users.admin,
    body: { url: 'https://erp.example.com/second' },
  });
  await shop.sql('update webhook_endpoints set secret = $1 where id = $2', [
    openSecretBox('another key of thirty-two characters', '').seal(data.secret),
    data.id,
  ]);
  shop.deps.secrets = openSecretBox(first, second);
  const { sealed, errors } = await sealSecrets(shop.ctx);
  t.equal(sealed, 1, 'one that cannot be read does not keep the others back');
  t.match(errors, [{ endpointId: data.id, error: /another SECRETS_KEY/ }]);
});
