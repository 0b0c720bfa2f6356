// An HTTP double of Africa's Talking's bulk SMS, as its documentation describes it:
// https://developers.africastalking.com/docs/sms/sending/bulk
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Test } from 'tap';

export interface SentSms {
  headers: Record<string, unknown>;
  form: Record<string, string>;
}

export interface SmsDouble {
  url: string;
  sent: SentSms[];
  /** How the next request is answered; the documented success when left undefined. */
  behave: ((response: ServerResponse, sms: SentSms) => void | Promise<void>) | undefined;
}

export const recipient = (statusCode: number, status: string, number: string) => ({
  statusCode,
  number,
  status,
  cost: 'KES 0.8000',
  messageId: `ATXid_${Math.random().toString(36).slice(2)}`,
});

export function answer(
  response: ServerResponse,
  recipients: object[],
  message = 'Sent to 1/1 Total Cost: KES 0.8000',
): void {
  response.writeHead(201, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ SMSMessageData: { Message: message, Recipients: recipients } }));
}

export async function openSmsDouble(t: Test): Promise<SmsDouble> {
  const double: SmsDouble = { url: '', sent: [], behave: undefined };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const sms = { headers: request.headers, form: Object.fromEntries(new URLSearchParams(body)) };
      double.sent.push(sms);
      if (request.method !== 'POST' || request.url !== '/version1/messaging') {
        response.writeHead(404).end();
      } else if (request.headers.apikey !== 'test-key') {
        response.writeHead(401).end('The supplied authentication is invalid');
      } else if (double.behave) void double.behave(response, sms);
      else answer(response, [recipient(101, 'Success', sms.form.to as string)]);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  double.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  t.teardown(() => {
    server.closeAllConnections();
    server.close();
  });
  return double;
}
