/** `npm run new`: a file to be filled in, made from the schema. */
import '../src/machine/working-folder.ts';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { suggest } from '../src/reader/complaints.ts';
import { quote, said, saidPath } from '../src/schema/fault.ts';
import type { Settings } from '../src/settings.ts';
import { command } from '../src/command.ts';
import { exitCodes, root, type ExitCode } from '../src/machine/process.ts';
import { findExisting, inspectionNames, openContent, pathWithin } from '../src/importer/write/existing.ts';
import { badCall, ImportStop } from '../src/importer/stop.ts';
import { writeAll, type WholeFile } from '../src/importer/write/write.ts';
import { answer, type Answers, type Ask, type Terminal } from '../src/new/ask.ts';
import type { NewFile } from '../src/new/kind.ts';
import { inspectionAsk, inspectionKindsOfFiles, siteKindsOfFiles } from '../src/new/kinds.ts';
import { setUpSite, type SetUp } from '../src/new/site.ts';

const kinds = { ...inspectionKindsOfFiles, ...siteKindsOfFiles };

const usage = `用法：npm run new -- 种类 [选项]
  新建一个待填写的文件。缺少的内容在终端里逐项询问；选项写全，或者加 --yes，就不再询问。
  种类：batch 批次、follow-up 后续公开（进展、更正、脱敏等）、announcement 公告、tasks 整改任务清单、
        results 整改结果、inspection 督察、page 页面；
        site 网站（第一次使用时）：删去样例，写好 site.yaml
  --inspection 督察   属于哪次督察；只有一次督察时可以不写
  --batch 批次        第几批：3、35-1 或 29、30；默认是下一批
  --forwarded 日期    交办日期；默认是上一批的后一天
  --published 日期    公开日期；默认是今天
  --title 标题        公告、任务清单、整改结果、督察、页面、网站的标题
  --kind 类型         公告的类型、后续公开的类型、督察的类型
  --case 编号         后续公开关于哪一件；批次里第一件的受理编号
  --summary 摘要      公告和页面的摘要，网站的说明
  --name 文件名       公告、页面、整改结果、后续公开的文件名；督察的文件夹名
  --short、--level、--group、--place、--from、--to  督察的简称、级别、督察组、督察对象、进驻的第一天和最后一天
  --address、--publisher、--contact  网站的网址、主办单位、联系方式
  --rest 保留|删去    新建网站时，没有标“示例”的文件保留还是删去
  --original 文件     原件（官方文件的扫描件、PDF、表格）：复制到新文件旁边，写好“原件”，留下“原件已核对”待填写
  --yes               不询问，没有写的都用默认值`;

const text = { type: 'string' } as const;
const options = {
  ...{ inspection: text, batch: text, forwarded: text, published: text, title: text, kind: text, case: text },
  ...{ address: text, publisher: text, contact: text, rest: text },
  ...{
    original: text,
    summary: text,
    name: text,
    short: text,
    level: text,
    group: text,
    place: text,
    from: text,
    to: text,
  },
  yes: { type: 'boolean' },
} as const;

await command(
  usage,
  options,
  async ({ yes = false, ...flags }, settings, words) => {
    try {
      const [kind, ...others] = words;
      if (kind === undefined) throw badCall(`没有写要新建什么\n${usage}`);
      if (others.length > 0) throw badCall(`一次只能新建一个；值里有空格的，请加引号：${others.map(said).join(' ')}`);
      if (!Object.hasOwn(kinds, kind))
        throw badCall(`没有${quote(kind)}这一类${suggest(kind, Object.keys(kinds))}\n${usage}`);
      const isWatched = process.stdin.isTTY && process.stdout.isTTY && !process.env['CI'];
      const terminal = yes || !isWatched ? undefined : {};
      if (kind === 'site') return sayWhatWasSetUp(await setUpSite(flags, terminal, settings));
      return await makeFile(kind, flags, terminal, settings);
    } catch (cause) {
      if (!(cause instanceof ImportStop)) throw cause;
      console.error(`错误：${cause.message}`);
      return cause.exit;
    }
  },
  true,
);

