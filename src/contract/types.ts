// Static types of the contract's operations: what a handler gets and what it may answer.

import type { Readable } from 'node:stream';
import type { Static, TSchema } from '@sinclair/typebox';
import type { Ctx } from '../context.js';
import type { Role } from './generated/accounts.js';
import type { rooms } from './generated/operations.js';

export interface RateLimit {
  /** How many in a window. */
  max: number;
  /** Seconds. */
  window: number;
  /** Each is counted apart, and each may refuse. */
  by: ReadonlyArray<'address' | 'account' | 'user'>;
}

export interface Reply {
  type: string | null;
  schema: TSchema;
  etag: boolean;
}

/** One row of the generated table. */
export interface Operation {
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  access: 'public' | 'optional' | 'required';
  roles: readonly Role[];
  idempotent: boolean;
  ifMatch: boolean;
  /** Whether its answers to the public are kept until something they were made of changes. */
  cached: boolean;
  /** Whether it calls a provider, so that it cannot be one transaction. */
  callsOut: boolean;
  /** Whether the answer shows a secret, which a repeat must show again but the database must not. */
  secretAnswer: boolean;
  rateLimit: RateLimit | 'none' | null;
  bodyLimit: number | null;
  params: TSchema;
  query: TSchema;
  headers: TSchema;
  bodyType: string | null;
  bodyRequired: boolean;
  body: TSchema;
  replies: Record<number, Reply>;
  problems: readonly number[];
}

export type RoomName = keyof typeof rooms;
type OperationsOf<R extends RoomName> = (typeof rooms)[R];
type Unite<T> = (T extends unknown ? (value: T) => void : never) extends (value: infer U) => void
  ? U
  : never;
/** Every operation of every room, by operationId. */
export type Operations = Unite<OperationsOf<RoomName>>;
export type OperationId = keyof Operations;

type Shape<T> = T extends TSchema ? Static<T> : never;

/** A file that came as multipart/form-data, kept on disk until the request is answered. */
export interface UploadedFile {
  path: string;
  name: string;
  /** Bytes. */
  size: number;
  /** SHA-256 of its content. */
  digest: Buffer;
}

type Body<O> = O extends { bodyType: 'multipart/form-data' }
  ? { file: UploadedFile }
  : O extends {
        bodyType: 'application/json' | 'application/x-www-form-urlencoded';
        bodyRequired: true;
        body: infer B;
      }
    ? Shape<B>
    : O extends { bodyType: 'application/json'; body: infer B }
      ? Shape<B> | undefined
      : undefined;

export interface Input<O> {
  params: O extends { params: infer P } ? Shape<P> : never;
  query: O extends { query: infer Q } ? Shape<Q> : never;
  headers: O extends { headers: infer H } ? Shape<H> : never;
  body: Body<O>;
  /** Whether a version is the one in If-Match; true where there is no such header. */
  isCurrent(version: number): boolean;
}

/** Bytes may be left to be read until it is certain that the client wants them. */
type ReplyBody<R> = R extends { type: 'application/json'; schema: infer S }
  ? { body: Shape<S> }
  : R extends { type: null }
    ? { body?: undefined }
    : { body: Readable | (() => Promise<Buffer>) };

type Answers<R> = {
  [S in keyof R]: {
    status: S;
    location?: string;
    headers?: Record<string, string>;
  } & ReplyBody<R[S]>;
}[keyof R];

export type Answer<O> = O extends { replies: infer R } ? Answers<R> : never;

export type Handler<O> = (ctx: Ctx, input: Input<O>) => Promise<Answer<O>>;

/** A room's handlers: one for each of its operations, no more and no less. */
export type RoutesOf<R extends RoomName> = {
  [K in keyof OperationsOf<R>]: Handler<OperationsOf<R>[K]>;
};

type CachedId = {
  [K in OperationId]: Operations[K] extends { cached: true } ? K : never;
}[OperationId];

/** By operation that is cached: what an answer was made of, as `http/cached-reads.ts` names it. */
export type CachedReads = {
  [K in CachedId]: (input: Input<Operations[K]>, answer: BodyOf<Operations[K]>) => string[];
};
type BodyOf<O> = O extends { replies: { 200: { schema: infer S } } } ? Shape<S> : never;

/** The handlers of all rooms. */
export type Routes = { [R in RoomName]: RoutesOf<R> };
