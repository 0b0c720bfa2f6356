// A double of S3 as Amazon documents it, for objects by path: PUT, GET, HEAD and DELETE, refused unless
// signed by Signature Version 4. Signatures are computed by Amazon's own library.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Test } from 'tap';

const keys = { accessKeyId: 'AKIDTEST', secretAccessKey: 'a-secret-of-the-tests' };
const region = 'eu-west-1';

export interface S3Double {
  /** The configuration of a shop that keeps its pictures there. */
  env: Record<string, string>;
  /** By path. */
  objects: Map<string, Buffer>;
}

export async function openS3(t: Test): Promise<S3Double> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (!(await isSigned(request))) return refuse(response, 403, 'SignatureDoesNotMatch');
    answer(objects, request, response, Buffer.concat(parts));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.teardown(() => new Promise((done) => server.close(done).closeAllConnections()));
  const { port } = server.address() as AddressInfo;
  return {
    objects,
    env: {
      STORAGE: 's3',
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_REGION: region,
      S3_BUCKET: 'pictures',
      S3_ACCESS_KEY_ID: keys.accessKeyId,
      S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    },
  };
}

function answer(
  objects: Map<string, Buffer>,
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
): void {
  const found = objects.get(url);
  if (!url.startsWith('/pictures/')) refuse(response, 404, 'NoSuchBucket');
  else if (method === 'PUT') {
    objects.set(url, body);
    response.end();
  } else if (method === 'DELETE') {
    objects.delete(url);
    response.writeHead(204).end();
  } else if (!found) refuse(response, 404, 'NoSuchKey');
  else
    response
      .writeHead(200, { 'content-length': found.length })
      .end(method === 'GET' ? found : undefined);
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' });
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`);
}

async function isSigned({ method = '', url = '', headers }: IncomingMessage): Promise<boolean> {
  const given = headers.authorization ?? '';
  const [, names = ''] = /SignedHeaders=([^,]+)/.exec(given) ?? [];
  const signed = names.split(';');
  const time = String(headers['x-amz-date']);
  const date = new Date(time.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  if (!signed.includes('host') || Math.abs(Date.now() - date.getTime()) > 900_000) return false;
  const signer = new SignatureV4({
    service: 's3',
    region,
    credentials: keys,
    sha256: Sha256,
    uriEscapePath: false,
  });
  const { pathname, hostname } = new URL(url, `http://${headers.host}`);
  const request = {
    method,
    protocol: 'http:',
    hostname,
    path: pathname,
    headers: Object.fromEntries(signed.map((name) => [name, String(headers[name])])),
  };
  const expected = await signer.sign(request as never, {
    signingDate: date,
    signableHeaders: new Set(signed),
  });
  return expected.headers.authorization?.replaceAll(' ', '') === given.replaceAll(' ', '');
}
