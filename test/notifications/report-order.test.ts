// Reports of one message come in any order, and say the same in the end.
import fc from 'fast-check';
import t from 'tap';
import { nextStatus } from '../../src/domains/notifications/sms-reports.js';

t.test('the order of reports does not matter for what they say in the end', async (t) => {
  const reported = fc.array(fc.constantFrom('sent', 'delivered', 'failed'), { maxLength: 8 });
  const end = (words: Array<'sent' | 'delivered' | 'failed'>) =>
    words.reduce(nextStatus, 'unknown' as Parameters<typeof nextStatus>[0]);
  fc.assert(
    fc.property(reported, (words) => {
      const expected = words.includes('delivered')
        ? 'delivered'
        : words.includes('failed')
          ? 'failed'
          : words.length > 0
            ? 'sent'
            : 'unknown';
      return end(words as never) === expected;
    }),
  );
  t.pass('for any');
});
