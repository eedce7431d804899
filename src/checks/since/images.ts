/** Pictures that something public shows, and that are gone or show something else. */
import type { Fault } from '../../schema/fault.ts';
import { raise } from '../raise.ts';
import type { Coverage } from './coverage.ts';
import type { Item } from './item.ts';
import { startOf } from './wording.ts';

const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;
const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);

/**
 * @param files names of those that are gone, and of pictures that show something else
 * @param textsOf all items as they were
 */
export function imageFaults(
  { removed, swapped }: Record<'removed' | 'swapped', ReadonlySet<string>>,
  textsOf: () => readonly Item[],
  isPublic: (item: Item) => boolean,
  coverage: Coverage,
): Fault[] {
  const isUnsaid = (file: string): boolean => {
    const shown = `"kind":"image","name":${JSON.stringify(file.slice(folderOf(file).length))}`.normalize('NFC');
    const users = textsOf().filter(
      ({ kind, place, values }) =>
        kind !== 'page' &&
        folderOf(place.file) === folderOf(file) &&
        [...values.values()].some(({ exact }) => exact.normalize('NFC').includes(shown)),
    );
    return !users.some(coverage.isRedacted) && users.some(isPublic);
  };
  const fault = (file: string, what: string): Fault => {
    const mend = '请放回原来的；图片里有个人信息的，在 follow-ups/ 里写一条脱敏';
    return raise('since/image', startOf(file), `已经公开的图片${what}，${mend}`);
  };
  return [
    ...[...removed].filter((file) => imageEndings.test(file) && isUnsaid(file)).map((file) => fault(file, '不见了')),
    ...[...swapped].filter(isUnsaid).map((file) => fault(file, '换了内容')),
  ];
}
