/** The body that batches, follow-ups and rectification files share: `## record`, a table of facts, `### sections`. */
import type { Heading, Nodes, Table } from 'mdast';
import { z } from 'zod';
import { closingFields, withYear } from '../schema/files/closing.ts';
import { error, quote, type Place } from '../schema/fault.ts';
import { fieldsByLabel, fieldsOf, foldWord, labelOf } from '../schema/field.ts';
import { asLikely, strangerMend, strangersIn } from '../schema/text/look-alikes.ts';
import { partMend } from '../schema/address-names.ts';
import { placeholderDoc } from '../schema/text/placeholder.ts';
import { isBlank, runsText, type Prose } from '../schema/prose.ts';
import { suggest } from './complaints.ts';
import { checkEntries, unfilledMend, type Checked, type Labelled } from './labelled.ts';
import { readProse, readRows } from './text/prose.ts';
import { readRuns } from './text/runs.ts';
import { placeOf, sourceOf, type Source } from './text/source.ts';

/** One `##` record before anybody has said what it is. */
export interface RawRecord {
  heading: string;
  /** The line of the heading. */
  typed: string;
  place: Place;
  nodes: Nodes[];
}

/** The introduction before the first `##`, and the records. */
export function splitRecords(source: Source): { introduction: Prose; records: RawRecord[] } {
  const introduction: Nodes[] = [];
  const records: RawRecord[] = [];
  for (const node of source.parse(source.text)) {
    if (isHeading(node, 2, source)) {
      const heading = runsText(readRuns(node.children, source)).trim();
      const [place, doc] = [placeOf(node, source.file), placeholderDoc(heading)];
      if (doc !== undefined) source.faults.push(error(place, 'format/unfilled', unfilledMend('标题', doc)));
      records.push({ heading, typed: sourceOf(node, source), place, nodes: [] });
    } else (records.at(-1)?.nodes ?? introduction).push(node);
  }
  return { introduction: readFilled(introduction, '说明', source), records };
}

/** The number in a heading; each letter of it that is only taken for another is blamed, and read as the other. */
export function readNumber({ heading, typed, place }: RawRecord, source: Source): string {
  const number = asLikely(heading);
  // A heading without a digit is no number, which is another fault.
  for (const stranger of /\d/u.test(number.normalize('NFKC')) ? strangersIn(heading) : []) {
    const at = { ...place, column: place.column + Math.max(0, typed.indexOf(stranger.character)) };
    source.faults.push(error(at, 'format/look-alike', `编号${quote(heading)}${strangerMend(stranger)}`));
  }
  return number;
}

/** Can a key be a part of the address of its record? If not, its heading is blamed. */
export function isKey(key: string, raw: RawRecord, rule: string, source: Source): boolean {
  const mend = partMend(key);
  if (mend !== undefined) blameHeading(raw, rule, `编号${quote(raw.heading)}${mend}`, source);
  return mend === undefined;
}

/** An ATX heading of a depth; a line of dashes under text is text. */
const isHeading = <D extends Heading['depth']>(node: Nodes, depth: D, source: Source): node is Heading & { depth: D } =>
  node.type === 'heading' && node.depth === depth && sourceOf(node, source).startsWith('#');

/** A record with its facts checked and its sections read; without facts if they are at fault. */
export interface CheckedRecord<Facts, Sections> extends Omit<Checked<Facts>, 'typed'> {
  sections: Sections;
}

/** Reads facts and sections of a record. */
export function readRecord<F extends z.ZodObject, S extends z.ZodObject>(
  record: RawRecord,
  factSchema: F,
  sectionSchema: S,
  source: Source,
): CheckedRecord<z.infer<F>, z.infer<S>> {
  const [first, ...others] = record.nodes;
  const table = first?.type === 'table' ? first : undefined;
  const before = source.faults.length;
  const entries = table ? readFactTable(table, source) : [];
  // Facts that could not all be read are not checked: what they seem to lack may stand in a cell at fault.
  const unread = source.faults.length > before;
  const rest = table ? others : record.nodes;
  const { sections, places: sectionPlaces } = readSections(rest, sectionSchema, factSchema, source);
  const { facts, places } = unread
    ? { facts: undefined, places: new Map<string, Place>() }
    : checkEntries(
        factSchema,
        withoutSections(entries, factSchema, sectionSchema, source),
        record.place,
        source.faults,
      );
  for (const [name, place] of places) sectionPlaces.set(name, place);
  return { facts, places: sectionPlaces, sections };
}

/** The entries without sections that were put into the table. */
function withoutSections(
  entries: readonly Labelled[],
  factSchema: z.ZodObject,
  sectionSchema: z.ZodObject,
  source: Source,
): Labelled[] {
  const [facts, sections] = [fieldsByLabel(factSchema), fieldsByLabel(sectionSchema)];
  return entries.filter(({ label, labelPlace }) => {
    const section = facts.has(foldWord(label)) ? undefined : sections.get(foldWord(label));
    if (!section) return true;
    const mend = `${quote(label)}是小节，请从表里移出，写成 ### ${section.label}，内容写在下面`;
    source.faults.push(error(labelPlace, 'format/unknown-label', mend));
    return false;
  });
}

