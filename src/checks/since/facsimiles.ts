/** Facsimiles (原件) that are public: they stay as they are, unless words are taken out of what they show. */
import { quote, type Fault } from '../../schema/fault.ts';
import { raise } from '../raise.ts';
import type { ItemChange } from './compare.ts';
import type { Coverage } from './coverage.ts';
import type { Item } from './item.ts';
import { nameOf, startOf } from './wording.ts';

interface Compared {
  /** Names of files that are gone, and of those that show something else. */
  removed: ReadonlySet<string>;
  swapped: ReadonlySet<string>;
  changed: readonly ItemChange[];
  /** All items as they were. */
  textsOf: () => readonly Item[];
  /** All items as they are. */
  whole: () => ReadonlyMap<string, Item>;
  isPublic: (item: Item) => boolean;
  coverage: Coverage;
}

/** What is gone or another without a word, and what still shows words that were taken out. */
export function facsimileFaults({ removed, swapped, changed, textsOf, whole, isPublic, coverage }: Compared): Fault[] {
  const composed = (names: ReadonlySet<string>): Set<string> => new Set([...names].map((one) => one.normalize('NFC')));
  const [gone, other] = [composed(removed), composed(swapped)];
  const items = textsOf();
  const owners = items.filter((one) => one.facsimiles.length > 0 && isPublic(one));
  const partsOf = Map.groupBy(items, ({ part }) => part);
  if (owners.length === 0) return [];
  const offered = new Set([...whole().values()].flatMap(({ facsimiles }) => facsimiles));
  const redacted = new Set(
    changed
      .filter(({ before, values }) => values.length > 0 && coverage.isRedacted(before))
      .map(({ before }) => before.part ?? before.id),
  );
  const isSame = (file: string): boolean => offered.has(file) && !gone.has(file) && !other.has(file);
  return owners.flatMap((owner): Fault[] => {
    const after = whole().get(owner.id)?.place ?? owner.place;
    if (redacted.has(owner.id)) {
      if (!owner.facsimiles.every(isSame)) return [];
      const mend = '请在同一次提交里换成去掉了的原件，或者删去原件和「原件」，再写「原件已核对」';
      const what = `${nameOf(owner)}里的文字脱敏或撤下了，原件${namesOf(owner)}还是原来的，删去的文字多半还在里面`;
      return [raise('since/facsimile', after, `${what}；${mend}`)];
    }
    // Of what the facsimile alone shows, the text says nothing.
    if (coverage.isRedacted(owner) || partsOf.get(owner.id)?.some(coverage.isRedacted) === true) return [];
    return owner.facsimiles
      .filter((file) => !isSame(file))
      .map((file) => {
        const what = other.has(file) && offered.has(file) ? '换了内容' : '不见了';
        const mend = '请放回原来的；里面有个人信息的，同时在 follow-ups/ 里写一条脱敏';
        return raise('since/facsimile', startOf(file), `${nameOf(owner)}的原件已经公开，${what}，${mend}`);
      });
  });
}

const namesOf = ({ facsimiles }: Item): string => facsimiles.map((one) => quote(one.replace(/^.*\//u, ''))).join('、');
