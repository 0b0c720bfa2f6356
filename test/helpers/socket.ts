// Raw connections to a server, for requests that no HTTP client sends.
import { connect } from 'node:net';

export interface Exchange {
  /** Milliseconds after which the connection is reset if the server has not closed it. */
  patience?: number;
  /** Ends the client's side after the request. */
  half?: boolean;
  /** Sent when the first part of the response has arrived. */
  more?: string;
}

/** Sends text and returns what the server sends until it ends the connection. */
export async function exchange(
  port: number,
  text: string,
  { patience = 20_000, half = false, more }: Exchange = {},
): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: half });
  let answer = '';
  socket.on('data', (part) => {
    if (answer === '' && more !== undefined) socket.write(more);
    answer += part;
  });
  socket.on('error', () => {});
  socket.write(text);
  if (half) socket.end();
  const timer = setTimeout(() => socket.destroy(), patience);
  await new Promise((done) => {
    socket.once('end', done);
    socket.once('close', done);
  });
  clearTimeout(timer);
  socket.destroy();
  return answer;
}
