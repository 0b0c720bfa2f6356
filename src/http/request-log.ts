// One line of the log for a request, when it has been answered. What it names is chosen here: nothing in
// it has to be searched for secrets, as in other lines.
import {
  type FastifyBaseLogger,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';

export class RequestLog extends LogController {
  readonly #log: Logger;

  /** @param log of the process */
  constructor(log: Logger) {
    super();
    this.#log = log.child({}, { redact: [] });
  }

  override incomingRequest(request: FastifyRequest): void {
    if (this.#log.isLevelEnabled('debug'))
      this.#log.debug({ reqId: request.id, req: request }, 'incoming request');
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (error) {
      super.requestCompleted(error, request, reply);
      return;
    }
    const { id, caller } = request;
    this.#log.info(
      {
        reqId: id,
        req: request,
        res: { statusCode: reply.statusCode },
        responseTime: reply.elapsedTime,
        operation: request.routeOptions.config?.operation,
        tenant: caller?.tenant.slug,
        user: caller?.actor.kind === 'user' ? caller.actor.userId : undefined,
      },
      'request completed',
    );
  }
}

/** Makes a child of a log when something is written to it. */
type Make = () => FastifyBaseLogger;

/**
 * A log with a child's bindings; most requests write nothing to it, and making a child costs more than a
 * line.
 */
export const lateLog = (make: Make): FastifyBaseLogger =>
  new LateLog(make) as unknown as FastifyBaseLogger;

type Written = [values: object, message?: string];

class LateLog {
  readonly #make: Make;
  #made: FastifyBaseLogger | undefined;

  constructor(make: Make) {
    this.#make = make;
  }

  get #log(): FastifyBaseLogger {
    this.#made ??= this.#make();
    return this.#made;
  }

  get level(): string {
    return this.#log.level;
  }

  child(...args: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return lateLog(() => this.#log.child(...args));
  }

  trace(...args: Written): void {
    this.#log.trace(...args);
  }

  debug(...args: Written): void {
    this.#log.debug(...args);
  }

  info(...args: Written): void {
    this.#log.info(...args);
  }

  warn(...args: Written): void {
    this.#log.warn(...args);
  }

  error(...args: Written): void {
    this.#log.error(...args);
  }

  fatal(...args: Written): void {
    this.#log.fatal(...args);
  }

  silent(): void {}
}
