// Programs of others that tests start. In CI they must be there; elsewhere their tests are skipped without them.
import { execFileSync } from 'node:child_process';
import { createConnection } from 'node:net';

/**
 * @param name of the program, or its path
 * @param args with which it ends at once and well
 * @returns options of a test that needs it
 */
export function needs(name: string, args = ['--version']) {
  let isThere = true;
  try {
    execFileSync(name, args, { stdio: 'ignore' });
  } catch {
    isThere = false;
  }
  return { skip: !isThere && !process.env.CI && `no ${name} here` };
}

/** Whether anybody listens on the port. */
export function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}
