/** Images that stand beside content files. */
import { statSync } from 'node:fs';
import { join } from 'node:path';

export const imageEndings = /\.(?:png|jpe?g|webp|gif|avif)$/iu;

/** Is there a folder of this name? A link that leads nowhere is none. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Is there a file of this name? */
export const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

/** The images of one folder by the names that texts use, and which of them a text names. */
export class FolderImages {
  /** Name in texts → path. Systems write accented letters in two ways; texts name both alike. */
  readonly paths: ReadonlyMap<string, string>;
  readonly #named = new Set<string>();

  /** @param names what is in the folder */
  constructor(folder: string, names: readonly string[]) {
    const images = names.filter((name) => imageEndings.test(name) && isFile(join(folder, name)));
    this.paths = new Map(images.map((name) => [name.normalize('NFC'), join(folder, name)]));
  }

  has(name: string): boolean {
    return this.paths.has(name.normalize('NFC'));
  }

  /** Is there an image of this name? It is named by a text from now on. */
  find(name: string): boolean {
    this.#named.add(name);
    return this.paths.has(name);
  }

  /** The image whose name differs in capital letters only, which is another one to most systems. */
  like(name: string): string | undefined {
    return [...this.paths.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
  }

  /** The paths of images that no text names. */
  unnamed(): string[] {
    return [...this.paths].flatMap(([name, path]) => (this.#named.has(name) ? [] : [path]));
  }
}
