// Pictures to upload.
import sharp, { type Sharp } from 'sharp';
import { addProduct, type Shop } from './shop.js';

export interface Drawing {
  kind?: 'jpeg' | 'png' | 'webp' | 'gif';
  width?: number;
  height?: number;
  colour?: string;
  /** Further steps before it is encoded. */
  with?(picture: Sharp): Sharp;
}

export function drawPicture({
  kind = 'png',
  width = 60,
  height = 40,
  colour = 'green',
  with: change = (picture) => picture,
}: Drawing = {}): Promise<Buffer> {
  const create = { width, height, channels: 3 as const, background: colour };
  return change(sharp({ create })).toFormat(kind).toBuffer();
}

/** A request's body and headers with one file in it. */
export function pictureUpload(
  bytes: Buffer,
  { name = 'picture.png', type = 'image/png' }: { name?: string; type?: string } = {},
): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'kontor-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    body: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

/** Adds a product and a picture of it by the API. */
export async function addPicture(shop: Shop, drawing: Drawing = {}) {
  const product = await addProduct(shop);
  const answer = await shop.request('POST', `/v1/products/${product.id}/images`, {
    as: shop.users.staff,
    ...pictureUpload(await drawPicture(drawing)),
  });
  return { productId: product.id, ...(answer.data as { id: string; url: string }) };
}
