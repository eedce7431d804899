/** What every command knows of the process that it runs in. */
import { enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';

/** Exit codes: all is well, the content is at fault, the call is wrong, somebody pressed Ctrl+C. */
export const exitCodes = { well: 0, content: 1, call: 2, cancelled: 130 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where people called the command: paths that they type begin here. npm itself runs it in the folder of package.json. */
export const callFolder = process.env['INIT_CWD'] ?? process.cwd();

/** The repository: relative paths of settings and messages begin here, wherever the command was called. */
export const root = dirname(dirname(import.meta.dirname));

/** Where Node keeps what it has compiled. */
export const compiledFolder = join(root, 'node_modules/.cache/huitoukan');

/** What is imported from now on is compiled once, and not each time. */
export const keepCompiled = (): unknown => enableCompileCache(compiledFolder);
