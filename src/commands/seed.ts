// `npm run seed`: the demo tenants, accounts and catalogue; harmless to repeat.
import { seedDemo } from '../../seeds/demo.js';
import { runCommand, withDeps } from './run-command.js';

await runCommand((config, url) =>
  withDeps(config, url, async (deps) => {
    const { products } = await seedDemo(deps);
    process.stdout.write(`The demo is there: ${products} products.\n`);
  }),
);
