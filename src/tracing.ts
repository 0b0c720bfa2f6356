// Traces for OpenTelemetry: one from a request through its SQL and its jobs to the message that they send.
// Nothing of this costs anything where OTEL_EXPORTER_OTLP_ENDPOINT names nobody to send them to.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Attributes,
  type Context,
  context,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api';
import type { Config } from './config.js';
import { version } from './contract/generated/operations.js';

/** Milliseconds for what has not been sent when the process ends. */
const shutdownTime = 3_000;

let isOn = false;

/** Whether spans are made. */
export const isTracing = (): boolean => isOn;

const tracer = () => trace.getTracer('kontor', version);

/**
 * Begins to send traces, where the configuration says to whom. Before anything that is traced is made.
 *
 * @param program that runs: api, worker
 * @returns sends what has not been sent yet, and ends
 */
export async function startTracing(config: Config, program: string): Promise<() => Promise<void>> {
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT === '') return async () => {};
  // Megabytes that nobody else needs to load.
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }, { parseKeyPairsIntoRecord }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/core'),
    ]);
  const endpoint = config.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, '');
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    headers: parseKeyPairsIntoRecord(config.OTEL_EXPORTER_OTLP_HEADERS),
  });
  const provider = new sdk.NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': `${config.OTEL_SERVICE_NAME}-${program}`,
      'service.namespace': config.OTEL_SERVICE_NAME,
      'service.version': version,
    }),
    sampler: new sdk.ParentBasedSampler({
      root: new sdk.TraceIdRatioBasedSampler(config.OTEL_TRACES_SAMPLER_ARG),
    }),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter)],
  });
  // Also sets the context manager and the propagation of W3C Trace Context.
  provider.register();
  isOn = true;
  return () =>
    Promise.race([
      provider.shutdown().catch(() => {}),
      // A collector that is away is not waited for.
      sleep(shutdownTime, undefined, { ref: false }),
    ]);
}

/**
 * Runs `fn` in a span that ends with it.
 *
 * @param attributes ids and names; never what a person wrote or is called
 */
export async function traced<T>(
  name: string,
  kind: SpanKind,
  attributes: Attributes,
  fn: () => Promise<T>,
): Promise<T> {
  if (!isOn) return fn();
  return tracer().startActiveSpan(name, { kind, attributes }, (span) => endingWith(span, fn));
}

async function endingWith<T>(span: Span, fn: () => Promise<T>): Promise<T> {
  try {
    return await fn();
  } catch (error) {
    // Its kind alone: a message may hold what was asked for.
    span.setAttribute('error.type', (error as Error).name);
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** A statement; its values are not part of it. */
export function tracedSql<T>(text: string, fn: () => Promise<T>): Promise<T> {
  if (!isOn) return fn();
  const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
  return traced(
    operation,
    SpanKind.CLIENT,
    { 'db.system.name': 'postgresql', 'db.operation.name': operation, 'db.query.text': text },
    fn,
  );
}

/** @returns the span that is under way, as a job carries it; undefined without one */
export function currentTrace(): string | undefined {
  if (!isOn) return undefined;
  const carrier: { traceparent?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier.traceparent;
}

/**
 * Runs `fn` as a part of the trace that a job carries, or as the beginning of one.
 *
 * @param traceparent of the job
 */
export function tracedJob<T>(
  task: string,
  traceparent: string | undefined,
  attributes: Attributes,
  fn: () => Promise<T>,
): Promise<T> {
  if (!isOn) return fn();
  const parent = propagation.extract(ROOT_CONTEXT, { traceparent });
  return context.with(parent, () => traced(`job ${task}`, SpanKind.CONSUMER, attributes, fn));
}

/** @returns a span for a request, as a part of the trace that its headers name */
export function beginRequest(
  headers: object,
  name: string,
  attributes: Attributes,
): { span: Span; inSpan: Context } {
  const parent = propagation.extract(ROOT_CONTEXT, headers);
  const span = tracer().startSpan(name, { kind: SpanKind.SERVER, attributes }, parent);
  return { span, inSpan: trace.setSpan(parent, span) };
}

/** What a line of the log says of the trace that it belongs to. */
export function traceOfLog(): { traceId?: string; spanId?: string } {
  const span = isOn ? trace.getActiveSpan() : undefined;
  if (!span) return {};
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}
