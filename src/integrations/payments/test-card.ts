// A card double for development and tests: the amount decides. Those that end in 02 are declined,
// those that end in 08 are not answered.
import type { PaymentProvider } from './payments.js';

export const testCard: PaymentProvider = {
  async call({ amount, operationId, reference }) {
    if (amount % 100 === 2) return { status: 'failed', error: 'The card was declined.' };
    if (amount % 100 === 8)
      return { status: 'unknown', error: 'The provider did not answer in time.' };
    return { status: 'succeeded', reference: reference ?? `test-${operationId}` };
  },
};
