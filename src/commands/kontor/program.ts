// What all commands of the operator's program have in common: options, contexts, failures, exit codes,
// interruption.
import { Command, CommanderError } from 'commander';
import { loadConfig } from '../../config.js';
import type { Ctx, Tenant } from '../../context.js';
import { version } from '../../contract/generated/operations.js';
import { systemContext } from '../../db/tenancy.js';
import { databaseUrl } from '../../db/url.js';
import type { Deps } from '../../deps.js';
import { AppError } from '../../errors.js';
import { textOfFault } from '../../startup-faults.js';
import { CommandError, withDeps } from '../run-command.js';
import { type Output, outputOf } from './output.js';

/** Told in the program's help. */
export const exitCodes = {
  failure: 1,
  usage: 2,
  differences: 3,
  interrupted: 130,
} as const;

/** Where a program runs. */
export interface Terminal {
  out: NodeJS.WritableStream;
  err: NodeJS.WritableStream & { isTTY?: boolean };
  /** The process's own environment when left out. */
  env?: Record<string, string>;
}

export interface Shared {
  json?: true;
  progress?: boolean;
  tenant?: string;
}

export interface Session {
  deps: Deps;
  out: Output;
  /** The tenant of --tenant, or the default one; a suspended one too. */
  tenant(): Promise<Ctx>;
  /** The tenant of --tenant, or all of them. */
  tenants(): Promise<Ctx[]>;
  /** From here on an interruption aborts this signal instead of ending the program at once. */
  interruption(): AbortSignal;
  /** Ends with this code though nothing has failed. */
  exitWith(code: number): void;
}

type Act = <Options extends object>(
  fn: (session: Session, options: Options, args: string[]) => Promise<void>,
) => (...given: unknown[]) => Promise<void>;

export interface Cli {
  program: Command;
  /** Makes an action of what a command does with a session, its options and arguments. */
  act: Act;
  /**
   * Parses a command line and does what it asks for.
   *
   * @returns the exit code
   */
  run(args: string[]): Promise<number>;
  /** Ends what is under way gently, where that is possible. */
  interrupt(): boolean;
}

export function createCli(terminal: Terminal): Cli {
  let exitCode = 0;
  let gently: (() => void) | undefined;
  const program = createProgram(terminal);

  const act: Act =
    (fn) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const options = command.optsWithGlobals<Shared & Parameters<typeof fn>[1]>();
      const config = loadConfig(terminal.env);
      await withDeps(config, databaseUrl(config), async (deps) => {
        const name = `kontor ${pathOf(command)}`;
        const contextOf = async (slug: string) =>
          systemContext(deps, await tenantOf(deps, slug, options.tenant), name);
        const session: Session = {
          deps,
          out: outputOf(options, terminal),
          tenant: () => contextOf(options.tenant ?? config.DEFAULT_TENANT),
          async tenants() {
            const all = options.tenant === undefined;
            const slugs = all ? await deps.tenants.slugs() : [options.tenant as string];
            return Promise.all(slugs.map(contextOf));
          },
          interruption() {
            const controller = new AbortController();
            gently = () => controller.abort();
            return controller.signal;
          },
          exitWith(code) {
            exitCode = code;
          },
        };
        await fn(session, options, command.args);
      });
    };

  return {
    program,
    act,
    async run(args) {
      try {
        await program.parseAsync(args, { from: 'user' });
      } catch (error) {
        // Help and version are no failures.
        if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
        tell(terminal, error, args.includes('--json'));
        return exitCodes.failure;
      }
      return exitCode;
    },
    interrupt() {
      const able = gently !== undefined;
      gently?.();
      gently = undefined;
      return able;
    },
  };
}

function createProgram({ out, err }: Terminal): Command {
  return new Command('kontor')
    .description(
      'Runs a Kontor: its accounts, tenants, keys, catalogue, and whether it all adds up.',
    )
    .version(version)
    .option('--tenant <slug>', 'the tenant; the default one when left out')
    .option('--json', 'JSON on the standard output, and failures as JSON on the standard error')
    .option('--progress', 'show progress, even where the standard error is no terminal')
    .option('--no-progress', 'show no progress')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => void out.write(text),
      writeErr: (text) => void err.write(text),
    })
    .addHelpText(
      'after',
      `
Exit codes: 0 done, ${exitCodes.failure} failed, ${exitCodes.usage} wrong usage, ${exitCodes.differences} differences are left, ${exitCodes.interrupted} interrupted.
The database is that of DATABASE_URL, or the embedded one of a running \`npm start\`.`,
    )
    .exitOverride();
}

function pathOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${pathOf(parent)} ${command.name()}` : command.name();
}

/** @param given the value of --tenant */
function tenantOf(deps: Deps, slug: string, given: string | undefined): Promise<Tenant> {
  return deps.tenants.evenSuspended(slug).catch((error: unknown) => {
    if (!(error instanceof AppError) || error.kind !== 'not_found') throw error;
    const source = given === undefined ? 'DEFAULT_TENANT' : '--tenant';
    throw new AppError('not_found', 'tenant_not_found', `${source}: there is no tenant "${slug}".`);
  });
}

function tell({ err }: Terminal, error: unknown, asJson: boolean): void {
  if (asJson) {
    const { code, members } =
      error instanceof AppError ? error : { code: 'command_failed', members: {} };
    const failure = { code, detail: (error as Error).message, ...members };
    err.write(`${JSON.stringify({ error: failure })}\n`);
    return;
  }
  const known = error instanceof AppError || error instanceof CommandError;
  err.write(`${known ? error.message : textOfFault(error)}\n`);
  const { errors = [] } = error instanceof AppError ? error.members : {};
  for (const { pointer, detail } of errors) err.write(`  ${pointer} ${detail}\n`);
}
