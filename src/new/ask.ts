/** What a new file needs to know: from flags, from questions, from proposals. */
import { isCancel, select, text } from '@clack/prompts';
import type { Readable, Writable } from 'node:stream';
import { tell } from '../checks/privacy/index.ts';
import { complaintsOf } from '../reader/complaints.ts';
import { fieldsOf, readField, type FieldSchema } from '../schema/field.ts';
import { ImportStop, badCall } from '../importer/stop.ts';
import { exitCodes } from '../machine/process.ts';

/** One thing to know. */
export interface Ask {
  /** Its flag, without the dashes. */
  flag: string;
  label: string;
  doc: string;
  choices?: readonly string[] | undefined;
  /** May it stay open? Then a placeholder stands in the file, or nothing. */
  optional?: boolean;
  /** Never asked: a flag says it, or nothing. */
  quiet?: boolean;
  /** What it most likely is; may use what is already known. */
  propose?: (known: Answers) => string | undefined;
  /** What is wrong with a value, for people. */
  mend: (value: string) => string | undefined;
}

/** Values as typed, by flag. */
export type Answers = Readonly<Record<string, string | undefined>>;

/** A question about a field of a schema. */
export function askField(
  schema: FieldSchema,
  name: string,
  flag: string,
  more: Partial<Pick<Ask, 'choices' | 'optional' | 'quiet' | 'propose'>> = {},
): Ask {
  const { label = flag, doc = '' } = fieldsOf(schema).find((one) => one.name === name) ?? {};
  return {
    flag,
    label,
    doc,
    ...more,
    mend: (value) => {
      const read = readField(schema, name, value);
      if (read.success) return undefined;
      const issues = read.error.issues.map((issue) => ({ ...issue, path: [name] }));
      return complaintsOf(issues, schema, () => ({ file: '', line: 1, column: 1 }))[0]?.message;
    },
  };
}

/** Where questions are put; undefined where nobody is there to answer. */
export type Terminal = { input?: Readable; output?: Writable } | undefined;

/**
 * The answers: a flag is taken as it is; what no flag says is asked at a terminal, and is the proposal elsewhere.
 * @param call how the command was called so far, for the example in a message
 */
export async function answer(
  asks: readonly Ask[],
  flags: Answers,
  terminal: Terminal,
  call: string,
): Promise<Record<string, string | undefined>> {
  const useless = Object.keys(flags).find(
    (flag) => flags[flag] !== undefined && !asks.some((one) => one.flag === flag),
  );
  if (useless !== undefined)
    throw badCall(`这里用不到 --${useless}，可用：${asks.map(({ flag }) => `--${flag}`).join('、')}`);
  const known: Record<string, string | undefined> = {};
  for (const { flag, mend } of asks) {
    const value = flags[flag];
    const wrong = value === undefined ? undefined : mend(value);
    if (wrong !== undefined) throw badCall(`--${flag}：${wrong}`);
    known[flag] = value;
  }
  const missing: Ask[] = [];
  for (const ask of asks) {
    if (known[ask.flag] !== undefined || ask.quiet) continue;
    const proposal = ask.propose?.(known);
    if (terminal) known[ask.flag] = await put(ask, proposal, terminal);
    else if (proposal !== undefined) known[ask.flag] = proposal;
    else if (!ask.optional) missing.push(ask);
  }
  if (missing.length > 0) {
    const list = missing.map(({ flag, label, doc }) => `  --${flag}  ${label}：${doc}`).join('\n');
    const example = missing.map(({ flag, label, choices = [] }) =>
      choices.length === 2 ? `--${flag} ${choices.join('或')}` : `--${flag} ${label}`,
    );
    throw badCall(`缺少选项：\n${list}\n例如：${call} ${example.join(' ')}`);
  }
  return known;
}

async function put(
  ask: Ask,
  proposal: string | undefined,
  terminal: NonNullable<Terminal>,
): Promise<string | undefined> {
  const { label, doc, choices, optional = false, mend } = ask;
  const message = `${label}（${doc.replace(/。$/u, '')}${optional ? '；可以不填，直接按回车' : ''}）`;
  const initial = proposal !== undefined && { initialValue: proposal };
  // Nothing stands chosen that nobody chose: where there is no proposal, the list begins with none of its words.
  const unchosen = proposal === undefined ? [{ value: '', label: '（按上下方向键选择）' }] : [];
  for (;;) {
    const given = choices
      ? await select({
          ...terminal,
          ...initial,
          message,
          options: [...unchosen, ...choices.map((value) => ({ value, label: value }))],
          showInstructions: false,
        })
      : await text({
          ...terminal,
          ...initial,
          message,
          validate: (typed = '') => {
            if (typed.trim() === '') return optional ? undefined : '请填写';
            const wrong = mend(typed.trim());
            return wrong === undefined ? undefined : tell(wrong);
          },
        });
    if (isCancel(given)) throw new ImportStop('已取消，什么都没有写入', exitCodes.cancelled);
    const typed = (given as string | undefined)?.trim() ?? '';
    if (typed !== '') return typed;
    if (optional) return undefined;
  }
}
