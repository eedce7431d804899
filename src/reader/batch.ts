/** batches/*.md */
import { batchSchema, type BatchNumber } from '../schema/files/batch.ts';
import {
  caseFacts,
  caseSections,
  withheldFactNames,
  type CaseFacts,
  type CaseSections,
  type WithheldFacts,
} from '../schema/files/case.ts';
import { error, quote, said, type Place } from '../schema/fault.ts';
import { fieldsByLabel, foldWord, labelOf } from '../schema/field.ts';
import type { Vocabulary } from '../schema/files/inspection-words.ts';
import { readCaseHeading, wordsAfterNumber } from '../schema/keys.ts';
import { anyKey, targetName, type BatchRecord, type CaseRecord, type DisclosedRecord } from '../schema/records.ts';
import { deferredWord, withheldWord } from '../schema/vocabulary.ts';
import { withWords } from './declared-words.ts';
import { readFrontMatter, type SourceFile } from './file.ts';
import { readProse } from './text/prose.ts';
import { loseIfAtFault, type Source } from './text/source.ts';
import {
  blameHeading,
  isKey,
  readNumber,
  readRecord,
  splitRecords,
  type CheckedRecord,
  type RawRecord,
} from './sections.ts';

/** The schemas of one inspection's batches: made once, since they hold its regions and types. */
export interface BatchSchemas {
  front: ReturnType<typeof batchSchema>;
  facts: ReturnType<typeof caseFacts>;
  vocabulary: Vocabulary;
  /** The region of an inspection that has no other. */
  onlyRegion: string | undefined;
  /** Must a case name its region? Nobody knows where the regions could not be read. */
  needsRegion: boolean;
}

export const batchSchemas = (vocabulary: Vocabulary): BatchSchemas => ({
  front: batchSchema(vocabulary),
  facts: caseFacts(vocabulary),
  vocabulary,
  onlyRegion: vocabulary.regionNames.length === 1 ? vocabulary.regionNames[0] : undefined,
  needsRegion: vocabulary.regionNames.length > 1,
});

/** Reads a batch file; returns undefined if its front matter is at fault, leaves out cases that are. */
export function readBatch(
  file: SourceFile,
  id: string,
  schemas: BatchSchemas,
  source: Source,
): Omit<BatchRecord, 'sample' | 'facsimiles'> | undefined {
  const before = source.faults.length;
  const read = readFrontMatter(file, schemas.front, source.faults);
  const { place, places, facts } = read;
  const body: Source = { ...source, text: read.body, day: read.facts?.published };
  const { introduction, records } = splitRecords(body);
  // Where it does not say which batch it is, it may be any.
  loseIfAtFault(source, before, { kind: 'batch', key: facts?.batch.key ?? anyKey });
  const rows = records.flatMap((record) => readCase(record, facts?.batch.key ?? '', schemas, body) ?? []);
  const cases = rows.flatMap((row) => ('target' in row ? [] : [row]));
  const disclosed = rows.flatMap((row) => ('target' in row ? [row] : []));
  if (facts?.declared) facts.declared = withWords(facts.declared, read.typed, 'declared', schemas.vocabulary);
  if (!facts) {
    for (const { key } of [...cases, ...disclosed.map(({ unlisted }) => unlisted)])
      source.lost.add(targetName({ kind: 'case', key }));
    return undefined;
  }
  // A notice may publish statistics alone.
  if (records.length === 0 && Object.keys(facts.declared ?? {}).length === 0)
    source.faults.push(
      error(
        place,
        'format/no-records',
        '这个批次没有信访件，请用“## 受理编号”逐件填写；只公布了统计数的，把统计数写进开头的「公布数」',
      ),
    );
  return { id, place, facts, places, introduction, cases, disclosed, complete: rows.length === records.length };
}

/** Reads a row: a case of the batch, or what it publishes of a case of an earlier one. */
function readCase(
  raw: RawRecord,
  batchKey: string,
  schemas: BatchSchemas,
  source: Source,
): CaseRecord | DisclosedRecord | undefined {
  const { place } = raw;
  const before = source.faults.length;
  const found = readCaseHeading(readNumber(raw, source), batchKey);
  const heading = found && isKey(found.key, raw, 'format/case-number', source) ? found : undefined;
  if (!found) blameHeading(raw, 'format/case-number', headingMend(raw.heading), source);
  const words = found && wordsAfterNumber(raw.heading);
  if (words !== undefined)
    blameHeading(raw, 'format/case-number', `标题里只写受理编号，${quote(words)}请移到小节里，或者删去`, source);
  if (!found && isSection(raw.heading)) {
    readProse(raw.nodes, source);
    return undefined;
  }
  const record = readRecord(raw, schemas.facts, caseSections, source);
  requireFacts(record, place, schemas, source);
  const { facts, places, sections } = record;
  loseIfAtFault(source, before, heading && { kind: 'case', key: heading.key });
  if (heading && facts) {
    if (facts.ofBatch) return disclosedCase(raw, { ...record, facts }, facts.ofBatch, schemas, source);
    return caseOf({ place, places, ...heading }, facts, sections, schemas);
  }
  return undefined;
}

