// What the writes of promotions change, for the audit log.
import {
  type AuditOf,
  type AuditSubject,
  changes,
  creates,
} from '../../contract/audit-subjects.js';

import { getPromoCode } from './promo-codes.js';
import { lockPromoCode } from './promo-codes.sql.js';

const promoCode: AuditSubject = { type: 'promoCode', read: getPromoCode, lock: lockPromoCode };

export const promotionAudit: AuditOf<'promotions'> = {
  createPromoCode: creates(promoCode),
  updatePromoCode: changes(promoCode, 'promoCodeId'),
  deletePromoCode: changes(promoCode, 'promoCodeId'),
};