/** A step of a closing may leave out the year of the file's day. */
const stepLabels = fieldsByLabel(z.strictObject(closingFields));

function readFactTable(table: Table, source: Source): Labelled[] {
  const texts = readRows(table, source).map((row) => row.map((cell) => runsText(cell).trim()));
  const header = texts[0] ?? [];
  if (header.length !== 2 || foldWord(header[0] ?? '') !== '项目' || foldWord(header[1] ?? '') !== '内容') {
    const found = header.length === 2 ? '' : `，现在有 ${String(header.length)} 列`;
    source.faults.push(
      error(placeOf(table, source.file), 'format/table', `事实表只能有两列，表头为 | 项目 | 内容 |${found}`),
    );
    return [];
  }
  return table.children.flatMap((row, index): Labelled[] => {
    const [label, value] = row.children;
    const [typed = '', held = ''] = texts[index] ?? [];
    if (index === 0 || !label || (typed === '' && held === '')) return [];
    const place = (cell: typeof label): Place => placeOf(cell, source.file);
    const dated = source.day !== undefined && stepLabels.has(foldWord(typed)) ? withYear(held, source.day) : held;
    return [{ label: typed, labelPlace: place(label), value: dated, valuePlace: place(value ?? label) }];
  });
}

const strayMends: Readonly<Partial<Record<Nodes['type'], string>>> = {
  table: '一条记录只能有一张事实表，其余表格要放在 ### 小节里',
  heading: '小节的标题要用三个井号，例如 ### 交办问题',
};

function readSections<S extends z.ZodObject>(
  nodes: readonly Nodes[],
  schema: S,
  factSchema: z.ZodObject,
  source: Source,
): { sections: z.infer<S>; places: Map<string, Place> } {
  const groups: { name: string | undefined; place: Place; nodes: Nodes[] }[] = [];
  const places = new Map<string, Place>();
  for (const node of nodes) {
    if (isHeading(node, 3, source)) {
      const label = runsText(readRuns(node.children, source)).trim();
      const place = placeOf(node, source.file);
      groups.push({ name: sectionName(label, place, schema, factSchema, places, source), place, nodes: [] });
    } else if (groups.length > 0) groups.at(-1)?.nodes.push(node);
    else {
      // What follows a heading of the wrong depth is meant to stand under it.
      if (node.type === 'heading') groups.push({ name: undefined, place: placeOf(node, source.file), nodes: [] });
      source.faults.push(
        error(
          placeOf(node, source.file),
          'format/stray-text',
          strayMends[node.type] ?? '正文要放在 ### 小节里，例如 ### 交办问题',
        ),
      );
    }
  }
  const sections: Record<string, Prose> = {};
  for (const { name, place, nodes: inside } of groups) {
    const before = source.faults.length;
    const label = labelOf(schema, name ?? '');
    const prose = readFilled(inside, label, source);
    if (name === undefined) continue;
    if (isBlank(prose) && source.faults.length === before)
      source.faults.push(error(place, 'format/missing', `小节${quote(label)}下面没有文字，请写上，或者删去这一行标题`));
    // A section that holds nothing but faults is not missing.
    sections[name] = prose;
  }
  return { sections: sections as z.infer<S>, places };
}

/** Prose; where a skeleton left something open in it, that is a fault, and it holds nothing. */
export function readFilled(nodes: readonly Nodes[], label: string, source: Source): Prose {
  const prose = readProse(nodes, source);
  const open = nodes.flatMap((node) => {
    const doc = placeholderDoc(sourceOf(node, source));
    return doc === undefined ? [] : [error(placeOf(node, source.file), 'format/unfilled', unfilledMend(label, doc))];
  });
  source.faults.push(...open);
  return open.length > 0 ? [] : prose;
}

/** Blames a heading that names no record; one that a skeleton left open has been blamed for that. */
export function blameHeading({ heading, place }: RawRecord, rule: string, mend: string, source: Source): void {
  if (placeholderDoc(heading) === undefined) source.faults.push(error(place, rule, mend));
}

function sectionName(
  label: string,
  place: Place,
  schema: z.ZodObject,
  factSchema: z.ZodObject,
  places: Map<string, Place>,
  source: Source,
): string | undefined {
  const field = fieldsByLabel(schema).get(foldWord(label));
  if (!field) {
    const known = fieldsOf(schema).map((one) => one.label);
    const fact = fieldsByLabel(factSchema).get(foldWord(label));
    const mend = fact
      ? `${quote(label)}要写在事实表里，请写成 | ${fact.label} | …… |`
      : `未知的小节${quote(label)}${suggest(label, known)}`;
    source.faults.push(error(place, 'format/unknown-section', mend));
    return undefined;
  }
  if (places.has(field.name)) {
    source.faults.push(error(place, 'format/repeated-section', `小节${quote(field.label)}写了两次，请合并`));
    return undefined;
  }
  places.set(field.name, place);
  return field.name;
}
