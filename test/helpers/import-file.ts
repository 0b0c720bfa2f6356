// Imports files: uploads them as staff, or takes their bytes, carries out the job, and reads the import.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runImport, startImport } from '../../src/domains/catalog/index.js';
import { csvUpload } from '../contract/samples.js';
import type { Shop } from './shop.js';

export const readImport = async (shop: Shop, id: string) =>
  (await shop.request('GET', `/v1/imports/${id}`, { as: shop.users.staff })).data;

/** @param query of `importProducts`, as `?clearEmpty=true` */
export async function importText(shop: Shop, text: string, query = '') {
  const upload = await shop.request('POST', `/v1/products/import${query}`, {
    as: shop.users.staff,
    ...csvUpload(text),
  });
  if (upload.statusCode !== 202) throw new Error(upload.body);
  await runImport(shop.ctx, upload.data.id);
  return readImport(shop, upload.data.id);
}

export async function importBytes(
  shop: Shop,
  bytes: Buffer,
  options: Parameters<typeof startImport>[2] = {},
  currency = shop.ctx.tenant.currency,
) {
  const ctx = { ...shop.ctx, tenant: { ...shop.ctx.tenant, currency } };
  const path = join('.kontor-test', `import-${randomUUID()}.csv`);
  writeFileSync(path, bytes);
  const { id } = await startImport(ctx, path, options);
  await runImport(ctx, id);
  return readImport(shop, id);
}

export const bySku = async (shop: Shop, sku: string) =>
  (
    await shop.request('GET', `/v1/products?sku=${encodeURIComponent(sku)}`, {
      as: shop.users.staff,
    })
  ).data.items[0];
