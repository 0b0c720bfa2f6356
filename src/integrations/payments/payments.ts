// What the rest of the program knows of payment providers.

export interface PaymentCall {
  /** Id of the operation; the provider's own idempotency key. */
  operationId: string;
  kind: 'authorize' | 'capture' | 'refund' | 'void';
  /** Minor units. */
  amount: number;
  currency: string;
  /** The provider's own id of the payment, once it has given one. */
  reference: string | null;
}

export type PaymentOutcome =
  | { status: 'succeeded'; reference: string | null }
  | { status: 'failed'; error: string }
  /** No answer came; it may have been done. */
  | { status: 'unknown'; error: string };

export interface PaymentProvider {
  call(call: PaymentCall): Promise<PaymentOutcome>;
}
