// The operator's program with all its commands.
import { addApiKeyCommands } from './api-keys.js';
import { addAuditCommand } from './audit.js';
import { addCheckCommand } from './check.js';
import { addImportCommand } from './import.js';
import { type Cli, createCli, type Terminal } from './program.js';
import { addTenantCommands } from './tenants.js';
import { addUserCommands } from './users.js';

export function kontorCli(terminal: Terminal): Cli {
  const cli = createCli(terminal);
  addUserCommands(cli);
  addTenantCommands(cli);
  addApiKeyCommands(cli);
  addImportCommand(cli);
  addCheckCommand(cli);
  addAuditCommand(cli);
  return cli;
}
