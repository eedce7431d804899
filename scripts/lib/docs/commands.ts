/** What each command takes, as it says so itself. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
let made: string | undefined;

/** Names of the commands of package.json that run a script of this project, but for what npm runs by itself. */
export function commandNames(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  return Object.entries(scripts).flatMap(([name, line]) => (line === `node scripts/${name}.ts` ? [name] : []));
}

/** The help of a command, as `npm run <name> -- --help` prints it. */
export const helpOf = (name: string): string =>
  execFileSync(process.execPath, [join(root, 'scripts', `${name}.ts`), '--help'], { encoding: 'utf8' }).trimEnd();

/** The help of all commands. Asking each takes a while, so it is done once. */
export function commandsMarkdown(): string {
  made ??= commandNames()
    .map((name) => `\`\`\`text\n${helpOf(name)}\n\`\`\``)
    .join('\n\n');
  return made;
}
