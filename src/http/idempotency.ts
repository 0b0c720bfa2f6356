// Makes a repeat of a write harmless, after Stripe and the IETF's Idempotency-Key draft 07. The
// key is a row of the business transaction itself: a simultaneous twin waits on it and then
// replays, and a rollback takes it along.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '../context.js';
import { TryAgain, transaction, withCommit } from '../db/transaction.js';
import { AppError, type ErrorKind, unavailable } from '../errors.js';
import {
  claimKey,
  deleteKey,
  type HeldKey,
  type StoredAnswer,
  selectAnswer,
  storeAnswer,
} from './idempotency.sql.js';

export interface KeyedRequest {
  key: string;
  /** Whose key it is: the user's id. */
  principal: string;
  /** Hash of what was asked. */
  fingerprint: Buffer;
}

/** Refusals that are the answer to the request; the others say nothing of it. */
const final: ReadonlySet<ErrorKind> = new Set<ErrorKind>([
  'not_found',
  'conflict',
  'gone_stale',
  'unprocessable',
]);

/**
 * @param produce does the work and answers it, in the transaction it is given
 * @param refuse the answer to a refusal
 * @throws AppError `idempotency_key_reused` when the key came with another request
 */
export async function once(
  ctx: Ctx,
  request: KeyedRequest,
  produce: (ctx: Ctx) => Promise<StoredAnswer>,
  refuse: (error: AppError) => StoredAnswer,
): Promise<Replayed> {
  const outcome = await claimed(ctx, request, produce).catch((error: unknown) => {
    if (!(error instanceof AppError) || !final.has(error.kind)) throw error;
    const answer = refuse(error);
    // What it had done is undone, and its claim with it. A twin may have claimed the key since: then what
    // the twin was answered is the answer.
    return claimed(ctx, request, async () => answer);
  });
  return outcome.answer ? { ...outcome.answer, replayed: false } : replay(outcome.held, request);
}

type Replayed = StoredAnswer & { replayed: boolean };
type Outcome = { answer: StoredAnswer } | { answer?: never; held: HeldKey };

/** In one transaction claims the key, does the work and stores its answer, or finds what is stored. */
const claimed = (
  ctx: Ctx,
  { principal, key, fingerprint }: KeyedRequest,
  produce: (ctx: Ctx) => Promise<StoredAnswer>,
): Promise<Outcome> =>
  transaction(ctx, async (ctx) => {
    if (await claimKey(ctx, principal, key, fingerprint)) {
      const answer = await produce(ctx);
      withCommit(ctx, (ctx) => storeAnswer(ctx, principal, key, answer));
      return { answer };
    }
    const held = await selectAnswer(ctx, principal, key);
    // Removed between the two statements: it is free now.
    if (!held) throw new TryAgain();
    return { held };
  });

/** Milliseconds for which a twin waits for the answer of a request that calls a provider. */
const patience = 20_000;
/** Seconds after which a request without an answer belongs to a process that has died. */
const interruptedAfter = 60;

/**
 * The same for a request that calls a provider, which cannot be one transaction: the key is claimed
 * and committed, the work does its own transactions, then the answer is stored. A twin waits for it.
 *
 * @throws AppError `idempotency_key_reused`, `outcome_unknown` where the first was interrupted
 */
export async function onceAcrossCalls(
  ctx: Ctx,
  request: KeyedRequest,
  produce: (ctx: Ctx) => Promise<StoredAnswer>,
  refuse: (error: AppError) => StoredAnswer,
): Promise<Replayed> {
  const { principal, key } = request;
  const claim = () => transaction(ctx, (ctx) => claimKey(ctx, principal, key, request.fingerprint));
  for (const end = Date.now() + patience; !(await claim()); ) {
    const replayed = await awaitAnswer(ctx, request, end);
    if (replayed) return replayed;
  }
  let answer: StoredAnswer;
  try {
    answer = await produce(ctx);
  } catch (error) {
    if (!(error instanceof AppError) || !final.has(error.kind)) {
      // Once the provider was called the key stays: whoever tries again must not call it again.
      if (!ctx.outside?.called) await transaction(ctx, (ctx) => deleteKey(ctx, principal, key));
      throw error;
    }
    answer = refuse(error);
  }
  await transaction(ctx, (ctx) => storeAnswer(ctx, principal, key, answer));
  return { ...answer, replayed: false };
}

/** Returns undefined if the first request was rejected and released its key. */
async function awaitAnswer(
  ctx: Ctx,
  request: KeyedRequest,
  end: number,
): Promise<Replayed | undefined> {
  for (; ; await sleep(100)) {
    const stored = await selectAnswer(ctx, request.principal, request.key);
    if (!stored) return undefined;
    if (stored.status !== null || !stored.fingerprint.equals(request.fingerprint))
      return replay(stored, request);
    if (stored.age > interruptedAfter) {
      throw new AppError(
        'conflict',
        'outcome_unknown',
        'The first request with this key was interrupted; look at what it has done.',
      );
    }
    if (Date.now() > end) throw unavailable('The first request with this key is still under way.');
  }
}

function replay({ fingerprint, status, headers, body }: HeldKey, request: KeyedRequest): Replayed {
  if (!fingerprint.equals(request.fingerprint)) {
    throw new AppError(
      'unprocessable',
      'idempotency_key_reused',
      'The idempotency key was used for another request.',
    );
  }
  return { status: status ?? 0, headers, body, replayed: true };
}
