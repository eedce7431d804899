/** Facsimiles (原件) beside content files: which file names which, and what is wrong with them. */
import { facsimileEnding, facsimileNameMend, largestFacsimile } from '../schema/files/facsimile.ts';
import { error, quote, warning, type Place } from '../schema/fault.ts';
import type { FacsimileFile, Places } from '../schema/records.ts';
import { hashOf } from '../hash.ts';
import { within, type ContentFolder } from './content-folder.ts';
import type { Entry } from './door.ts';
import { imageEndings, type FolderImages } from './images.ts';

/** What a file says of its facsimiles. */
interface Naming {
  facts: { facsimiles?: string[] | undefined; facsimileChecked?: string | undefined };
  place: Place;
  places: Places;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

/** The facsimiles of one folder by the names that front matter uses. */
export class FolderFacsimiles {
  /** Name in front matter → name on the disk. */
  readonly #files: ReadonlyMap<string, string>;
  /** Name → the file that names it. */
  readonly #named = new Map<string, string>();
  readonly #folder: ContentFolder;
  readonly #path: string;
  readonly #images: FolderImages;

  /** @param entries what is in the folder at `path` */
  constructor(folder: ContentFolder, path: string, entries: readonly Entry[], images: FolderImages) {
    this.#folder = folder;
    this.#path = path;
    this.#images = images;
    const files = entries.filter(({ name, kind }) => kind === 'file' && facsimileEnding(name) !== undefined);
    this.#files = new Map(files.map(({ name }) => [name.normalize('NFC'), name]));
  }

  has(name: string): boolean {
    return this.#files.has(name.normalize('NFC'));
  }

  /** The facsimiles of a file, each with its hash; what is wrong with them becomes a fault. */
  of({ facts, place, places }: Naming): FacsimileFile[] {
    const { facsimiles = [], facsimileChecked } = facts;
    const at = (index: number): Place => places.get(`facsimiles.${String(index)}`) ?? places.get('facsimiles') ?? place;
    const blame = (rule: string, message: string, where: Place): void => {
      this.#folder.faults.push(error(where, rule, message));
    };
    if (facsimiles.length > 0 && facsimileChecked === undefined) {
      const mend = '请逐页看过（文字、图像、签名、盖住的地方），再写一行，例如「原件已核对: 是，2019-11-20 逐页看过」';
      blame(
        'format/facsimile-unread',
        `原件里有没有个人信息，程序看不全（扫描、图像里的字看不见），要有人看过；${mend}`,
        at(0),
      );
    }
    if (facsimiles.length === 0 && facsimileChecked !== undefined)
      blame(
        'format/facsimile',
        '写了「原件已核对」，没有写「原件」，请补上或者删去',
        places.get('facsimileChecked') ?? place,
      );
    return facsimiles.flatMap((name, index) => {
      // A scan may be shown in the text as well; offered as a file it is seen either way.
      if (imageEndings.test(name)) this.#images.find(name);
      const other = this.#named.get(name);
      this.#named.set(name, place.file);
      if (other !== undefined) {
        const where = other === place.file ? '写了两次' : `也是${quote(other)}的原件`;
        blame(
          'format/facsimile',
          `${quote(name)}${where}，一个文件只能是一份公开的原件，请改名或者删去一处`,
          at(index),
        );
        return [];
      }
      const read = this.#read(name);
      if (typeof read === 'string') blame('format/facsimile', read, at(index));
      return typeof read === 'string' ? [] : [read];
    });
  }

  /** A facsimile, or what is wrong with it. */
  #read(name: string): FacsimileFile | string {
    const file = this.#files.get(name);
    if (file === undefined) {
      const like = [...this.#files.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
      const mend =
        like === undefined ? '请放进来（不能是链接），或者核对文件名' : `有的是${quote(like)}，大小写请写得一样`;
      return `同一个文件夹里没有原件${quote(name)}，${mend}`;
    }
    const path = within(this.#path, file);
    const bytes = this.#folder.bytesOf(path);
    if (bytes === undefined) return `打不开原件${quote(name)}，请核对它的权限`;
    if (bytes.length === 0) return `原件${quote(name)}是空的，请重新导出后替换`;
    if (bytes.length > largestFacsimile)
      return `原件${quote(name)}有 ${megabytes(bytes.length)}，最大 ${megabytes(largestFacsimile)}，请降低扫描的分辨率，或者分成几个文件`;
    return { name, path: this.#folder.pathOf(path), size: bytes.length, sha256: hashOf(bytes) };
  }

  /**
   * Tells what is wrong with the files themselves.
   * @param isDoubtful is a text beside them at fault, and may name any?
   */
  tellFaults(isDoubtful: boolean): void {
    const { faults } = this.#folder;
    for (const [name, file] of this.#files) {
      if (imageEndings.test(name)) continue;
      const start = this.#folder.start(within(this.#path, file));
      const wrong = facsimileNameMend(name);
      if (wrong !== undefined) faults.push(error(start, 'format/file-name', wrong));
      const twice = [...this.#files.keys()].some((one) => one !== name && one.toLowerCase() === name.toLowerCase());
      if (twice)
        faults.push(error(start, 'format/file-name', '有两个原件同名（不计大小写），请改名，并改「原件」里的文件名'));
      if (!isDoubtful && !this.#named.has(name)) {
        const mend = '要公开的，在同一个文件夹的文件开头写「原件: 文件名」';
        faults.push(warning(start, 'format/unshown-facsimile', `没有文件把它写作原件，不会公开；${mend}`));
      }
    }
  }
}
