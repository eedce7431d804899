/** `npm run check`: all content rules, without Astro. */
import '../src/machine/working-folder.ts';
import { documentEndings } from '../src/schema/files/facsimile.ts';
import { quote, saidPath } from '../src/schema/fault.ts';
import { SettingsError } from '../src/settings.ts';
import { findFaults, type Findings } from '../src/findings/check-content.ts';
import { command } from '../src/command.ts';
import { exitCodes } from '../src/machine/process.ts';
import { rulesText } from './docs/rules.ts';
import {
  annotations,
  groupedLines,
  jsonText,
  notice,
  reportFormats,
  type ReportFormat,
} from '../src/findings/fault-report.ts';
import { secondsText } from '../src/machine/figures.ts';
import { countFaults, heldBackLines } from '../src/findings/load.ts';

const usage = `用法：npm run check [-- 选项]
  检查内容文件夹（CONTENT_DIR，默认 content）里的全部文件，一次列出所有错误和警告。
  --since 版本   再和以前的版本比较：已经公开的不能消失，也不能悄悄改动。--since 已公开：网站上现在的版本
                 （问网站的 manifest.json，问不到的看标签「已公开」、推送过的分支）；也可以写分支、标签、提交编号
  --staged       检查将要提交的内容（git 暂存区），不看还没有 git add 的改动；警告只列要提交的文件的
  --fix          去掉图片里的拍摄信息（位置、作者等）和原件里的作者等属性，其他内容不改
  --format 格式  text（默认）、json、github；在 GitHub Actions 里默认 github
  --json         同 --format json：{file, line, column, severity, rule, message} 的数组，逐条列出；
                 别的格式里，一个文件同一条规则最多列 50 条，后面只说还有几处
  --rules        只列出全部规则：编号、程度、发现什么、为什么
  环境变量：CONTENT_DIR、BUILD_DATE；SITE_URL、SITE_BASE（网站在哪里）；HUITOUKAN_LIVE=off（不问网站）`;

const options = {
  since: { type: 'string' },
  staged: { type: 'boolean' },
  fix: { type: 'boolean' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  rules: { type: 'boolean' },
} as const;

await command(usage, options, async ({ since, staged = false, fix = false, format, json, rules }, settings) => {
  if (rules) {
    console.log(rulesText());
    return exitCodes.well;
  }
  if (staged && fix) throw new SettingsError('--fix 改的是文件，不能和 --staged 一起用；请先 --fix，再 git add');
  const chosen = json ? 'json' : chooseFormat(format);
  const findings = await findFaults(settings, { since, staged, fix });
  const { faults } = findings;
  const { errors } = countFaults(faults);
  const compared = comparedLines(findings);
  if (chosen === 'json') {
    console.log(jsonText(faults));
    for (const line of compared) console.error(line);
  } else {
    const isForGitHub = chosen === 'github';
    console.log(
      [
        ...findings.cleaned.map((name) => `${name} 已去掉${documentEndings.test(name) ? '作者等属性' : '拍摄信息'}`),
        ...(isForGitHub ? annotations(faults) : groupedLines(faults)),
        ...heldBack(findings),
        ...(isForGitHub ? compared.map(notice) : compared),
        resultLine(findings),
      ].join('\n'),
    );
  }
  return errors > 0 ? exitCodes.content : exitCodes.well;
});

function chooseFormat(typed: string | undefined): ReportFormat {
  const usual = process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'text';
  const format = reportFormats.find((one) => one === (typed ?? usual));
  if (!format) throw new SettingsError(`--format${quote(typed ?? '')}不对，可以写 ${reportFormats.join('、')}`);
  return format;
}

/** What is not published yet. */
function heldBack({ loading: { site } }: Findings): string[] {
  return site ? heldBackLines(site.register) : [];
}

/** How much there is to mend. */
function resultLine({ faults, elsewhere, loading: { files } }: Findings): string {
  const { errors, warnings } = countFaults(faults);
  // The clock runs since the process began.
  const time = secondsText(performance.now());
  const others = elsewhere > 0 ? `（别的文件里另有 ${elsewhere} 个）` : '';
  return `检查了 ${files} 个文件：${errors} 个错误，${warnings} 个警告${others}，用时 ${time}`;
}

/** What was compared, and from where that is known. */
function comparedLines({ revision, known }: Findings): string[] {
  return [...(known?.notes ?? []), ...(revision ? [comparedLine(revision, known)] : [])];
}

/** A folder that is new to git has nothing that could have vanished. */
function comparedLine(
  { name, commit, content, changed }: NonNullable<Findings['revision']>,
  known: Findings['known'],
): string {
  if (known && commit === undefined) return '没有和已经公开的版本比较：还不知道有公开过的版本，全部算作新的';
  if (known?.isGuess && changed.size === 0)
    return `没有和已经公开的版本比较：不知道公开到了哪个版本，推送过的 ${saidPath(known.source)} 就是现在的内容`;
  const of = [commit?.slice(0, 10) ?? '还没有提交', ...(known ? [saidPath(known.source)] : [])].join('，');
  const shown = `与 ${saidPath(name)}（${of}）比较`;
  const isNew = content === undefined && commit !== undefined;
  return isNew ? `${shown}：那个版本里没有能读的内容，全部算作新的` : `${shown}：${changed.size} 个文件不同`;
}
