// How a provider's refusal is told apart, whatever the channel.

/**
 * - `permanent`: the message will never be taken; trying again is useless.
 * - `transient`: it was not taken this time.
 * - `unknown`: no answer came; it may have been taken.
 */
export type SendFailure = 'permanent' | 'transient' | 'unknown';

export class SendError extends Error {
  readonly failure: SendFailure;
  constructor(failure: SendFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}
