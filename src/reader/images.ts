/** Images that stand beside content files. */
import type { Entry } from './door.ts';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** The images of one folder by the names that texts use, and which of them a text names. */
export class FolderImages {
  /** Name in texts → name on the disk. Systems write accented letters in two ways; texts name both alike. */
  readonly files: ReadonlyMap<string, string>;
  readonly #named = new Set<string>();

  /** @param entries what is in the folder */
  constructor(entries: readonly Entry[]) {
    const images = entries.filter(({ name, kind }) => kind === 'file' && imageEndings.test(name));
    this.files = new Map(images.map(({ name }) => [name.normalize('NFC'), name]));
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
    return [...this.files.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
  }

  /** The images that no text names, as they lie on the disk. */
  unnamed(): string[] {
    return [...this.files].flatMap(([name, file]) => (this.#named.has(name) ? [] : [file]));
  }
}
