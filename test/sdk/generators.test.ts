// The document is one that clients are generated from: each command of docs/clients.md is run, and what
// it makes compiles under strict rules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import t from 'tap';
import { typeFaults } from './type-faults.js';

const commands = readFileSync('docs/clients.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('npx '));
const document = resolve('src/contract/generated/document.json');
const programs = resolve('node_modules/.bin');

t.equal(commands.length, 4, 'the guide names them');

for (const command of commands) {
  const [, name = '', ...words] = command.split(' ');
  t.test(name, async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'kontor-client-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const args = words.map((word) => word.replace(/^http:\S+$/, document));
    t.ok(args.includes(document));
    execFileSync(join(programs, name), args, {
      cwd: folder,
      stdio: 'pipe',
      env: { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH}` },
    });
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    t.ok(files.length > 0);
    const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
    t.ok(text.includes('createOrder') && text.includes('listAuditEntries'));
    t.same(typeFaults(files.map((file) => join(folder, file))), []);
  });
}
