/** `npm run import`: from the official table to a content file. */
import '../src/machine/working-folder.ts';
import { basename, extname, relative, resolve, sep } from 'node:path';
import { withoutHidden } from '../src/schema/text/characters.ts';
import { quote, said, saidPath } from '../src/schema/fault.ts';
import type { Content } from '../src/schema/records.ts';
import type { Settings } from '../src/settings.ts';
import { command } from '../src/command.ts';
import { callFolder, exitCodes, root, type ExitCode } from '../src/machine/process.ts';
import { auditImport } from '../src/importer/audit/audit.ts';
import { findExisting, inspectionNames, openContent } from '../src/importer/write/existing.ts';
import type { Notice, SourceDocument } from '../src/importer/read/grid.ts';
import { layDocument } from '../src/importer/layout/choose-layout.ts';
import { emptyLaid, type Laid } from '../src/importer/layout/layout.ts';
import { openDocument } from '../src/importer/read/open.ts';
import { personalIn } from '../src/importer/layout/personal.ts';
import { makePlan } from '../src/importer/write/plan.ts';
import { plannedPath, type Flags, type PlannedFile } from '../src/importer/write/planned-file.ts';
import { importKinds, profileOf, type ImportKind, type Profile } from '../src/importer/profile.ts';
import { refusePublished } from '../src/importer/write/refuse-published.ts';
import { flagDate } from '../src/importer/layout/records/records.ts';
import { diffText, noticeLines, reportLines } from '../src/importer/write/report.ts';
import { rememberWritten, rewritableFiles } from '../src/importer/write/rewritable.ts';
import { badCall, badFile, ImportStop, named as namedFile } from '../src/importer/stop.ts';
import {
  readNamed,
  refuseUnused,
  rememberedIn,
  tellRemembered,
  withNamed,
} from '../src/importer/layout/named-columns.ts';
import { UnknownColumns } from '../src/importer/layout/unsure-header.ts';
import { recallColumns, rememberColumns } from '../src/importer/write/remembered-columns.ts';
import { batchTyped } from '../src/importer/layout/words/title.ts';
import { currentText, isSame, writeAll, type Output } from '../src/importer/write/write.ts';

const usage = `用法：npm run import -- 文件 --inspection 督察 [选项]
  把官方表格（.xlsx、.docx、.html、.csv）变成内容文件。先显示将要写入的内容和报告，加 --write 才写入。
  --inspection 督察      内容文件夹里的督察，写文件夹名
  --batch 批次           第几批：3、35-1 或 29、30；不写时取自标题
  --forwarded 日期       交办日期
  --published 日期       公开日期；不写时取自标题
  --as 种类              follow-up（后续办理结果）、tasks（整改任务清单）、results（整改结果）；不写是批次
  --map 列=项目          表里的一栏是哪一项，可以写多次，例如 --map 区级验收意见=备注；写入以后，同样的表头会记住
  --write                写入文件；已经公开的批次不会覆盖`;

const options = {
  inspection: { type: 'string' },
  batch: { type: 'string' },
  forwarded: { type: 'string' },
  published: { type: 'string' },
  as: { type: 'string' },
  map: { type: 'string', multiple: true },
  write: { type: 'boolean' },
} as const;

await command(
  usage,
  options,
  async ({ inspection, batch, forwarded, published, as, map = [], write = false }, settings, files) => {
    try {
      const [file, ...others] = files;
      if (file === undefined) throw badCall(`没有写要导入的文件\n${usage}`);
      if (others.length > 0)
        throw badCall(`一次只能导入一个文件；文件名里有空格的，请给整个路径加引号：${others.map(said).join(' ')}`);
      const flags = {
        batch: readBatch(batch),
        forwarded: readDay('forwarded', forwarded),
        published: readDay('published', published),
      };
      const path = resolve(callFolder, file);
      return await importFile(path, inspection, readKind(as), flags, map, write, settings);
    } catch (cause) {
      if (!(cause instanceof ImportStop)) throw cause;
      console.error(`错误：${cause.message}`);
      return cause.exit;
    }
  },
  true,
);