/** Of a withheld case (不予公开) no text leaves the reader. */
function caseOf(
  row: Pick<CaseRecord, 'place' | 'places' | 'number' | 'key' | 'starred'>,
  facts: CaseFacts,
  sections: CaseSections,
  { onlyRegion }: BatchSchemas,
): CaseRecord {
  const located = inRegion(facts, onlyRegion);
  return isWithheld(facts)
    ? { ...row, withheld: true, facts: withheldFacts(located), sections: {} }
    : { ...row, withheld: false, facts: located, sections };
}

/** What stays of a row that publishes a case of an earlier batch: its place in the table is that of the other batch. */
function disclosedCase(
  raw: RawRecord,
  { facts, places, sections }: CheckedRecord<CaseFacts, CaseSections> & { facts: CaseFacts },
  ofBatch: BatchNumber,
  schemas: BatchSchemas,
  source: Source,
): DisclosedRecord | undefined {
  const { place } = raw;
  const heading = readCaseHeading(readNumber(raw, source), ofBatch.key);
  if (!heading) return undefined;
  if (facts.disclosure?.value === deferredWord) {
    const mend = '公布以前批次的内容，不写“公开方式”，请删去';
    source.faults.push(error(places.get('disclosure') ?? place, 'format/deferred', mend));
  }
  const target = { kind: 'case', key: heading.key } as const;
  const entry = { place, places, target, heading: raw.heading, ofBatch };
  const kind = { raw: '后续进展', value: '后续进展' } as const;
  const numbered = { place, places, ...heading };
  if (isWithheld(facts))
    return { ...entry, facts: { kind }, sections: {}, unlisted: caseOf(numbered, facts, {}, schemas) };
  const own = new Set(['serial', 'disclosure', 'ofBatch']);
  const told: CaseFacts = Object.fromEntries(Object.entries(facts).filter(([name]) => !own.has(name)));
  return { ...entry, facts: { kind, ...told }, sections, unlisted: caseOf(numbered, told, sections, schemas) };
}

/** Where the inspection has one region only, a case need not name it, and counts there nonetheless: nobody typed it. */
const inRegion = (facts: CaseFacts, region: string | undefined): CaseFacts =>
  facts.regions || region === undefined ? facts : { ...facts, regions: { raw: '', values: [region] } };

const isWithheld = (facts: CaseFacts | undefined): boolean => facts?.disclosure?.value === withheldWord;

/** What else the file says of the case is at fault (`requireFacts`), and stays here. */
const withheldFacts = (facts: CaseFacts): WithheldFacts =>
  Object.fromEntries(withheldFactNames.map((name) => [name, facts[name]]));

const isSection = (heading: string): boolean => fieldsByLabel(caseSections).has(foldWord(heading));

function headingMend(heading: string): string {
  if (heading === '') return '## 后面没有受理编号，请写成 ## D53QJ201911140003，没有编号的写 ## 序号 3';
  if (isSection(heading)) return `小节${quote(heading)}要用三个井号：### ${said(heading)}`;
  return `标题${quote(heading)}里没有受理编号，请写成 ## D53QJ201911140003，没有编号的写 ## 序号 3`;
}

const withheldMend = '不予公开的信访件只能写行政区域、污染类型、来源、级别、序号和理由，不能有任何文字';

function requireFacts(
  { facts, places, sections }: CheckedRecord<CaseFacts, CaseSections>,
  place: Place,
  { facts: factSchema, needsRegion }: BatchSchemas,
  source: Source,
): void {
  const blame = (rule: string, message: string, at = place): void => {
    source.faults.push(error(at, rule, message));
  };
  if (facts && isWithheld(facts)) {
    if (facts.withheldReason === undefined)
      blame('format/missing', '不予公开的信访件要写“理由”，例如：政府信息公开条例第十四条');
    const mayStand = new Set<string>([...withheldFactNames, 'ofBatch']);
    const others = Object.entries(facts).filter(([name, value]) => value !== undefined && !mayStand.has(name));
    for (const [schema, names] of [
      [factSchema, others.map(([name]) => name)],
      [caseSections, Object.keys(sections)],
    ] as const)
      for (const name of names)
        blame('format/withheld', `${withheldMend}，请删除${quote(labelOf(schema, name))}`, places.get(name));
    if (facts.serial !== undefined && !/^[\d\s().-]{1,12}$/u.test(facts.serial.normalize('NFKC')))
      blame('format/withheld', '不予公开的信访件的「序号」只能是数字，请核对', places.get('serial'));
    // A type may stand with an explanation, and that is text.
    if (/[(（]/u.test(facts.pollutionTypes?.raw ?? ''))
      blame('format/withheld', `${withheldMend}，请删去「污染类型」里的括号`, places.get('pollutionTypes'));
    return;
  }
  if (facts?.withheldReason !== undefined)
    blame('format/withheld', '「理由」只用于不予公开的信访件，请删除，或者写“公开方式”', places.get('withheldReason'));
  // What is published later has no text yet, and its batch may list its number alone.
  if (facts?.disclosure?.value === deferredWord && facts.ofBatch === undefined) {
    const mend =
      '写了“办理后公开”的，这一批里不写小节：内容以后才公布的，移到公布它的那一批；这一批已经公布的，请删去“公开方式”';
    if (Object.keys(sections).length > 0) blame('format/deferred', mend, places.get('disclosure'));
    return;
  }
  if (facts && !facts.regions && needsRegion) blame('format/missing', '缺少「行政区域」，请补上');
  if (!sections.problem && (facts ?? !places.has('disclosure')))
    blame('format/missing', '缺少小节「交办问题」，请补上 ### 交办问题');
}
