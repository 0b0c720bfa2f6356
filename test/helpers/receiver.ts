// A receiver of webhooks: verifies each by the specification's library, checks it against the
// contract, and can be told what to answer.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { Test } from 'tap';
import { checkWebhook } from './contract.js';

export interface Received {
  /** `webhook-id`. */
  id: string;
  headers: IncomingHttpHeaders;
  body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what the contract has checked
  payload: { type: string; timestamp: string; data: any };
  at: number;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** What was wrong with what came. */
  faults: Error[];
  /** The secret that signatures are checked by; unchecked while empty. */
  secret: string;
  /** How a request is answered; 204 when left undefined. */
  behave: ((response: ServerResponse, one: Received) => void | Promise<void>) | undefined;
}

export async function openReceiver(t: Test): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], faults: [], secret: '', behave: undefined };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      try {
        if (receiver.secret !== '')
          new Webhook(receiver.secret).verify(body, request.headers as Record<string, string>);
        const payload = checkWebhook(body) as Received['payload'];
        const { headers } = request;
        const id = headers['webhook-id'] as string;
        const one = { id, headers, body, payload, at: Date.now() };
        receiver.received.push(one);
        if (receiver.behave) void receiver.behave(response, one);
        else response.writeHead(204).end();
      } catch (error) {
        receiver.faults.push(error as Error);
        response.writeHead(400).end((error as Error).message);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return receiver;
}
