import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { announcementSchema } from '../schema/files/announcement.ts';
import { announcementKinds } from '../schema/vocabulary.ts';
import { answer, askField, type Ask } from './ask.ts';

const title = askField(announcementSchema, 'title', 'title');
const day = askField(announcementSchema, 'published', 'published', { propose: () => '2021-05-14' });
const kind = askField(announcementSchema, 'kind', 'kind', { choices: Object.keys(announcementKinds) });
const summary = askField(announcementSchema, 'summary', 'summary', { optional: true });

/** Answers questions by keys: the next ones are typed when a question is shown. */
async function typing(asks: readonly Ask[], ...keys: readonly string[]): Promise<{ answers: unknown; shown: string }> {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80, rows: 40 });
  let shown = '';
  output.on('data', (chunk) => (shown += String(chunk)));
  const left = [...keys];
  const typist = setInterval(() => input.write(left.shift() ?? ''), 30);
  const answers = await answer(asks, {}, { input, output }, 'npm run new').catch((cause: unknown) => cause);
  clearInterval(typist);
  return { answers, shown };
}

it('asks for what no flag says, with the proposal to be taken or changed', async () => {
  const { answers, shown } = await typing(
    [kind, title, day, summary],
    '\u001B[B',
    '\u001B[B',
    '\r',
    '督察组进驻',
    '\r',
    '\r',
    '\r',
  );
  expect(answers).toEqual({ kind: '动员会', title: '督察组进驻', published: '2021-05-14', summary: undefined });
  for (const word of ['类型（进驻公告、动员会', '标题（公告的标题', '公开日期（', '摘要（', '可以不填'])
    expect(shown).toContain(word);
});

it('chooses nothing that nobody chose', async () => {
  const { answers } = await typing([kind], '\r', '\r', '\u001B[B', '\u001B[B', '\r');
  expect(answers).toEqual({ kind: '动员会' });
});

it('says what is wrong with an answer, and asks again', async () => {
  const { answers, shown } = await typing([title, day], '\r', '某标题', '\r', '5', '\r', '\u007F', '\r');
  expect(answers).toEqual({ title: '某标题', published: '2021-05-14' });
  expect(shown).toContain('请填写');
  expect(shown).toContain('不是日期');
});

it('Ctrl+C ends the questions', async () => {
  const { answers } = await typing([title], '\u0003');
  expect(answers).toMatchObject({ message: '已取消，什么都没有写入', exit: 130 });
});

it('where nobody answers, proposals hold and what is missing is named', async () => {
  await expect(answer([title, day, summary], {}, undefined, 'npm run new -- announcement')).rejects.toMatchObject({
    message: expect.stringMatching(
      /^缺少选项：\n {2}--title {2}标题：公告的标题。\n例如：npm run new -- announcement --title 标题$/u,
    ) as string,
    exit: 2,
  });
  expect(await answer([title, day, summary], { title: '某' }, undefined, '')).toEqual({
    title: '某',
    published: '2021-05-14',
  });
});

it.each([
  [{ published: '2021-02-30' }, '--published：「公开日期」日历上没有「2021-02-30」这一天'],
  [{ kind: '动员' }, '--kind：未知的类型「动员」，您是不是想写「动员会」？'],
  [{ batch: '3' }, '这里用不到 --batch，可用：--title、--published、--kind'],
])('a flag that is wrong: %j', async (flags, message) => {
  await expect(answer([title, day, kind], flags, undefined, '')).rejects.toThrow(message);
});
