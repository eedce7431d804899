/** `npm run check`: all content rules, without Astro. */
import { sortFaults } from '../src/schema/fault.ts';
import { loadSite } from '../src/site.ts';
import { command, exitCodes, root } from './lib/command.ts';
import { checkFiles } from './lib/content-files.ts';
import { rulesText } from './lib/docs/rules.ts';
import { secondsText } from './lib/figures.ts';
import { countFaults, faultLines, heldBackLines } from './lib/load.ts';

const usage = `用法：npm run check [-- --json] [-- --fix] [-- --rules]
  检查内容文件夹（CONTENT_DIR，默认 content）里的全部文件，一次列出所有错误和警告。
  --fix   去掉图片里的拍摄信息（位置、作者等），其他内容不改
  --json  只输出一个 JSON 数组：{file, line, column, severity, rule, message}
  --rules 只列出全部规则：编号、程度、发现什么、为什么`;

const options = { json: { type: 'boolean' }, fix: { type: 'boolean' }, rules: { type: 'boolean' } } as const;

await command(usage, options, async ({ json = false, fix = false, rules = false }, settings) => {
  if (rules) {
    console.log(rulesText());
    return exitCodes.well;
  }
  const { site, faults: found, files } = loadSite(settings, root);
  const { faults: ofFiles, cleaned } = await checkFiles(settings.contentDir, root, fix);
  const faults = sortFaults([...found, ...ofFiles]);
  const { errors, warnings } = countFaults(faults);
  if (json) console.log(JSON.stringify(faults, undefined, 2));
  else {
    // The clock runs since the process began.
    const result = `检查了 ${files} 个文件：${errors} 个错误，${warnings} 个警告，用时 ${secondsText(performance.now())}`;
    const done = cleaned.map((name) => `${name} 已去掉拍摄信息`);
    console.log([...done, ...faultLines(faults), ...(site ? heldBackLines(site.register) : []), result].join('\n'));
  }
  return errors > 0 ? exitCodes.content : exitCodes.well;
});
