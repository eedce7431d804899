/** Breaks a title into lines as Chinese is set: between words, no line beginning with a comma or ending with a bracket. */
import { charactersOf } from '../schema/text/cut.ts';

/** May not begin a line. */
const closing = /^[、，。；：！？）》」』”’】〕％·—…,.;:!?)%\]]/u;
/** May not end one. */
const opening = /[（《「『“‘【〔([]$/u;

/** The pieces of a text that stay together. */
function pieces(text: string): string[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  return words.reduce<string[]>((joined, word) => {
    const last = joined.at(-1);
    if (last !== undefined && (closing.test(word) || opening.test(last))) joined[joined.length - 1] = last + word;
    else joined.push(word);
    return joined;
  }, []);
}

/**
 * Sets a text in lines; what does not fit ends with `…`.
 * @param width of a text, in the unit of `room`
 */
export function breakLines(text: string, width: (text: string) => number, room: number, most: number): string[] {
  const lines = [''];
  const queue = pieces(text);
  for (let piece = queue.shift(); piece !== undefined; piece = queue.shift()) {
    const line = lines.at(-1) ?? '';
    if (width(line + piece) <= room) lines[lines.length - 1] = line + piece;
    else if (line === '') {
      // A piece that is longer than a line is broken anywhere.
      const characters = charactersOf(piece);
      const whole = characters.findLastIndex((_, index) => width(characters.slice(0, index + 1).join('')) <= room) + 1;
      const fits = Math.max(1, closing.test(characters[whole] ?? '') ? whole - 1 : whole);
      lines[lines.length - 1] = characters.slice(0, fits).join('');
      lines.push('');
      if (fits < characters.length) queue.unshift(characters.slice(fits).join(''));
    } else {
      lines.push('');
      queue.unshift(piece.trimStart());
    }
    if (lines.length > most) return [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', width, room)];
  }
  return lines.filter(Boolean);
}

/** The same number of lines, as even as can be: no word alone in the last one. */
export function balancedLines(text: string, width: (text: string) => number, room: number, most: number): string[] {
  const lines = breakLines(text, width, room, most);
  if (lines.at(-1)?.endsWith('…') === true) return lines;
  let balanced = lines;
  for (let narrower = room * 0.98; narrower > room / 2; narrower *= 0.98) {
    const tried = breakLines(text, width, narrower, most);
    if (tried.length > lines.length || tried.at(-1)?.endsWith('…') === true) break;
    balanced = tried;
  }
  return balanced;
}

function shortened(line: string, width: (text: string) => number, room: number): string {
  const characters = charactersOf(line);
  while (characters.length > 0 && width(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').replace(/[、，。；：]$/u, '')}…`;
}
