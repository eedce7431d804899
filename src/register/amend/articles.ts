/** The articles that an announcement lists, as facts of its own: each can be corrected by itself. */
import { articlePath } from '../../schema/correctable.ts';
import { fieldsOf } from '../../schema/field.ts';
import { articleSchema, type AnnouncementFacts, type Article } from '../../schema/files/announcement.ts';

const names = fieldsOf(articleSchema).map(({ name }) => name as keyof Article);

type Facts = AnnouncementFacts & Readonly<Record<string, unknown>>;

/** The facts with those of each article beside them: `articles.0.title`. */
export const withArticleFacts = (facts: AnnouncementFacts): Facts => ({
  ...facts,
  ...Object.fromEntries(
    (facts.articles ?? []).flatMap((one, index) => names.map((name) => [articlePath(index, name), one[name]])),
  ),
});

/** The facts with the articles as those beside them have them. */
export function intoArticles(all: Facts): AnnouncementFacts {
  const made = (all.articles ?? []).map((_, index) =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = all[articlePath(index, name)];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  );
  const beside = new Set(Object.keys(withArticleFacts(all)).filter((name) => name.includes('.')));
  const facts = Object.fromEntries(Object.entries(all).filter(([name]) => !beside.has(name)));
  return { ...facts, ...(all.articles && { articles: made }) } as AnnouncementFacts;
}