function sayWhatWasSetUp({ name, removed, kept, start }: SetUp): ExitCode {
  if (removed.length > 0)
    console.log(`已删去 ${removed.length} 个文件：\n${removed.map((one) => `  ${saidPath(one)}`).join('\n')}`);
  if (kept.length > 0)
    console.log(`保留 ${kept.length} 个文件：\n${kept.map((one) => `  ${saidPath(one)}`).join('\n')}`);
  console.log(`已写好：${saidPath(name)}
${start === undefined ? '' : `  其中“起点”是现在的提交：此前的内容（样例）没有公开过，删去了也不算撤下\n`}下一步：
  1. 打开这个文件核对；# 开头的行需要时去掉 #，换成实际内容
  2. npm run new -- inspection，新建第一次督察
  3. npm run check，按提示改到没有错误
  4. git add content && git commit -m 建立网站
每一项怎样填，看 docs/handbook.md。`);
  return exitCodes.well;
}

async function makeFile(kind: string, flags: Answers, terminal: Terminal, settings: Settings): Promise<ExitCode> {
  const { file, folder, assumed } = await planFile(kind, flags, terminal, settings);
  const path = pathWithin(folder, file.path);
  const name = relative(root, path).split(sep).join('/');
  if (existsSync(path)) throw badCall(`已经有 ${saidPath(name)}，没有覆盖；请直接修改它`);
  const paper = file.original && paperBeside(path, file.original);
  writeAll([...(paper ? [paper] : []), { path, name, before: undefined, after: file.text }]);
  console.log(`已新建：${saidPath(name)}
${paper ? `已复制原件：${saidPath(paper.name)}；请有人逐页看过，再填写「原件已核对」\n` : ''}${assumed.length === 0 ? '' : `没有写明，用了默认的：${assumed.join('、')}；不对的，请在文件里改\n`}下一步：
  1. 打开这个文件，把每一处〔请填写：…〕换成实际内容，没有的项目整行删去；# 开头的行需要时去掉 #；
     再有一件，就从“## ”那一行起复制一份
  2. npm run check，按提示改到没有错误
  3. git add "${saidPath(name)}"${paper ? ` "${saidPath(paper.name)}"` : ''} && git commit
每一项怎样填，看 docs/handbook.md。`);
  return exitCodes.well;
}

/** The official paper beside the new file, as it is. */
function paperBeside(path: string, { from, name }: { from: string; name: string }): WholeFile {
  const to = join(dirname(path), name);
  const told = relative(root, to).split(sep).join('/');
  if (existsSync(to))
    throw badCall(`已经有 ${saidPath(told)}，没有覆盖；同一份原件的，请在文件里写「原件」，不用再复制`);
  return { path: to, name: told, before: undefined, after: readFileSync(from) };
}

async function planFile(
  kind: string,
  flags: Answers,
  terminal: Terminal,
  settings: Settings,
): Promise<{ file: NewFile; folder: string; assumed: string[] }> {
  const { today, contentDir } = settings;
  const call = `npm run new -- ${kind}`;
  const siteKind = siteKindsOfFiles[kind];
  const opened = openContent(settings);
  if (siteKind) {
    const desk = { existing: undefined, today };
    const asks = siteKind.asks(desk);
    const known = await answer(asks, flags, terminal, call);
    return { file: siteKind.make(known, desk), folder: contentDir, assumed: assumedOf(asks, flags, known, terminal) };
  }
  const made = inspectionKindsOfFiles[kind];
  if (!made) throw new Error(`no kind ${kind}`);
  const names = inspectionNames(opened);
  const { inspection: typed, ...rest } = flags;
  const first = await answer(
    [inspectionAsk(names)],
    { inspection: typed },
    names.length > 1 ? terminal : undefined,
    call,
  );
  const inspection = first['inspection'] ?? '';
  const existing = findExisting(inspection, opened, settings);
  const desk = { existing, today };
  const asks = made.asks(desk);
  const known = await answer(asks, rest, terminal, `${call} --inspection ${inspection}`);
  const assumed = assumedOf(asks, rest, known, terminal);
  return { file: made.make(known, desk), folder: existing.folder, assumed };
}

/** What stands in the file though nobody said it, where nobody was asked. */
function assumedOf(asks: readonly Ask[], flags: Answers, known: Answers, terminal: Terminal): string[] {
  const unsaid = terminal ? [] : asks.filter(({ flag }) => flags[flag] === undefined);
  return unsaid.flatMap(({ flag, label }) => {
    const value = known[flag];
    return value === undefined ? [] : [`${label} ${said(value)}`];
  });
}
