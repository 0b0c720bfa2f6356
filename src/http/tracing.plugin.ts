// A span for every request, in which everything that it does takes place.
import { type Context, context, type Span, SpanStatusCode } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { beginRequest, isTracing } from '../tracing.js';

/** Before other hooks, or what they do belongs to no request. */
export function traceRequests(app: FastifyInstance): void {
  if (!isTracing()) return;
  const spans = new WeakMap<FastifyRequest, { span: Span; inSpan: Context }>();
  app.addHook('onRequest', (request, reply, done) => {
    const { method, routeOptions } = request;
    const route = routeOptions.url;
    const begun = beginRequest(request.headers, route ? `${method} ${route}` : method, {
      'http.request.method': method,
      ...(route !== undefined && { 'http.route': route }),
      ...(routeOptions.config?.operation && { 'kontor.operation': routeOptions.config.operation }),
      'kontor.request_id': request.id,
    });
    spans.set(request, begun);
    // Also where the client leaves before the answer.
    reply.raw.once('close', () => end(begun.span, request, reply.statusCode));
    context.with(begun.inSpan, done);
  });
  // The body's arrival is an event of the socket, not of the request.
  app.addHook('preValidation', (request, _reply, done) => {
    const begun = spans.get(request);
    if (begun) context.with(begun.inSpan, done);
    else done();
  });
}

function end(span: Span, { caller }: FastifyRequest, statusCode: number): void {
  span.setAttribute('http.response.status_code', statusCode);
  if (caller?.tenant.slug) span.setAttribute('kontor.tenant', caller.tenant.slug);
  if (statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
}
