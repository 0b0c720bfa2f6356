// Generated from openapi/health.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';

export const Liveness = Type.Object({ status: Type.Unsafe<"ok">({"type":"string","enum":["ok"]}) }, {"additionalProperties":false});
export type Liveness = Static<typeof Liveness>;

export const Readiness = Type.Object({ status: Type.Unsafe<"ready">({"type":"string","enum":["ready"]}), database: Type.Unsafe<"up">({"type":"string","enum":["up"]}), migrations: Type.Unsafe<"current">({"type":"string","enum":["current"]}) }, {"additionalProperties":false});
export type Readiness = Static<typeof Readiness>;

export const operations = {
  getLiveness: {
    id: "getLiveness",
    method: "GET",
    path: "/health/live",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: "none",
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Liveness, etag: false } },
    problems: [400,429,500],
  },
  getReadiness: {
    id: "getReadiness",
    method: "GET",
    path: "/health/ready",
    access: "public",
    roles: [],
    idempotent: false,
    ifMatch: false,
    cached: false,
    callsOut: false,
    secretAnswer: false,
    rateLimit: "none",
    bodyLimit: null,
    params: Type.Object({  }, {"additionalProperties":false}),
    query: Type.Object({  }, {"additionalProperties":false}),
    headers: Type.Object({  }, {}),
    bodyType: null,
    bodyRequired: false,
    body: Type.Null(),
    replies: { 200: { type: "application/json", schema: Readiness, etag: false } },
    problems: [400,429,500,503],
  },
} as const;
