// `npm run seed`: the demo tenants, accounts and catalogue; harmless to repeat.
import { seedDemo } from '../../seeds/demo.js';
import { ConfigError } from '../config.js';
import { runCommand, withDeps } from './run-command.js';

await runCommand(async (config, url) => {
  if (config.production)
    throw new ConfigError(
      'The accounts of the demo have a published password: seed does not run with NODE_ENV=production.',
    );
  await withDeps(config, url, async (deps) => {
    const { products } = await seedDemo(deps);
    process.stdout.write(`The demo is there: ${products} products.\n`);
  });
});
