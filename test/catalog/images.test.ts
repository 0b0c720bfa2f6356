// Pictures of products: what is taken and what is not, what is served, and that nothing is left behind.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import t, { type Test } from 'tap';
import { removeImageFiles, sweepImages } from '../../src/domains/catalog/product-images.js';
import { runWorker } from '../../src/jobs/run-worker.js';
import { recordingLog } from '../helpers/log.js';
import { addPicture, drawPicture, pictureUpload } from '../helpers/pictures.js';
import { openS3 } from '../helpers/s3.js';
import { addProduct, openShop, type Shop } from '../helpers/shop.js';
import { until } from '../helpers/wait.js';

// Uploads pass through the system's folder for what is temporary; this file has one of its own.
const passing = mkdtempSync(join(tmpdir(), 'kontor-passing-'));
process.env.TMPDIR = passing;
t.teardown(() => rmSync(passing, { recursive: true, force: true }));

/** A shop with a folder of its own for files. */
async function openPictureShop(t: Test, env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const shop = await openShop(t, { env });
  const { storage } = await import('../../src/integrations/storage/storage.js').then((module) => ({
    storage: module.openStorage({ ...shop.deps.config, KONTOR_DATA_DIR: folder }),
  }));
  shop.deps.storage = storage;
  const files = () => filesIn(join(folder, 'files'));
  return { shop, files };
}

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : [];

const send = (shop: Shop, productId: string, bytes: Buffer, extra: object = {}) =>
  shop.request('POST', `/v1/products/${productId}/images`, {
    as: shop.users.staff,
    ...pictureUpload(bytes),
    ...extra,
  });

const read = (shop: Shop, url: string, headers: Record<string, string> = {}) =>
  shop.app.inject({ url, headers });

t.test('a picture comes back without what else was in the file', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  const exif = {
    IFD0: { Copyright: 'A secret of the photographer' },
    IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 17/1 0/1' },
  };
  for (const kind of ['jpeg', 'png', 'webp'] as const) {
    const bytes = await drawPicture({
      kind,
      width: 800,
      height: 400,
      colour: '#3366cc',
      with: (picture) =>
        picture.withMetadata({ orientation: 6 }).withExifMerge(exif).withIccProfile('p3'),
    });
    t.ok((await sharp(bytes).metadata()).exif, `${kind}: there is something to lose`);
    // The name and the type that the client says do not matter.
    const upload = pictureUpload(bytes, { name: '../../etc/passwd.exe', type: 'text/html' });
    const answer = await send(shop, product.id, bytes, upload);
    t.equal(answer.statusCode, 201, kind);
    t.match(answer.data, { width: 400, height: 800 }, 'turned the right way up');
    t.equal(answer.headers.location, answer.data.url);
    for (const [url, width, height] of [
      [answer.data.url, 400, 800],
      [answer.data.thumbnailUrl, 160, 320],
    ] as const) {
      const served = await read(shop, url);
      t.equal(served.statusCode, 200, url);
      t.equal(served.headers['content-type'], 'image/webp');
      t.equal(served.headers['content-length'], String(served.rawPayload.length));
      t.equal(served.headers['cache-control'], 'public, max-age=31536000, immutable');
      const metadata = await sharp(served.rawPayload).metadata();
      t.match(metadata, { format: 'webp', width, height });
      for (const name of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const)
        t.equal(metadata[name], undefined, `no ${name}`);
      t.notOk(served.rawPayload.includes('photographer'));
      const { dominant } = await sharp(served.rawPayload).stats();
      t.ok(dominant.b > dominant.g && dominant.g > dominant.r, 'the colour is still that');
      const etag = String(served.headers.etag);
      const same = await read(shop, url, { 'if-none-match': etag });
      t.equal(same.statusCode, 304);
      t.equal(same.rawPayload.length, 0);
      t.equal(same.headers.etag, etag);
    }
  }
  const { data } = await shop.request('GET', `/v1/products/${product.id}`);
  t.equal(data.images.length, 3, 'in the order in which they came');
  t.same(
    data.images.map(({ id }: { id: string }) => id),
    data.images.map(({ id }: { id: string }) => id).sort(),
  );
  t.equal(files().length, 6);
  const listed = await shop.request('GET', '/v1/products');
  t.same(listed.data.items[0].images, data.images);
  const query = '{ products { nodes { images { id url thumbnailUrl width height } } } }';
  const answer = await shop.app.inject({ method: 'POST', url: '/graphql', payload: { query } });
  t.same(answer.json().data.products.nodes[0].images, data.images);
});

