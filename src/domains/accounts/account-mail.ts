// Tells the owner of an account something by e-mail, by an event in the open transaction.
import type { Ctx } from '../../context.js';
import { emit } from '../../events/emit.js';
import type { AccountMail } from '../../events/events.js';
import { newId } from '../../lib/ids.js';

type Content = Omit<AccountMail, 'type' | 'eventId'>;

export const sendAccountMail = (ctx: Ctx, content: Content): Promise<void> =>
  emit(ctx, { type: 'account.mail', eventId: newId(), ...content });
