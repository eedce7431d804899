import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showProgress, stepText, type Screen, type Step } from './progress.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pages = (done: number, total?: number): Step => ({
  name: '网页',
  unit: '页',
  done: () => done,
  total: () => total,
});

it('says step, done of total, rate and time left, as far as they are known', () => {
  expect(stepText(pages(500, 2000), 10_000)).toBe('网页 500／2000 页，每秒 50 页，约剩 30.0 秒');
  expect(stepText(pages(500), 10_000)).toBe('网页 500 页，每秒 50 页');
  expect(stepText(pages(0, 2000), 10_000)).toBe('网页 0／2000 页');
  expect(stepText(pages(1, 4), 10_000)).toBe('网页 1／4 页，约剩 30.0 秒');
});

/** What is written while a minute passes. */
function written(steps: readonly Step[], screen: Omit<Screen, 'write'>): string[] {
  const texts: string[] = [];
  const stop = showProgress(steps, { ...screen, write: (text) => texts.push(text) }, Date.now);
  vi.advanceTimersByTime(60_000);
  stop();
  vi.advanceTimersByTime(60_000);
  return texts;
}

it('writes a line now and then where there is no terminal, and ends with the work', () => {
  expect(written([pages(600, 1200)], {})).toEqual([
    '网页 600／1200 页，每秒 30 页，约剩 20.0 秒\n',
    '网页 600／1200 页，每秒 15 页，约剩 40.0 秒\n',
    '网页 600／1200 页，每秒 10 页，约剩 60.0 秒\n',
  ]);
});

it('renews one line in a terminal that is not wider than it, and clears it', () => {
  const texts = written([pages(600, 1200), { ...pages(5, 10), name: '搜索索引的分片' }], { isTTY: true, columns: 50 });
  expect(texts.length).toBeGreaterThan(100);
  expect(texts[0]).toBe('\r\u001b[K网页 600／1200 页，每秒 200 页，约剩 3.0 秒');
  expect(texts.at(-1)).toBe('\r\u001b[K');
  expect(texts.join('')).not.toContain('\n');
});

it('shows nothing of short work, and nothing of a step that is over', () => {
  const texts: string[] = [];
  const stop = showProgress([pages(1, 2)], { isTTY: true, write: (text) => texts.push(text) }, Date.now);
  vi.advanceTimersByTime(2000);
  stop();
  expect(texts).toEqual([]);
  expect(written([pages(2, 2)], {})).toEqual([]);
});
