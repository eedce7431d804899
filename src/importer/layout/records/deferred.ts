/** Rows that publish a case of an earlier batch (办理后公开): they stand in this batch, and belong to the other. */
import { caseKey } from '../../../schema/keys.ts';
import { labelOf } from '../../../schema/field.ts';
import { quote } from '../../../schema/fault.ts';
import type { Profile } from '../../profile.ts';
import type { Notice } from '../../read/grid.ts';
import type { Draft } from './records.ts';

/** A batch that a row says of itself, other than the one in which it stands. */
export interface Claim {
  batches: readonly string[];
  at: string;
  /** As published. */
  text: string;
  /** Does it say 办理后公开? */
  isDeferred: boolean;
  /** Does it stand in the cell of the number? Then it is told: it is in no other column of the file. */
  isInNumber: boolean;
}

/** A case of another batch. */
export interface Taken {
  /** The file, and the batch, for people. */
  where: string;
  /** `29-30` */
  batch: string;
  /** Does its batch say that its text comes later? */
  isDeferred: boolean;
}

/** Does one batch come before another? */
export const isEarlier = (batches: readonly string[], others: readonly string[]): boolean =>
  batches.length > 0 && others.length > 0 && Math.max(...batches.map(whole)) < Math.min(...others.map(whole));

/** `35-1` is a part of batch 35. */
const whole = (batch: string): number => Number.parseInt(batch, 10);

const names = (batches: readonly string[]): string => `第${batches.join('、')}批`;

/**
 * Says which rows belong to earlier batches. A few rows that name one are published late; a list in which most rows do
 * is one of several batches. What says so itself, or is awaited by its batch, leaves no doubt.
 * @param taken the cases of other batches, by key
 */
export function settleBatches(
  drafts: readonly Draft[],
  profile: Profile,
  taken: ReadonlyMap<string, Taken>,
  assumed: Notice[],
  warnings: Notice[],
): void {
  if (profile.kind !== 'batch') return;
  const isRare = drafts.filter(({ claim }) => claim).length * 2 <= drafts.length;
  for (const draft of drafts) {
    const { claim, heading, at } = draft;
    const known = taken.get(caseKey(heading).toLowerCase());
    const awaiting = known?.isDeferred === true ? known : undefined;
    if (claim && (claim.isDeferred || awaiting || isRare)) {
      belongTo(draft, claim.batches, profile);
      const text = `${quote(claim.text)}写着${names(claim.batches)}，这一件按办理后公开导入，写上“所属批次：${claim.batches.join('、')}”，算在那一批`;
      if (awaiting?.batch === claim.batches.join('-')) assumed.push({ at: claim.at, text });
      else warnings.push({ at: claim.at, text: `${text}。${mendOf(claim.batches, heading, known)}` });
    } else if (claim) {
      draft.batches = [...claim.batches];
      if (claim.isInNumber)
        warnings.push({
          at: claim.at,
          text: `编号一格里还写着${names(claim.batches)}：${quote(claim.text)}，这一件算在那一批，批次没有写进编号；不对的话，请用 --batch 写明`,
        });
    } else if (awaiting && isEarlier(awaiting.batch.split('-'), draft.batches)) {
      belongTo(draft, [awaiting.batch], profile);
      assumed.push({
        at,
        text: `${quote(heading)}在 ${awaiting.where}写的是“办理后公开”，写上“所属批次：${awaiting.batch}”，算在那一批`,
      });
    }
  }
}

/** What to do where the earlier batch does not say that the text comes later. */
function mendOf(batches: readonly string[], heading: string, known: Taken | undefined): string {
  const name = names(batches);
  if (known && !known.isDeferred)
    return `可是 ${known.where}已经公布了这个编号的内容，检查会报错：后续办理结果请用 --as follow-up 导入；不是同一件的，请核对编号`;
  if (known) return `可是写着“办理后公开”的是 ${known.where}，检查会报错，请核对批次`;
  return `${name}里没有这一件：它从这一批起公开，检查会提醒一次。${name}还没有公开的，也可以在它的文件里补上“## ${heading}”，写行政区域和“公开方式：办理后公开”，不写内容；还没有${name}的，请先导入${name}。不是办理后公开的，请在原表里删去这个批次，再试一次`;
}

function belongTo({ facts, at }: Draft, batches: readonly string[], { facts: schema }: Profile): void {
  facts.push({ name: 'ofBatch', label: labelOf(schema, 'ofBatch'), text: batches.join('、'), at });
}

/** Does a record belong to an earlier batch than the one in which it stands? */
export const isDisclosed = ({ facts }: Draft): boolean => facts.some(({ name }) => name === 'ofBatch');
