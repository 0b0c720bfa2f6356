// Makes a repeat of a write harmless, after Stripe and the IETF's Idempotency-Key draft 07. The
// key is a row of the business transaction itself: a simultaneous twin waits on it and then
// replays, and a rollback takes it along.
import type { Ctx } from '../context.js';
import { savepoint, TryAgain, transaction } from '../db/transaction.js';
import { AppError, type ErrorKind } from '../errors.js';
import { claimKey, type StoredAnswer, selectAnswer, storeAnswer } from './idempotency.sql.js';

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
): Promise<StoredAnswer & { replayed: boolean }> {
  const { principal, key } = request;
  return transaction(ctx, async (ctx) => {
    if (!(await claimKey(ctx, principal, key, request.fingerprint))) return replay(ctx, request);
    let answer: StoredAnswer;
    try {
      answer = await savepoint(ctx, () => produce(ctx));
    } catch (error) {
      if (!(error instanceof AppError) || !final.has(error.kind)) throw error;
      answer = refuse(error);
    }
    await storeAnswer(ctx, principal, key, answer);
    return { ...answer, replayed: false };
  });
}

async function replay(ctx: Ctx, { principal, key, fingerprint }: KeyedRequest) {
  const stored = await selectAnswer(ctx, principal, key);
  // Removed between the two statements: it is free now.
  if (!stored) throw new TryAgain();
  if (!stored.fingerprint.equals(fingerprint)) {
    throw new AppError(
      'unprocessable',
      'idempotency_key_reused',
      'The idempotency key was used for another request.',
    );
  }
  const { status, headers, body } = stored;
  return { status, headers, body, replayed: true };
}