t.test('large ones are made smaller, small ones not larger', async (t) => {
  const { shop } = await openPictureShop(t);
  const product = await addProduct(shop);
  const sizes: Array<[number, number, object]> = [
    [6000, 1500, { width: 2048, height: 512 }],
    [1500, 6000, { width: 512, height: 2048 }],
    [9000, 2, { width: 2048, height: 1 }],
    [1, 1, { width: 1, height: 1 }],
  ];
  for (const [width, height, expected] of sizes) {
    const answer = await send(shop, product.id, await drawPicture({ kind: 'jpeg', width, height }));
    t.match(answer.data, expected, `${width} x ${height}`);
  }
});

/** An archive with nothing in it, and a comment of `length` bytes. */
const zip = (length = 0) => {
  const record = Buffer.alloc(22 + length);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(length, 20);
  return record;
};

const chunk = (type: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), data.length + 8);
  return out;
};

function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

t.test('what is refused, with which code, and that it leaves nothing', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  const [jpeg, png, webp, gif] = (await Promise.all(
    (['jpeg', 'png', 'webp', 'gif'] as const).map((kind) =>
      drawPicture({ kind, width: 300, height: 200, with: (picture) => picture.blur(3) }),
    ),
  )) as [Buffer, Buffer, Buffer, Buffer];
  const join = (...parts: Array<Buffer | string>) =>
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const comment = (text: string) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(text.length + 2);
    return join(jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe]), length, text, jpeg.subarray(2));
  };
  const inPng = (type: string, data: string | Buffer) =>
    join(png.subarray(0, 33), chunk(type, Buffer.from(data)), png.subarray(33));
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cases: Record<string, [Buffer, string]> = {
    'an SVG': [Buffer.from(svg), 'image_type_unsupported'],
    'an SVG with a heading': [
      Buffer.from(`<?xml version="1.0"?>\n${svg}`),
      'image_type_unsupported',
    ],
    'a GIF': [gif, 'image_type_unsupported'],
    'a HEIC': [
      Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'),
      'image_type_unsupported',
    ],
    'a page': [Buffer.from('<!doctype html><p>Hello'), 'image_type_unsupported'],
    'a document': [Buffer.from('%PDF-1.7\n'), 'image_type_unsupported'],
    'an archive': [zip(), 'image_type_unsupported'],
    nothing: [Buffer.alloc(0), 'image_type_unsupported'],
    'three bytes': [jpeg.subarray(0, 3), 'image_corrupt'],
    'a RIFF that is sound': [join('RIFF\x24\0\0\0WAVEfmt '), 'image_type_unsupported'],
    'the beginning of a JPEG': [jpeg.subarray(0, jpeg.length >> 1), 'image_corrupt'],
    'the beginning of a PNG': [png.subarray(0, png.length >> 1), 'image_corrupt'],
    'the beginning of a WebP': [webp.subarray(0, webp.length >> 1), 'image_corrupt'],
    'a PNG without pixels': [
      join(png.subarray(0, 33), chunk('IEND', Buffer.alloc(0))),
      'image_corrupt',
    ],
    'a JPEG that is also an archive': [join(jpeg, zip()), 'image_disguised'],
    'an archive with a comment': [join(jpeg, zip(300)), 'image_disguised'],
    'a JPEG with a page in its comment': [comment('<script>alert(1)</script>'), 'image_disguised'],
    'a JPEG with a program in its comment': [comment('<?php system($_GET[0]);'), 'image_disguised'],
    'a JPEG that is also a document': [comment('%PDF-1.7\n'), 'image_disguised'],
    'a JPEG with a page after it': [join(jpeg, '<HTML >'), 'image_disguised'],
    'a JPEG with another archive after it': [
      join(jpeg, Buffer.from('Rar!\x1a\x07', 'latin1')),
      'image_disguised',
    ],
    'a PNG with a page in its text': [inPng('tEXt', `Comment\0${svg}`), 'image_disguised'],
    'a PNG that is also an archive': [
      inPng('tEXt', join('Comment\0', zip(20_000))),
      'image_disguised',
    ],
    'a PNG with something after it': [join(png, 'x'), 'image_disguised'],
    'a WebP with something after it': [join(webp, 'x'), 'image_disguised'],
    'a JPEG that calls itself a PNG': [join(png.subarray(0, 8), jpeg), 'image_corrupt'],
    'more pixels than are taken': [
      await drawPicture({ width: 10_000, height: 7_001 }),
      'image_too_large',
    ],
    'a PNG that says it has billions': [
      (() => {
        const header = Buffer.from(png.subarray(16, 29));
        header.writeUInt32BE(100_000, 0);
        header.writeUInt32BE(100_000, 4);
        return join(png.subarray(0, 8), chunk('IHDR', header), png.subarray(33));
      })(),
      'image_too_large',
    ],
  };
  for (const [what, [bytes, code]] of Object.entries(cases)) {
    const answer = await send(shop, product.id, bytes);
    t.equal(answer.statusCode, 422, what);
    t.equal(answer.data.code, code, what);
    const named = { image_too_large: /70 million pixels/, image_type_unsupported: /AVIF/ };
    t.match(answer.data.detail, named[code as keyof typeof named] ?? /./, what);
  }
  const huge = await send(shop, product.id, join(jpeg, Buffer.alloc(10 * 1024 * 1024)));
  t.equal(huge.statusCode, 413);
  t.equal(huge.data.code, 'payload_too_large');
  const url = `/v1/products/${product.id}/images`;
  const as = shop.users.staff;
  const cut = pictureUpload(png);
  cut.body = cut.body.subarray(0, cut.body.length - 40);
  t.equal(
    (await shop.request('POST', url, { as, ...cut })).statusCode,
    400,
    'a body that is cut off',
  );
  const plain = await shop.request('POST', url, {
    as,
    body: png,
    headers: { 'content-type': 'image/png' },
  });
  t.equal(plain.statusCode, 415);

  t.same(files(), []);
  t.same(await shop.sql('select * from product_images'), []);
  const { data } = await shop.request('GET', `/v1/products/${product.id}`);
  t.same(data.images, []);
  await until(
    () => filesIn(passing).filter((path) => !path.includes('kontor-files-')).length === 0,
  );
  t.pass('no upload lies about');
});

