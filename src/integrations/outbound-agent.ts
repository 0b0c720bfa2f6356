// Connections to addresses that users of a tenant have entered: webhooks, and pictures of imports.
import type { Agent } from 'undici';
import { load } from '../lib/load.js';
import { publicLookup } from './webhooks/targets.js';

const connect = { timeout: 10_000 };
/** One connection a call: targets are many, and are called seldom. */
const settings = { pipelining: 0, keepAliveTimeout: 1 };

/** Made for the first call. */
const agents: { public?: Agent; any?: Agent } = {};

/** @param privateTargets whether the operator allows private networks */
export function outboundAgent(privateTargets: boolean): Agent {
  const { Agent } = load('undici');
  if (privateTargets) {
    agents.any ??= new Agent({ ...settings, connect });
    return agents.any;
  }
  agents.public ??= new Agent({ ...settings, connect: { ...connect, lookup: publicLookup } });
  return agents.public;
}
