/** What all commands share: their options, their exit codes, how they say what went wrong. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { tidyUp } from './build/place/work.ts';
import { removeDeadDrafts } from './machine/drafts.ts';
import { machineMend } from './machine/machine.ts';
import { callFolder, exitCodes, root, type ExitCode } from './machine/process.ts';
import { tell } from './checks/privacy/index.ts';
import { quote, said } from './schema/fault.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<T extends Options> = ReturnType<typeof parseArgs<{ options: T }>>['values'];

/**
 * Runs a command and sets the exit code. A wrong call is answered with how to call it; only a fault of the program
 * itself shows a stack.
 * @param usage how to call it, for people
 * @param allowPositionals does it take words besides its options, such as the name of a file?
 */
export async function command<T extends Options>(
  usage: string,
  options: T,
  run: (values: Values<T>, settings: Settings, words: string[]) => ExitCode | Promise<ExitCode>,
  allowPositionals = false,
): Promise<void> {
  process.chdir(root);
  tellWhatIsPrinted();
  // What fails after the command has begun to wait, such as a server that watches files.
  process.stdout.on('error', sayCutOff);
  process.on('uncaughtException', (cause) => {
    const mend = machineMend(cause);
    console.error(mend ?? cause);
    process.exit(mend === undefined ? 1 : exitCodes.call);
  });
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(usage);
    return;
  }
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals });
    const settings = readSettings(process.env, root, new Date());
    // The day stays the same to the end of the command, also past midnight.
    process.env['BUILD_DATE'] = settings.today;
    tidyUp(settings, root);
    removeDeadDrafts(settings.contentDir, true);
    removeDeadDrafts(callFolder, false);
    process.exitCode = await run(values, settings, positionals);
  } catch (cause) {
    if (isWrongCall(cause)) console.error(`${callMend(cause)}\n${usage}`);
    else {
      const mend = machineMend(cause);
      if (mend === undefined) throw cause;
      console.error(mend);
      // What other parts of it, such as Astro, still do fails as well, with less to say.
      process.exit(exitCodes.call);
    }
    process.exitCode = exitCodes.call;
  }
}

/** Whatever a command prints is told: no value that is quoted (see `quote`) is shown as it is. */
function tellWhatIsPrinted(): void {
  for (const way of ['log', 'warn', 'error'] as const) {
    const print = console[way].bind(console);
    console[way] = (...words: unknown[]) =>
      print(...words.map((word) => (typeof word === 'string' ? tell(word) : word)));
  }
}

let isCutOff = false;

/** A report that is cut off must not look whole. Whoever stops reading it, as `head` does, has what he wants. */
function sayCutOff(cause: NodeJS.ErrnoException): void {
  if (cause.code === 'EPIPE' || isCutOff) return;
  isCutOff = true;
  console.error(`结果没有写全：${machineMend(cause) ?? cause.message}`);
  process.once('exit', () => (process.exitCode = exitCodes.call));
}

type WrongCall = Error & { code: string };

const isWrongCall = (cause: unknown): cause is WrongCall =>
  cause instanceof Error && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS_');

/** Node says it in English: only the word that it stumbled over is taken. */
function callMend({ code, message }: WrongCall): string {
  const [, word = ''] = /'([^']+)'/u.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有这个选项：${said(word)}`;
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') return `不需要这个参数：${said(word)}`;
  const [option = ''] = /--[\w-]+/u.exec(word) ?? [];
  if (message.includes('argument missing')) return `选项 ${option} 后面没有写值`;
  if (message.includes('does not take an argument')) return `选项 ${option} 后面不写值`;
  if (message.includes('ambiguous')) return `选项 ${option} 的值以 - 开头，请用等号连着写，例如 ${option}=-1`;
  return `选项的写法不对：${said(word)}`;
}

/** Reads `--port`. */
export function readPort(value: string | undefined, usual: number): number {
  if (value === undefined) return usual;
  const port = Number(value);
  if (!/^\d+$/u.test(value) || port < 1 || port > 65_535)
    throw new SettingsError(`端口${quote(value)}不对，请写 1 到 65535 的整数`);
  return port;
}
