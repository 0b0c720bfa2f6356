// The REST door of payments.
import type { RoutesOf } from '../../contract/types.js';
import { created, ok } from '../../http/answers.js';
import { createPayment } from './create-payment.js';
import { cancelPayment, capturePayment, refundPayment } from './move-money.js';
import { listOrderPayments, listPayments } from './payments.js';
import { resolvePayment } from './resolve-payment.js';

export const paymentRoutes = {
  listOrderPayments: async (ctx, { params, query }) =>
    ok(await listOrderPayments(ctx, params.orderId, query)),

  createPayment: async (ctx, { params, body }) =>
    created(await createPayment(ctx, params.orderId, body)),

  listPayments: async (ctx, { query }) => ok(await listPayments(ctx, query, query)),

  cancelPayment: async (ctx, { params }) => ok(await cancelPayment(ctx, params.paymentId)),

  capturePayment: async (ctx, { params, body }) =>
    ok(await capturePayment(ctx, params.paymentId, body ?? {})),

  refundPayment: async (ctx, { params, body }) =>
    ok(await refundPayment(ctx, params.paymentId, body ?? {})),

  resolvePayment: async (ctx, { params, body }) =>
    ok(await resolvePayment(ctx, params.paymentId, body)),
} satisfies RoutesOf<'payments'>;
