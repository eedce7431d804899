/** Images that stand beside content files. */
import { error, warning, type Fault, type Place } from '../schema/fault.ts';
import { pictureNameMend } from '../schema/address-names.ts';
import type { Entry } from './door.ts';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** The images of one folder by the names that texts use, and which of them a text names. */
export class FolderImages {
  /** Name in texts → name on the disk. Systems write accented letters in two ways; texts name both alike. */
  readonly files: ReadonlyMap<string, string>;
  readonly #named = new Set<string>();
  /** Name without capital letters → the first name in texts that is the same but for those. */
  readonly #folded: ReadonlyMap<string, string>;
  /** Names on the disk that another one hides. */
  readonly #hidden: readonly string[];

  /** @param entries what is in the folder */
  constructor(entries: readonly Entry[]) {
    const images = entries.filter(({ name, kind }) => kind === 'file' && imageEndings.test(name));
    this.files = new Map(images.map(({ name }) => [name.normalize('NFC'), name]));
    this.#folded = new Map([...this.files.keys()].reverse().map((name) => [name.toLowerCase(), name]));
    this.#hidden = images.map(({ name }) => name).filter((name) => this.files.get(name.normalize('NFC')) !== name);
  }

  has(name: string): boolean {
    return this.files.has(name.normalize('NFC'));
  }

  /** Is there an image of this name? It is named by a text from now on. */
  find(name: string): boolean {
    this.#named.add(name);
    return this.files.has(name);
  }

  /** The image whose name differs in capital letters only, which is another one to most systems. */
  like(name: string): string | undefined {
    return this.#folded.get(name.toLowerCase());
  }

  /**
   * What is wrong with the files themselves.
   * @param startOf the place of a file by its name on the disk
   * @param unread is there a text beside them that could not be read, and may name any?
   */
  faults(startOf: (file: string) => Place, unread: boolean): Fault[] {
    const twice = '有两张图片同名（不计大小写），请改名，并改正文里的文件名';
    const unshown = '没有文字用到这张图片，不会公开；要公开的，在同一个文件夹的文字里写 ![说明](文件名)';
    return [
      ...this.#hidden.map((file) => error(startOf(file), 'format/file-name', twice)),
      ...[...this.files].flatMap(([name, file]): Fault[] => {
        const wrong = pictureNameMend(name);
        return [
          ...(wrong === undefined ? [] : [error(startOf(file), 'format/file-name', wrong)]),
          ...(this.like(name) === name ? [] : [error(startOf(file), 'format/file-name', twice)]),
          ...(unread || this.#named.has(name) ? [] : [warning(startOf(file), 'format/unshown-image', unshown)]),
        ];
      }),
    ];
  }
}
