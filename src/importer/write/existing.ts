/** What the inspection already holds: where it is, which numbers and batches are published. */
import { join, relative, sep } from 'node:path';
import { discreet } from '../../checks/privacy/index.ts';
import { suggest } from '../../reader/complaints.ts';
import { Door } from '../../reader/door.ts';
import { readContent } from '../../reader/index.ts';
import { makeRegister } from '../../register/index.ts';
import type { Case, Inspection } from '../../register/types.ts';
import { faultLines, quote, saidPath, sortFaults, type Fault } from '../../schema/fault.ts';
import { deferredWord } from '../../schema/vocabulary.ts';
import type { Content, InspectionRecord } from '../../schema/records.ts';
import type { Settings } from '../../settings.ts';
import { root } from '../../machine/process.ts';
import type { Taken } from '../layout/records/deferred.ts';
import { badCall, badFile, type ImportStop } from '../stop.ts';

export interface Existing {
  /** Absolute path of the folder of the inspection. */
  folder: string;
  record: InspectionRecord;
  content: Content;
  /** The inspection with everything that is in its files, held back or not; undefined if the content has errors. */
  shown: Inspection | undefined;
  /** Its cases, by key. */
  cases: ReadonlyMap<string, Case>;
}

/** The content as far as it can be read, and what is wrong with it. */
export interface OpenContent {
  content: Content;
  faults: readonly Fault[];
}

/** Reads the content; where site.yaml can't be used, nothing else can be said before that is. */
export function openContent({ contentDir }: Settings): OpenContent {
  const { content, faults } = readContent(contentDir, root);
  if (!content) throw badContent(faults.filter(isOfFacts));
  return { content, faults };
}

/** Names of the inspections that there are, those with a faulty inspection.yaml too; without any, nothing can be made. */
export function inspectionNames({ content }: OpenContent): string[] {
  const names = [...content.inspections.map(({ id }) => id), ...content.lost];
  if (names.length === 0) throw badCall('还没有督察，请先用 npm run new -- inspection 新建一次');
  return names;
}

/** Looks an inspection up; a folder that is none is a wrong call. */
export function findExisting(name: string, opened: OpenContent, { contentDir }: Settings): Existing {
  const { content, faults } = opened;
  const record = content.inspections.find(({ id }) => id === name);
  if (!record) {
    const names = inspectionNames(opened);
    if (!content.lost.has(name)) throw badCall(`没有${quote(name)}这次督察${suggest(name, names)}`);
    throw badContent(faults.filter(({ file }) => `/${file}`.endsWith(`/${name}/inspection.yaml`)));
  }
  const shown = shownInspection(content, record, record.followUps);
  return { folder: join(contentDir, name), record, content, shown, cases: shown?.caseByKey ?? new Map() };
}

/** Reads an inspection. */
export const readExisting = (name: string, settings: Settings): Existing =>
  findExisting(name, openContent(settings), settings);

/** Is a fault one of the files that everything else depends on? */
const isOfFacts = ({ rule, file }: Fault): boolean =>
  rule === 'format/no-content' || /(?:^|\/)(?:site|inspection)\.yaml$/u.test(file);

/** The content is at fault, which comes before whatever was asked for. */
function badContent(faults: readonly Fault[]): ImportStop {
  const errors = sortFaults(discreet(faults)).filter(({ severity }) => severity === 'error');
  return badFile(['内容有错误，请先改正（npm run check 列出全部错误）：', ...faultLines(errors)].join('\n'));
}

/**
 * Cases as they will be shown once everything is public, by key.
 * @param except the follow-up that is being written: it is compared with what stands without it
 */
export function shownCases({ record, content, cases }: Existing, except: string): ReadonlyMap<string, Case> {
  const followUps = record.followUps.filter(({ id }) => id !== except);
  if (followUps.length === record.followUps.length) return cases;
  return shownInspection(content, record, followUps)?.caseByKey ?? new Map<string, Case>();
}

/**
 * The path of a file below a folder of the content; it is read and written there itself, never over a link to somewhere
 * else.
 */
export function pathWithin(folder: string, path: string): string {
  const door = new Door(folder);
  const parts = path.split('/');
  const link = parts.map((_, last) => parts.slice(0, last + 1).join('/')).find((one) => door.kindOf(one) === 'link');
  if (link === undefined) return join(folder, ...parts);
  const name = relative(root, join(folder, link)).split(sep).join('/');
  throw badCall(`${saidPath(name)} 是链接，不读取也不写入，不论它指到哪里；请先把它换成真的文件夹或文件`);
}

function shownInspection(
  content: Content,
  record: InspectionRecord,
  followUps: InspectionRecord['followUps'],
): Inspection | undefined {
  const inspections = content.inspections.map((one) => (one === record ? { ...record, followUps } : one));
  const { register } = makeRegister({ ...content, inspections }, '9999-12-31');
  return register.inspections.find(({ id }) => id === record.id);
}

/** Cases in other batches than those that are being written, by key. */
export function takenKeys({ record }: Existing, batches: ReadonlySet<string>): Map<string, Taken> {
  const taken = new Map<string, Taken>();
  for (const { facts, place, cases } of record.batches)
    if (!batches.has(facts.batch.key))
      for (const { key, facts: told } of cases)
        taken.set(key.toLowerCase(), {
          where: `${place.file}（${facts.batch.name}）`,
          batch: facts.batch.key,
          isDeferred: told.disclosure?.value === deferredWord,
        });
  return taken;
}
