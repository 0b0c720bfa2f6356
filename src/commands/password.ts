// A password for a command: from KONTOR_PASSWORD or from the standard input, never from the command
// line, which other users of the machine can read.
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { assertUncommon } from '../auth/password-rules.js';
import { Password } from '../contract/generated/accounts.js';
import { fits } from '../lib/ajv.js';
import { CommandError } from './run-command.js';

/** @throws CommandError for none, and for one that is too weak */
export async function readPassword(): Promise<string> {
  const password = process.env.KONTOR_PASSWORD ?? (await ask());
  if (!fits(Password, password)) {
    throw new CommandError(
      'A password has 15 to 128 characters, or at least 8 with upper and lower case, a digit and another one.',
    );
  }
  await assertUncommon(password, '/password', []).catch((error: Error) => {
    throw new CommandError(error.message);
  });
  return password;
}

/** What is typed at a terminal is not shown. */
async function ask(): Promise<string | undefined> {
  const nothing = new Writable({ write: (_chunk, _encoding, done) => done() });
  const { stdin: input, stderr } = process;
  stderr.write('Password: ');
  const terminal = createInterface({ input, output: nothing, terminal: input.isTTY === true });
  // Ctrl-C is a character to whoever reads the keys one by one.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  try {
    // The input may end without an answer.
    const closed = once(terminal, 'close').then(() => undefined);
    return await Promise.race([terminal.question(''), closed]);
  } finally {
    terminal.close();
    stderr.write('\n');
  }
}