async function importFile(
  path: string,
  inspection: string | undefined,
  kind: ImportKind,
  flags: Flags,
  map: readonly string[],
  write: boolean,
  settings: Settings,
): Promise<ExitCode> {
  const opened = openContent(settings);
  if (inspection === undefined) {
    const names = inspectionNames(opened).map((name) => `--inspection ${said(name)}`);
    throw badCall(`请写明是哪一次督察：${names.join(' 或 ')}\n${usage}`);
  }
  const existing = findExisting(inspection, opened, settings);
  const plain = profileOf(kind, existing.record.vocabulary);
  const given = readNamed(map, plain);
  const document = await openDocument(path);
  const remembered = rememberedIn(document, recallColumns(settings.contentDir, kind));
  const named = new Map([...remembered, ...given]);
  const profile = withNamed(plain, named);
  const rewritable = await rewritableFiles(settings, existing.content.site);
  const { laid, plan } = noticed(document.notices, existing.content, () => {
    const laid = layNamed(basename(path), document, profile);
    refuseUnused(given, laid);
    laid.assumed.push(...tellRemembered(remembered, given, laid));
    const stem = withoutHidden(basename(path, extname(path)));
    return { laid, plan: makePlan(laid, profile, flags, existing, stem, rewritable) };
  });
  const outputs = plan.files.map((file): Output => {
    const target = plannedPath(existing, file);
    return {
      path: target,
      name: relative(root, target).split(sep).join('/'),
      before: currentText(target),
      after: file.text,
    };
  });
  const missing = auditImport(document, laid, plan, profile);
  const told = [...document.notices, ...plan.assumed, ...plan.warnings, ...missing];
  const personal = personalIn(laid, existing.content, told);
  const report = reportLines(basename(path), document, laid, plan, outputs, missing, personal);
  const shown = [...outputs.map(diffText), ...report];
  console.log(personal.masked(shown.filter(Boolean).join('\n')));
  const changed = outputs.filter((output) => !isSame(output));
  if (write) rememberColumns(settings.contentDir, kind, laid, named);
  refusePublished(
    changed.filter((output) => !rewritable.has(output.path)),
    kind,
    settings.today,
  );
  if (changed.length === 0 || !write) {
    console.log(
      changed.length > 0 ? '这是预览，还没有写入。核对无误后加 --write 写入。' : '与现有文件完全相同，不需要写入。',
    );
    return exitCodes.well;
  }
  requireDay(plan.files);
  writeAll(changed);
  rememberWritten(settings.contentDir, changed);
  for (const { name } of changed) console.log(`已写入：${saidPath(name)}`);
  console.log('下一步：npm run check');
  return exitCodes.well;
}

/** Before an error that ends an import, says what was seen in the file and not read: that may be why. */
function noticed<T>(notices: readonly Notice[], content: Content, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof ImportStop && notices.length > 0) {
      const { masked } = personalIn(emptyLaid(''), content, notices);
      console.error(masked(noticeLines('警告', notices).join('\n')));
    }
    throw cause;
  }
}

function layNamed(name: string, document: SourceDocument, profile: Profile): Laid {
  try {
    return layDocument(document, profile);
  } catch (cause) {
    if (cause instanceof UnknownColumns) throw namedFile(name, badFile(cause.withCall(calledAs())));
    throw cause instanceof ImportStop ? namedFile(name, cause) : cause;
  }
}

/** This call, as it can be typed again. */
function calledAs(): string {
  const words = process.argv
    .slice(2)
    .map((word) => (/^[\p{L}\p{N}=（）、，。_./:\\-]+$/u.test(word) ? word : `"${word}"`));
  return ['npm run import --', ...words].join(' ');
}

function requireDay(files: readonly PlannedFile[]): void {
  const undated = files.find(({ published }) => published === undefined);
  if (undated) throw badCall(`${undated.name}没有公开日期，没有写入。请加上 --published，例如 --published 2019-11-19`);
}

function readKind(as: string | undefined): ImportKind {
  const kind = importKinds.find((one) => one === (as ?? 'batch'));
  if (!kind) throw badCall(`--as${quote(as ?? '')}不对，可以写 ${importKinds.slice(1).join('、')}`);
  return kind;
}

function readBatch(raw: string | undefined): string[] | undefined {
  if (raw === undefined) return undefined;
  const parts = batchTyped(raw);
  if (parts.length === 0) throw badCall(`--batch${quote(raw)}不是批次，请写成 3、35-1 或 29、30`);
  return parts;
}

function readDay(name: string, raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const day = flagDate(raw);
  if (day === undefined) throw badCall(`--${name}${quote(raw)}不是日期，请写成 2019-11-14`);
  return day;
}
