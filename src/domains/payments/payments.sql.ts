// The only SQL on payments and their operations.
import type { Ctx } from '../../context.js';
import type { Payment, PaymentOperation } from '../../contract/generated/payments.js';
import { fetchPage, type Page, type PageRequest, sql } from '../../db/pages.js';
import { money } from '../../lib/money.js';
import { balanceOf } from './payment-sums.js';

const columns = `id, order_id as "orderId", method, provider, currency, amount,
  provider_reference as reference, created_at as "createdAt"`;

const operations = `(select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'amount', o.amount,
    'status', o.status, 'error', o.error, 'providerReference', o.provider_reference,
    'resolvedByPerson', o.resolved_by_person, 'createdAt', to_char(o.created_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    order by o.id), '[]')
  from payment_operations o where o.tenant_id = payments.tenant_id and o.payment_id = payments.id) as operations`;

export interface OperationRow extends Omit<PaymentOperation, 'amount'> {
  /** Minor units. */
  amount: number;
  /** Staff entered the outcome; an admin can correct it. */
  resolvedByPerson?: boolean;
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

/** @param forStaff includes provider references and staff reasons */
export function toPayment({ reference, currency, ...row }: PaymentRow, forStaff = false): Payment {
  const { captured, refunded, status } = balanceOf(row.amount, row.operations);
  return {
    ...row,
    amount: money(row.amount, currency),
    captured: money(captured, currency),
    refunded: money(refunded, currency),
    status,
    ...(forStaff && { providerReference: reference }),
    operations: row.operations.map(({ providerReference, resolvedByPerson, ...one }) => ({
      ...one,
      // Customers do not see the reasons that staff enter.
      ...(resolvedByPerson && !forStaff && { error: null }),
      amount: money(one.amount, currency),
      ...(forStaff && { providerReference: providerReference ?? null }),
    })),
  };
}

export async function insertPayment(
  { db, tenant }: Ctx,
  payment: Omit<PaymentRow, 'createdAt' | 'operations'>,
): Promise<void> {
  await db.query(
    `insert into payments (tenant_id, id, order_id, method, provider, currency, amount,
       provider_reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      tenant.id,
      payment.id,
      payment.orderId,
      payment.method,
      payment.provider,
      payment.currency,
      payment.amount,
      payment.reference,
    ],
  );
}

export async function insertOperation(
  { db, tenant }: Ctx,
  paymentId: string,
  operation: Pick<OperationRow, 'id' | 'kind' | 'amount'> & Partial<Pick<OperationRow, 'status'>>,
): Promise<void> {
  await db.query(
    `insert into payment_operations (tenant_id, payment_id, id, kind, amount, status)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      ...[tenant.id, paymentId, operation.id, operation.kind, operation.amount],
      operation.status ?? 'pending',
    ],
  );
}

/**
 * Closes an open operation, or corrects one that staff resolved.
 *
 * @returns false if the operation already has an outcome
 */
export async function closeOperation(
  { db, tenant }: Ctx,
  paymentId: string,
  id: string,
  outcome: {
    status: 'succeeded' | 'failed' | 'unknown';
    error?: string;
    reference?: string | null;
    byPerson?: boolean;
  },
): Promise<boolean> {
  const { status, error, reference = null, byPerson = false } = outcome;
  const rows = await db.query<object>(
    `update payment_operations set status = $4, error = $5, finished_at = now(),
       provider_reference = coalesce($6, provider_reference), resolved_by_person = $7
     where tenant_id = $1 and payment_id = $2 and id = $3
       and (status in ('pending', 'unknown') or ($7 and resolved_by_person)) returning id`,
    [tenant.id, paymentId, id, status, error?.slice(0, 500), reference?.slice(0, 500), byPerson],
  );
  return rows.length > 0;
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

const sumOf = (kind: OperationRow['kind'], status: OperationRow['status']) =>
  `coalesce(sum(o.amount) filter (where o.kind = '${kind}' and o.status = '${status}'), 0)`;

/** `statusOf` of payment-sums.ts in SQL, for the filter. */
const statusColumn = `(select case
    when bool_or(o.status = 'unknown') then 'unknown'
    when ${sumOf('refund', 'succeeded')} > 0 then
      case when ${sumOf('refund', 'succeeded')} >= ${sumOf('capture', 'succeeded')} then 'refunded'
        else 'partially_refunded' end
    when ${sumOf('capture', 'succeeded')} > 0 then 'captured'
    when ${sumOf('authorize', 'succeeded')} > ${sumOf('void', 'succeeded')} then 'authorized'
    when ${sumOf('void', 'succeeded')} > 0 then 'cancelled'
    when bool_or(o.status = 'pending') then 'pending'
    else 'failed' end
  from payment_operations o where o.tenant_id = payments.tenant_id and o.payment_id = payments.id)`;

/** Seconds after which a pending operation counts as abandoned. */
export const abandonedAfter = 120;

const needsAttention = `exists (select from payment_operations o
  where o.tenant_id = payments.tenant_id and o.payment_id = payments.id and (o.status = 'unknown'
    or (o.status = 'pending' and o.created_at < now() - interval '${abandonedAfter} seconds')))`;

export interface PaymentFilter {
  orderId?: string;
  status?: Payment['status'];
  provider?: Payment['provider'];
  /** RFC 3339. */
  createdFrom?: string;
  createdTo?: string;
  needsAttention?: boolean;
}

export async function selectPaymentList(
  { db, tenant }: Ctx,
  filter: PaymentFilter,
  request: PageRequest,
): Promise<Page<PaymentRow>> {
  const query = sql
    .queryBuilder()
    .from('payments')
    .where('tenant_id', tenant.id)
    .select(sql.raw(`${columns}, ${operations}`));
  if (filter.orderId !== undefined) query.where('order_id', filter.orderId);
  if (filter.provider !== undefined) query.where('provider', filter.provider);
  if (filter.createdFrom !== undefined) query.where('created_at', '>=', filter.createdFrom);
  if (filter.createdTo !== undefined) query.where('created_at', '<', filter.createdTo);
  if (filter.status !== undefined) query.whereRaw(`${statusColumn} = ?`, [filter.status]);
  if (filter.needsAttention !== undefined)
    query.whereRaw(filter.needsAttention ? needsAttention : `not ${needsAttention}`);
  return fetchPage<PaymentRow>(db, query, { id: 'id', descending: true }, request);
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
