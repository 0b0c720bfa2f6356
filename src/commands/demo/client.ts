// A client of the running API, as any shop's own program would be.
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../run-command.js';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: read by its caller, who knows the operation
  data: any;
}

export class Client {
  readonly #base: string;
  #token: string | undefined;

  constructor(base: string) {
    this.#base = base;
  }

  /** @throws CommandError where the API is not there or the account is not the demo's */
  async logIn(email: string, password: string): Promise<void> {
    const { status, data } = await this.send('POST', '/v1/auth/login', {
      body: { email, password },
    });
    if (status !== 200)
      throw new CommandError(
        `${email} cannot log in (${status}); seed the demo first: npm run seed.`,
      );
    this.#token = data.accessToken;
  }

  /** Waits where the rate limit asks for it. */
  async send(
    method: string,
    path: string,
    options: { body?: unknown; key?: string } = {},
  ): Promise<Answer> {
    const isForm = options.body instanceof FormData;
    for (;;) {
      const response = await fetch(this.#base + path, {
        method,
        signal: AbortSignal.timeout(30_000),
        headers: {
          ...(this.#token && { authorization: `Bearer ${this.#token}` }),
          ...(options.key && { 'idempotency-key': options.key }),
          ...(options.body !== undefined && !isForm && { 'content-type': 'application/json' }),
        },
        ...(options.body !== undefined && {
          body: isForm ? (options.body as FormData) : JSON.stringify(options.body),
        }),
      }).catch(() => {
        throw new CommandError(`Nothing answers at ${this.#base}. Start Kontor first: npm start.`);
      });
      if (response.status !== 429) return { status: response.status, data: await response.json() };
      await sleep(Number(response.headers.get('retry-after') ?? 1) * 1000);
    }
  }

  /** @throws CommandError for any other status than the one expected */
  async expect(
    status: number,
    method: string,
    path: string,
    options: { body?: unknown; key?: string } = {},
  ) {
    const answer = await this.send(method, path, options);
    if (answer.status === status) return answer.data;
    throw new CommandError(
      `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.data)}`,
    );
  }
}
