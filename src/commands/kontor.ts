// `npm run kontor -- help`: the operator's program. It works on the database, with the same rules as
// the API, and needs no token; what it changes is in the audit log.
import { kontorCli } from './kontor/cli.js';
import { exitCodes } from './kontor/program.js';

const cli = kontorCli({ out: process.stdout, err: process.stderr });
let interrupted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!interrupted && cli.interrupt()) {
      interrupted = true;
      return;
    }
    // A transaction that is open ends with its connection, as if it had never begun.
    process.stderr.write('Interrupted.\n');
    process.exit(exitCodes.interrupted);
  });
}
const code = await cli.run(process.argv.slice(2));
process.exitCode = interrupted ? exitCodes.interrupted : code;
