/** What each command takes, as it says so itself. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/machine/process.ts';

let made: string | undefined;

/** Where a command is, from the root of the repository: `test:long` → `scripts/test-long.ts`. */
export const scriptOf = (name: string): string => `scripts/${name.replaceAll(':', '-')}.ts`;

/** Names of the commands of package.json that run a script of this project, but for what npm runs by itself. */
export function commandNames(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.entries(scripts).flatMap(([name, line]) => (line === `node ${scriptOf(name)}` ? [name] : []));
}

/** The help of a command, as `npm run <name> -- --help` prints it. */
export const helpOf = (name: string): string =>
  execFileSync(process.execPath, [join(root, scriptOf(name)), '--help'], { encoding: 'utf8' }).trimEnd();

/** The help of all commands. Asking each takes a while, so it is done once. */
export function commandsMarkdown(): string {
  made ??= commandNames()
    .map((name) => `\`\`\`text\n${helpOf(name)}\n\`\`\``)
    .join('\n\n');
  return made;
}
