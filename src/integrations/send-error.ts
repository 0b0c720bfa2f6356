// How a provider's refusal is told apart, whatever the channel.

/**
 * - `permanent`: the message will never be taken; trying again is useless.
 * - `transient`: it was not taken this time.
 * - `unknown`: no answer came; it may have been taken.
 */
export type SendFailure = 'permanent' | 'transient' | 'unknown';

export interface SendErrorDetails {
  /** The provider's code, as it stands in its documents. */
  code?: string;
  /** Seconds that the provider asks to be left alone for. */
  retryAfter?: number;
  /** True if the provider is unreachable or rejects the shop, and not only this message. */
  ofChannel?: boolean;
}

export class SendError extends Error {
  readonly failure: SendFailure;
  readonly code: string | undefined;
  readonly retryAfter: number | undefined;
  readonly ofChannel: boolean;

  constructor(failure: SendFailure, message: string, details: SendErrorDetails = {}) {
    super(message);
    this.failure = failure;
    this.code = details.code;
    this.retryAfter = details.retryAfter;
    this.ofChannel = details.ofChannel ?? false;
  }
}
