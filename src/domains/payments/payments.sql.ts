// The only SQL on payments and their operations.
import type { Ctx } from '../../context.js';
import type { Payment, PaymentOperation } from '../../contract/generated/payments.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';
import { balanceOf } from './payment-sums.js';

const columns = `id, order_id as "orderId", method, provider, currency, amount,
  provider_reference as reference, created_at as "createdAt"`;

const operations = `(select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'amount', o.amount,
    'status', o.status, 'error', o.error, 'createdAt', to_char(o.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    order by o.id), '[]')
  from payment_operations o where o.tenant_id = payments.tenant_id and o.payment_id = payments.id) as operations`;

export interface OperationRow extends Omit<PaymentOperation, 'amount'> {
  /** Minor units. */
  amount: number;
}

export interface PaymentRow {
  id: string;
  orderId: string;
  method: Payment['method'];
  provider: Payment['provider'];
  currency: string;
  /** Minor units. */
  amount: number;
  reference: string | null;
  createdAt: string;
  operations: OperationRow[];
}

export function toPayment({ reference: _, currency, ...row }: PaymentRow): Payment {
  const { captured, refunded, status } = balanceOf(row.amount, row.operations);
  return {
    ...row,
    amount: money(row.amount, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
    status,
    operations: row.operations.map((one) => ({ ...one, amount: money(one.amount, currency) })),
  };
}

export async function insertPayment(
  { db, tenant }: Ctx,
  payment: Pick<PaymentRow, 'id' | 'orderId' | 'method' | 'provider' | 'currency' | 'amount'>,
): Promise<void> {
  await db.query(
    `insert into payments (tenant_id, id, order_id, method, provider, currency, amount)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tenant.id,
      payment.id,
      payment.orderId,
      payment.method,
      payment.provider,
      payment.currency,
      payment.amount,
    ],
  );
}

export async function insertOperation(
  { db, tenant }: Ctx,
  paymentId: string,
  operation: Pick<OperationRow, 'id' | 'kind' | 'amount'>,
): Promise<void> {
  await db.query(
    `insert into payment_operations (tenant_id, payment_id, id, kind, amount) values ($1, $2, $3, $4, $5)`,
    [tenant.id, paymentId, operation.id, operation.kind, operation.amount],
  );
}

/** Only one of which no outcome is known yet: an outcome is final. */
export async function closeOperation(
  { db, tenant }: Ctx,
  paymentId: string,
  id: string,
  outcome: { status: 'succeeded' | 'failed' | 'unknown'; error?: string },
): Promise<void> {
  await db.query(
    `update payment_operations set status = $4, error = $5, finished_at = now()
     where tenant_id = $1 and payment_id = $2 and id = $3 and status in ('pending', 'unknown')`,
    [tenant.id, paymentId, id, outcome.status, outcome.error?.slice(0, 500)],
  );
}

export async function setReference(
  { db, tenant }: Ctx,
  id: string,
  reference: string,
): Promise<void> {
  await db.query(
    'update payments set provider_reference = $3 where tenant_id = $1 and id = $2 and provider_reference is null',
    [tenant.id, id, reference],
  );
}

export async function selectPayment(
  { db, tenant }: Ctx,
  id: string,
): Promise<PaymentRow | undefined> {
  const rows = await db.query<PaymentRow>(
    `select ${columns}, ${operations} from payments where tenant_id = $1 and id = $2`,
    [tenant.id, id],
  );
  return rows[0];
}

export async function selectPaymentsOf(
  { db, tenant }: Ctx,
  orderId: string,
): Promise<PaymentRow[]> {
  return db.query<PaymentRow>(
    `select ${columns}, ${operations} from payments where tenant_id = $1 and order_id = $2 order by id`,
    [tenant.id, orderId],
  );
}

/** Those of several orders, each order's from the first to the last. */
export async function selectPaymentsOfOrders(
  { db, tenant }: Ctx,
  orderIds: string[],
): Promise<PaymentRow[]> {
  return db.query<PaymentRow>(
    `select ${columns}, ${operations} from payments
     where tenant_id = $1 and order_id = any($2) order by order_id, id`,
    [tenant.id, orderIds],
  );
}

export async function selectPaymentPage(
  { db, tenant }: Ctx,
  orderId: string,
  request: PageRequest,
): Promise<Page<PaymentRow>> {
  const query = sql
    .queryBuilder()
    .from('payments')
    .where({ tenant_id: tenant.id, order_id: orderId })
    .select(sql.raw(`${columns}, ${operations}`));
  return fetchPage<PaymentRow>(db, query, { id: 'id', descending: false }, request);
}

/** Operations that were begun long ago and never closed: their process died. */
export async function selectAbandoned(
  { db, tenant }: Ctx,
  seconds: number,
): Promise<Array<{ id: string; paymentId: string }>> {
  return db.query(
    `select id, payment_id as "paymentId" from payment_operations
     where tenant_id = $1 and status = 'pending' and created_at < now() - make_interval(secs => $2) limit 1000`,
    [tenant.id, seconds],
  );
}
