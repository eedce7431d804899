/**
 * Parts of docs/*.md that are made from the code. A block stands between `<!-- generated: name -->` and
 * `<!-- /generated: name -->`; `npm run docs` writes it anew, and a test fails where it is stale.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { addressesMarkdown } from './addresses.ts';
import { commandsMarkdown } from './commands.ts';
import { contentFieldsMarkdown, correctableMarkdown, wordsMarkdown } from './content-format.ts';
import { fieldsMarkdown } from './fields.ts';
import { performanceMarkdown } from './performance.ts';
import { rulesMarkdown } from './rules.ts';

/** What a block may be called, and what it holds. */
export const generated: Readonly<Record<string, () => string>> = {
  rules: rulesMarkdown,
  fields: fieldsMarkdown,
  commands: commandsMarkdown,
  addresses: addressesMarkdown,
  'content-fields': contentFieldsMarkdown,
  words: wordsMarkdown,
  correctable: correctableMarkdown,
  performance: performanceMarkdown,
};

/** A marker that can't be followed; the message says which, in which file. */
export class BlockError extends Error {}

/** A document as it is and as it should be. */
export interface Document {
  /** Path from the repository's root, with `/`. */
  file: string;
  text: string;
  fresh: string;
}

/** Every document of docs/, with its blocks made anew; throws a BlockError. */
export const readDocuments = (root: string): Promise<Document[]> =>
  Promise.all(
    globSync('docs/**/*.md', { cwd: root })
      .map((name) => name.replaceAll('\\', '/'))
      .sort()
      .map(async (file) => {
        const path = join(root, file);
        const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
        const fresh = await format(renewBlocks(text, file), { ...(await resolveConfig(path)), filepath: path });
        return { file, text, fresh };
      }),
  );

const marker = /^<!-- (\/?)generated: *(\S+) -->$/gmu;

/** The text with every block made anew. */
export function renewBlocks(text: string, file: string): string {
  let fresh = '';
  let from = 0;
  let open: string | undefined;
  for (const { 0: found, 1: closing, 2: name = '', index } of text.matchAll(marker)) {
    const make = generated[name];
    if (!make) throw new BlockError(`${file}：没有名为 ${name} 的生成内容，可用：${Object.keys(generated).join('、')}`);
    if ((closing === '/') !== (open === name)) throw new BlockError(`${file}：标记不成对：${found}`);
    if (open === undefined) {
      fresh += `${text.slice(from, index + found.length)}\n\n${make()}\n\n`;
      open = name;
    } else open = undefined;
    from = index + (open === undefined ? 0 : found.length);
  }
  if (open !== undefined) throw new BlockError(`${file}：缺少 <!-- /generated: ${open} -->`);
  return fresh + text.slice(from);
}
