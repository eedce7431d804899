/** How far long work has come: a line that renews itself in a terminal, plain lines now and then elsewhere. */
import { secondsText, textWidth } from './figures.ts';

/** A step that counts what it does. */
export interface Step {
  name: string;
  unit: string;
  done: () => number;
  /** How many there will be, once that is known. */
  total?: () => number | undefined;
}

/** Where it is shown. */
export interface Screen {
  write: (text: string) => unknown;
  isTTY?: boolean;
  columns?: number;
}

/** In milliseconds: short work shows nothing. */
const waits = { terminal: { first: 3000, each: 500 }, elsewhere: { first: 20_000, each: 20_000 } };

/**
 * Shows steps that go on beside each other, until it is stopped.
 * @param now in milliseconds
 * @returns ends it, and clears the line
 */
export function showProgress(
  steps: readonly Step[],
  screen: Screen = process.stdout,
  now: () => number = () => performance.now(),
): () => void {
  const started = now();
  const { first, each } = screen.isTTY === true ? waits.terminal : waits.elsewhere;
  const show = (): void => {
    const texts = steps.filter((step) => !isOver(step)).map((step) => stepText(step, now() - started));
    if (texts.length === 0) return;
    if (screen.isTTY !== true) screen.write(`${texts.join('；')}\n`);
    else screen.write(`\r\u001b[K${fitting(texts, (screen.columns ?? 80) - 1)}`);
  };
  let timer = setTimeout(() => {
    show();
    timer = setInterval(show, each);
  }, first);
  return () => {
    clearTimeout(timer);
    if (screen.isTTY === true && now() - started >= first) screen.write('\r\u001b[K');
  };
}

const isOver = ({ done, total }: Step): boolean => total?.() !== undefined && done() >= (total() ?? 0);

/** `网页 1234／12345 页，每秒 310 页，约剩 36 秒`; without a total `数据文件 120 个，每秒 30 个`. */
export function stepText({ name, unit, done, total }: Step, milliseconds: number): string {
  const [made, all] = [done(), total?.()];
  const rate = milliseconds > 0 ? (made / milliseconds) * 1000 : 0;
  const parts = [`${name} ${made}${all === undefined ? '' : `／${all}`} ${unit}`];
  if (rate >= 1) parts.push(`每秒 ${Math.round(rate)} ${unit}`);
  if (rate > 0 && all !== undefined) parts.push(`约剩 ${secondsText(Math.round((all - made) / rate) * 1000)}`);
  return parts.join('，');
}

/** As many of the steps as one line holds, at least the first. */
function fitting(texts: readonly string[], columns: number): string {
  let line = texts[0] ?? '';
  for (const text of texts.slice(1)) {
    if (textWidth(`${line}；${text}`) > columns) break;
    line += `；${text}`;
  }
  return line;
}
