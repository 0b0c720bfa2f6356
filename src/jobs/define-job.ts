// A kind of job: its name, its payload and how often it is tried. What a task does with it stands
// elsewhere, so that a rule can queue work without importing who carries it out.
import type { Static, TObject } from '@sinclair/typebox';

export interface JobSpec {
  identifier: string;
  payload: object;
  maxAttempts: number;
  /** A job of this key replaces one that has not started; one that has is not tried again. */
  jobKey?: string;
  /** Jobs of one queue run one after the other. */
  queueName?: string;
  /** RFC 3339; at once when left out. */
  runAt?: string;
  /** Jobs with a smaller one go first; 0 when left out. */
  priority?: number;
}

export interface JobKind<P extends TObject> {
  name: string;
  payload: P;
  maxAttempts: number;
  with(
    payload: Static<P>,
    options?: Pick<JobSpec, 'jobKey' | 'queueName' | 'runAt' | 'priority'>,
  ): JobSpec;
}

/** @param payload ids only; the tenant's is added by the database */
export function defineJob<P extends TObject>(kind: {
  name: string;
  payload: P;
  maxAttempts: number;
}): JobKind<P> {
  return {
    ...kind,
    with: (payload, options) => ({
      identifier: kind.name,
      payload: payload as object,
      maxAttempts: kind.maxAttempts,
      ...options,
    }),
  };
}
