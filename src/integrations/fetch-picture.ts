// Fetches a picture from an address in an import.
import pRetry, { AbortError } from 'p-retry';
import { load } from '../lib/load.js';
import { outboundAgent } from './outbound-agent.js';
import { whyNotAllowed } from './webhooks/targets.js';

/** Says why a picture cannot be fetched, as a sentence for the shop's staff. */
export class PictureNotFetched extends Error {}

/** Bytes; as many as an upload may have. */
const maxSize = 10 * 1024 * 1024;
/** Milliseconds for one attempt. */
const timeout = 20_000;
const maxRedirects = 3;

/**
 * Fetches a picture. Tries again after network errors, 429 and 5xx. Checks every address on the way.
 *
 * @param privateTargets whether the operator allows private networks
 * @param signal ends the attempts
 * @throws PictureNotFetched
 */
export const fetchPicture = (
  url: string,
  privateTargets: boolean,
  signal?: AbortSignal,
): Promise<Buffer> =>
  pRetry(() => attempt(url, privateTargets, signal), {
    retries: 2,
    minTimeout: 500,
    factor: 3,
    ...(signal && { signal }),
  });

async function attempt(
  address: string,
  privateTargets: boolean,
  stop: AbortSignal | undefined,
): Promise<Buffer> {
  const limit = AbortSignal.timeout(timeout);
  const signal = stop ? AbortSignal.any([limit, stop]) : limit;
  let url = address;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const reason = whyNotAllowed(url, privateTargets, true);
    if (reason !== undefined) throw new AbortError(new PictureNotFetched(reason));
    const answer = await load('undici')
      .request(url, {
        headers: { accept: 'image/*', 'user-agent': 'Kontor-Import/1' },
        dispatcher: outboundAgent(privateTargets),
        signal,
      })
      .catch((error: unknown) => {
        throw new PictureNotFetched(faultOf(error));
      });
    const { statusCode, headers, body } = answer;
    const location = headers.location?.toString();
    if (statusCode >= 300 && statusCode < 400 && location) {
      await body.dump();
      url = URL.canParse(location, url) ? new URL(location, url).href : location;
      continue;
    }
    if (statusCode === 200) return read(body);
    await body.dump();
    const fault = new PictureNotFetched(`The server answered with ${statusCode}.`);
    throw statusCode === 429 || statusCode >= 500 ? fault : new AbortError(fault);
  }
  throw new AbortError(new PictureNotFetched(`More than ${maxRedirects} redirects.`));
}

async function read(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > maxSize) throw new AbortError(new PictureNotFetched('The file is over 10 MiB.'));
      parts.push(part);
    }
  } catch (error) {
    throw error instanceof AbortError ? error : new PictureNotFetched(faultOf(error));
  }
  return Buffer.concat(parts);
}

function faultOf(error: unknown): string {
  const { name, message, code } = error as Error & { code?: string };
  if (name === 'TimeoutError') return `No answer within ${timeout / 1000} seconds.`;
  return `The server cannot be reached (${code ?? (message || name)}).`;
}