t.test('AVIF, and the pictures of cameras with 64 million pixels', async (t) => {
  const { shop } = await openPictureShop(t);
  const product = await addProduct(shop);
  const avif = await sharp({ create: { width: 60, height: 40, channels: 3, background: 'red' } })
    .avif()
    .toBuffer();
  t.equal((await send(shop, product.id, avif)).statusCode, 201);
  // A phone's 64 megapixels: 9248 by 6936.
  const large = await drawPicture({ kind: 'jpeg', width: 9248, height: 6936 });
  t.match((await send(shop, product.id, large)).data, { width: 2048 });
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
  t.match((await send(shop, product.id, heic)).data.detail, /^HEIC/);
});

t.test('a fault of the library is not the file’s', async (t) => {
  const { log, lines } = recordingLog();
  const shop = await openShop(t, { log });
  const product = await addProduct(shop);
  const bytes = await drawPicture();
  // The product's own copy of the library, which it loads on demand.
  const { prototype } = createRequire(import.meta.url)('sharp') as typeof sharp;
  const { toBuffer } = prototype;
  prototype.toBuffer = () => Promise.reject(new Error('the library is broken'));
  try {
    const answer = await send(shop, product.id, bytes);
    t.match(answer.data, { status: 500, code: 'internal_error' });
  } finally {
    prototype.toBuffer = toBuffer;
  }
  t.match(
    lines.find(({ level }) => level >= 50),
    { err: { message: 'the library is broken' } },
  );
  t.equal((await send(shop, product.id, bytes)).statusCode, 201);
});

t.test('what cameras make is taken', async (t) => {
  const { shop } = await openPictureShop(t);
  const product = await addProduct(shop);
  const jpeg = await drawPicture({ kind: 'jpeg' });
  // As Photoshop on a Mac writes the settings of the printer: application segment 13.
  const settings = Buffer.from(
    'Photoshop 3.0\u00008BIM\u0003\u00e9\0\0\0\0\u0000\u0080<?xml version="1.0"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN"><plist></plist>',
    'latin1',
  );
  const segment = Buffer.from([0xff, 0xed, 0, settings.length + 2]);
  const film = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42'), Buffer.alloc(5_000, 7)]);
  for (const [what, bytes] of Object.entries({
    'a second picture after the first': Buffer.concat([jpeg, jpeg]),
    'a short film after it': Buffer.concat([jpeg, film]),
    'settings of a printer in it': Buffer.concat([
      jpeg.subarray(0, 2),
      segment,
      settings,
      jpeg.subarray(2),
    ]),
    'padding after it': Buffer.concat([jpeg, Buffer.alloc(100)]),
    progressive: await drawPicture({
      kind: 'jpeg',
      with: (picture) => picture.jpeg({ progressive: true }),
    }),
    'shades of grey': await drawPicture({ with: (picture) => picture.greyscale() }),
    'inks of a printer': await drawPicture({
      kind: 'jpeg',
      with: (picture) => picture.toColourspace('cmyk'),
    }),
    'see-through': await drawPicture({ with: (picture) => picture.ensureAlpha(0.5) }),
  }))
    t.equal((await send(shop, product.id, bytes)).statusCode, 201, what);
});

