// Generated from openapi/health.yaml by `npm run generate`. Do not edit.

import { Type, type Static } from '@sinclair/typebox';

export const Liveness = Type.Object({ status: Type.Unsafe<"ok">({"type":"string","enum":["ok"]}) }, {"additionalProperties":false});
export type Liveness = Static<typeof Liveness>;

export const Readiness = Type.Object({ status: Type.Unsafe<"ready">({"type":"string","enum":["ready"]}), database: Type.Unsafe<"up">({"type":"string","enum":["up"]}), migrations: Type.Unsafe<"current">({"type":"string","enum":["current"]}) }, {"additionalProperties":false});
export type Readiness = Static<typeof Readiness>;

export const CacheStatus = Type.Unsafe<"redis" | "memory" | "away" | "off">({"type":"string","enum":["redis","memory","away","off"]});
export type CacheStatus = Static<typeof CacheStatus>;

export const ChannelStatus = Type.Unsafe<"up" | "unreachable">({"type":"string","enum":["up","unreachable"]});
export type ChannelStatus = Static<typeof ChannelStatus>;

export const Health = Type.Object({ status: Type.Unsafe<"ok" | "degraded">({"type":"string","enum":["ok","degraded"]}), version: Type.String({"maxLength":50}), uptime: Type.Number({"minimum":0}), database: Type.Unsafe<"up">({"type":"string","enum":["up"]}), worker: Type.Unsafe<"up" | "down">({"type":"string","enum":["up","down"]}), cache: CacheStatus, email: ChannelStatus, sms: ChannelStatus }, {"additionalProperties":false});
export type Health = Static<typeof Health>;

export const Connections = Type.Object({ total: Type.Integer({"format":"int32","minimum":0,"maximum":100000}), idle: Type.Integer({"format":"int32","minimum":0,"maximum":100000}), waiting: Type.Integer({"format":"int32","minimum":0,"maximum":1000000}) }, {"additionalProperties":false});
export type Connections = Static<typeof Connections>;

export const DatabaseHealth = Type.Object({ status: Type.Unsafe<"up">({"type":"string","enum":["up"]}), latency: Type.Number({"minimum":0}), connections: Connections }, {"additionalProperties":false});
export type DatabaseHealth = Static<typeof DatabaseHealth>;

export const WorkerHealth = Type.Object({ status: Type.Unsafe<"up">({"type":"string","enum":["up"]}), processes: Type.Integer({"format":"int32","minimum":0,"maximum":100000}), heartbeatAge: Type.Number({"minimum":0}), dueJobs: Type.Integer({"format":"int64","minimum":0,"maximum":9007199254740991}), oldestDueJobAge: Type.Union([Type.Number({"minimum":0}), Type.Null()]) }, {"additionalProperties":false});
export type WorkerHealth = Static<typeof WorkerHealth>;

export const CacheHealth = Type.Object({ status: CacheStatus, hearing: Type.Boolean() }, {"additionalProperties":false});
export type CacheHealth = Static<typeof CacheHealth>;

export const operations = {
  getHealth: {
    id: "getHealth",
    method: "GET",
    path: "/health",
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
    replies: { 200: { type: "application/json", schema: Health, etag: false } },
    problems: [400,429,500,503],
  },
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
  getDatabaseHealth: {
    id: "getDatabaseHealth",
    method: "GET",
    path: "/health/db",
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
    replies: { 200: { type: "application/json", schema: DatabaseHealth, etag: false } },
    problems: [400,429,500,503],
  },
  getWorkerHealth: {
    id: "getWorkerHealth",
    method: "GET",
    path: "/health/worker",
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
    replies: { 200: { type: "application/json", schema: WorkerHealth, etag: false } },
    problems: [400,429,500,503],
  },
  getCacheHealth: {
    id: "getCacheHealth",
    method: "GET",
    path: "/health/cache",
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
    replies: { 200: { type: "application/json", schema: CacheHealth, etag: false } },
    problems: [400,429,500,503],
  },
} as const;
