/** `npm run docs`: writes the parts of docs/*.md anew that are made from the code. */
import '../src/machine/working-folder.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../src/command.ts';
import { exitCodes, root } from '../src/machine/process.ts';
import { BlockError, readDocuments } from './docs/blocks.ts';

const usage = `用法：npm run docs
  重新生成 docs/ 里由程序生成的部分（规则表等），其他文字不改。`;

await command(usage, {}, async () => {
  try {
    const documents = await readDocuments(root);
    const stale = documents.filter(({ text, fresh }) => text !== fresh);
    for (const { file, fresh } of stale) {
      writeFileSync(join(root, file), fresh);
      console.log(`已更新：${file}`);
    }
    console.log(`${documents.length} 个文件，更新了 ${stale.length} 个`);
    return exitCodes.well;
  } catch (cause) {
    if (!(cause instanceof BlockError)) throw cause;
    console.error(cause.message);
    return exitCodes.content;
  }
});
