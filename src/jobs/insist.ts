// Writes down what cannot be had a second time, such as a provider's answer.
import pRetry from 'p-retry';
import { AppError } from '../errors.js';

/**
 * Tries for as long as a database takes to come back, because what is not written is done again: for
 * half a minute, several times a second at first.
 *
 * @param fn is idempotent
 * @throws what it throws in the end, and at once where trying again cannot help
 */
export const insist = <T>(fn: () => Promise<T>): Promise<T> =>
  pRetry(fn, {
    retries: 40,
    minTimeout: 100,
    maxTimeout: 1000,
    factor: 1.5,
    maxRetryTime: 30_000,
    shouldRetry: ({ error }) => !(error instanceof AppError),
  });
