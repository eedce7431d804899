/** Nothing of a page or of a CSV file is left out of what is held against the outcome, but programs and styles. */
import { expect, it } from 'vitest';
import { csvTexts, htmlTexts } from './plain-texts.ts';

const texts = (html: string): string[] => htmlTexts(new TextEncoder().encode(html)).map(({ text }) => text);

it('takes what is hidden, and no program', () => {
  const page = `<head><title>某站</title><style>p{}</style></head><body><!-- 注 --><script>if (a < b) c()</script>
    <table><tr><td>甲<b>乙</b>&amp;丙</td><td hidden>丁<br>戊</td></tr></table><select><option>己</select></body>`;
  expect(texts(page)).toEqual(['甲\u2060乙\u2060&丙', '丁', '戊', '己']);
});

it('takes what shows without scripts alone, and no template, which never shows', () => {
  expect(texts('<td>甲<noscript><p>乙</p></noscript></td><template><tr><td>丙</td></tr></template>')).toEqual([
    '甲',
    '乙',
  ]);
});

it('takes what is typed into boxes of forms, and no names of buttons', () => {
  const form = '<td>甲<input value="乙"><input type=text value=丙><input type="submit" value="提交"></td>';
  expect(texts(form).join().replaceAll('\u2060', '')).toBe('甲乙丙');
});

it('breaks no line where the page breaks none', () => {
  expect(texts('<p>某厂\n冒烟</p>')).toEqual(['某厂 冒烟']);
});

it('cuts a CSV file at whatever may be a separator', () => {
  const bytes = new TextEncoder().encode('序号,"交办\n问题"\r\n1;2\t三，四\n');
  expect(csvTexts(bytes)).toEqual([
    { at: '第 1 行', text: '序号' },
    { at: '第 1 行', text: '交办' },
    { at: '第 2 行', text: '问题' },
    { at: '第 3 行', text: '1' },
    { at: '第 3 行', text: '2' },
    { at: '第 3 行', text: '三' },
    { at: '第 3 行', text: '四' },
  ]);
});