t.test('damaged files are refused or mended, and never break anything', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  const pictures = await Promise.all(
    (['jpeg', 'png', 'webp'] as const).map((kind) => drawPicture({ kind })),
  );
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...pictures),
      fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
      async (picture, changes, part) => {
        const bytes = Buffer.from(picture.subarray(0, Math.ceil(picture.length * part)));
        for (const [place, value] of changes) bytes[Math.floor(place * (bytes.length - 1))] = value;
        const { statusCode } = await send(shop, product.id, bytes);
        t.ok([201, 409, 422].includes(statusCode), `${statusCode}`);
        if (statusCode === 201) taken += 1;
      },
    ),
    { numRuns: 80, seed: 11 },
  );
  t.equal(files().length, taken * 2);
  const rows = await shop.sql<{ status: string }>('select status from product_images');
  t.ok(rows.length === taken && rows.every(({ status }) => status === 'ready'));
});

t.test('a product has room for fifty, also when many come at once', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  await shop.sql(
    `insert into product_images (tenant_id, id, product_id, status, width, height, digest, thumbnail_digest)
     select $1, gen_random_uuid(), $2, 'ready', 1, 1, '', '' from generate_series(1, 48)`,
    [shop.ctx.tenant.id, product.id],
  );
  const bytes = await drawPicture();
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(shop, product.id, bytes)));
  t.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 2);
  for (const { statusCode, data } of answers)
    if (statusCode !== 201)
      t.match({ statusCode, data }, { statusCode: 409, data: { code: 'too_many_images' } });
  const ready = async (status: string) =>
    (await shop.sql('select 1 from product_images where status = $1', [status])).length;
  t.equal(await ready('ready'), 50);
  await shop.sql(`update product_images set created_at = now() - interval '61 minutes'`);
  await sweepImages(shop.ctx);
  t.equal(await ready('pending'), 0);
  t.equal(files().length, 4, 'the others leave nothing');
});

t.test('a repeated key adds one picture', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  const bytes = await drawPicture();
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => send(shop, product.id, bytes, { key: 'once' })),
  );
  t.equal(new Set(answers.map(({ data }) => data.id)).size, 1);
  t.equal(files().length, 2);
});

t.test('taken away: not served any more, and its files are removed', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const { productId, id, url } = await addPicture(shop);
  const as = shop.users.staff;
  const other = await addProduct(shop);
  const take = (product: string) =>
    shop.request('DELETE', `/v1/products/${product}/images/${id}`, { as });
  t.equal((await take(other.id)).statusCode, 404, 'of another product');
  t.equal((await take(productId)).statusCode, 204);
  t.equal((await take(productId)).statusCode, 404);
  t.equal((await read(shop, url)).statusCode, 404);
  t.same((await shop.request('GET', `/v1/products/${productId}`)).data.images, []);
  t.equal(files().length, 2);
  const worker = await runWorker(shop.deps, shop.url);
  t.teardown(() => worker.stop());
  await until(async () => (await shop.sql('select 1 from product_images')).length === 0);
  t.same(files(), []);
});

t.test('what a killed process left is found again', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const { id } = await addPicture(shop);
  await removeImageFiles(shop.ctx, id);
  t.equal(files().length, 2, 'what is shown is never removed');
  await shop.sql(`update product_images set status = 'pending'`);
  t.equal(await sweepImages(shop.ctx), 0, 'it may still be under way');
  await shop.sql(`update product_images set created_at = now() - interval '61 minutes'`);
  t.equal(await sweepImages(shop.ctx), 1);
  t.same(files(), []);
  t.same(await shop.sql('select * from product_images'), []);
});

t.test('a storage that is away', async (t) => {
  const { shop, files } = await openPictureShop(t);
  const product = await addProduct(shop);
  const sound = shop.deps.storage;
  const { id, url } = await addPicture(shop);
  let calls = 0;
  shop.deps.storage = {
    ...sound,
    put: async (key, bytes) => {
      calls += 1;
      if (calls === 2) throw new Error('No space left on the device');
      await sound.put(key, bytes);
    },
    get: async () => {
      throw new Error('connect ECONNREFUSED');
    },
  };
  const answer = await send(shop, product.id, await drawPicture());
  t.equal(answer.statusCode, 503);
  t.equal(answer.data.code, 'unavailable');
  t.equal((await read(shop, url)).statusCode, 503);
  const { data } = await shop.request('GET', `/v1/products/${product.id}`);
  t.same(data.images, [], 'it is not shown');
  shop.deps.storage = sound;
  await shop.sql(`update product_images set created_at = now() - interval '61 minutes'`);
  t.equal(await sweepImages(shop.ctx), 1);
  t.equal(files().length, 2, 'those of the other picture');
  t.equal((await shop.sql('select 1 from product_images')).length, 1);
  shop.deps.storage = { ...sound, get: async () => undefined };
  t.equal((await read(shop, `/v1/images/${id}`)).statusCode, 503, 'a file that is gone');
});

t.test('whose picture it is', async (t) => {
  const { shop } = await openPictureShop(t);
  const { id, url, productId } = await addPicture(shop);
  t.equal(url, `/v1/images/${id}?tenant=demo`);
  const status = async (path: string, headers: Record<string, string> = {}) =>
    (await read(shop, path, headers)).statusCode;
  t.equal(await status(`/v1/images/${id}`), 200, 'the default tenant');
  t.equal(await status(`/v1/images/${id}?tenant=other`), 404);
  t.equal(await status(url, { 'x-tenant-id': 'other' }), 404, 'a header goes before the address');
  const stranger = { authorization: `Bearer ${shop.users.otherStaff.token}` };
  t.equal(await status(url, stranger), 404, 'and a token before both');
  t.equal(await status(`/v1/images/${id}?tenant=nobody`), 404);
  t.equal(await status(`/v1/images/${id}?tenant=No%00body`), 400);
  t.equal(await status(`/v1/images/${id}?tenant=a&tenant=b`), 400);
  t.equal(await status(`/v1/images/${id}?size=huge`), 400);
  t.equal(await status(`/v1/products?tenant=other`), 400, 'no other operation takes it');
  const foreign = await shop.request('POST', `/v1/products/${productId}/images`, {
    as: shop.users.otherStaff,
    ...pictureUpload(await drawPicture()),
  });
  t.equal(foreign.statusCode, 404);
});

t.test('in a bucket of S3', async (t) => {
  const { env, objects } = await openS3(t);
  const shop = await openShop(t, { env });
  const { id, url, productId } = await addPicture(shop, { colour: 'red' });
  t.equal(objects.size, 2);
  const served = await read(shop, url);
  t.equal(served.statusCode, 200);
  t.match(await sharp(served.rawPayload).metadata(), { format: 'webp', width: 60, height: 40 });
  t.equal((await read(shop, `${url}&size=thumbnail`)).statusCode, 200);
  await shop.request('DELETE', `/v1/products/${productId}/images/${id}`, { as: shop.users.staff });
  await removeImageFiles(shop.ctx, id);
  t.equal(objects.size, 0);
  t.same(await shop.sql('select * from product_images'), []);
  const key = `images/${shop.ctx.tenant.id}/${id}/full.webp`;
  t.equal(await shop.deps.storage.get(key), undefined);
  await shop.deps.storage.remove(key);

  const stranger = await openShop(t, { env: { ...env, S3_SECRET_ACCESS_KEY: 'wrong' } });
  const product = await addProduct(stranger);
  const refused = await send(stranger, product.id, await drawPicture());
  t.equal(refused.statusCode, 503, 'a wrong key is the operator’s fault, and told to the log');
  t.same(await stranger.sql(`select 1 from product_images where status = 'ready'`), []);
  t.equal(objects.size, 0);
  const nowhere = await openShop(t, { env: { ...env, S3_BUCKET: 'no-such-bucket' } });
  const unlucky = await addProduct(nowhere);
  t.equal((await send(nowhere, unlucky.id, await drawPicture())).statusCode, 503);
});
