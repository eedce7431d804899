/**
 * `/<inspection>/calendar.ics`: notices that run or are to come, deadlines of what is not done, and the days of the
 * inspection (RFC 5545). Nothing in it is the time of the build: an event is stamped with the day of its publication.
 */
import { ICalCalendar, ICalEventTransparency } from 'ical-generator';
import { addresses } from '../../register/addresses.ts';
import { publishedOfCase, publishedOfTask } from '../../register/all-published.ts';
import {
  closingOfCase,
  closingOfTask,
  noticeToCome,
  noticeToldOfCase,
  noticeToldOfTask,
} from '../../register/closing.ts';
import { newestOf } from '../../register/order.ts';
import type { Case, Inspection, PublicationLink, Task } from '../../register/types.ts';
import { oneLine } from '../../schema/clause.ts';
import type { Closing } from '../../schema/files/closing.ts';
import { mayBeLate } from '../../schema/states.ts';
import type { IsoDate } from '../../schema/values.ts';
import { feedId, momentOf } from '../feeds/feed.ts';
import { fullAddress, type PublishedSite, type SiteFile } from '../published.ts';
import { numberedCase, taskName } from '../text/record-names.ts';
import { titleWithMark } from '../text/sample.ts';

/** An event of whole days. */
interface Day {
  /** Tells apart the events of a page. */
  kind: 'notice' | 'deadline' | 'period';
  address: string;
  title: string;
  description: string;
  from: IsoDate;
  to: IsoDate;
  /** The day of the publication that says so. */
  published: string;
}

export const calendarFiles = (inspection: Inspection, site: PublishedSite): SiteFile[] => [
  { path: addresses.calendar(inspection.id), render: () => calendarText(inspection, site) },
];

function calendarText(inspection: Inspection, site: PublishedSite): string {
  const { site: facts } = site.register;
  const calendar = new ICalCalendar({
    name: titleWithMark(`${inspection.facts.shortTitle}：公示和期限`, inspection.sample),
    prodId: { company: new URL(facts.address).host, product: 'calendar', language: 'ZH' },
    timezone: null,
  });
  for (const day of daysOf(inspection, site.register.today))
    calendar.createEvent({
      id: `${feedId(facts, day.address)}#${day.kind}`,
      stamp: new Date(momentOf(day.published)),
      start: dayAsDate(day.from),
      // The end of an event of whole days is the day after.
      end: new Date(dayAsDate(day.to).getTime() + dayLength),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: oneLine(day.title),
      description: oneLine(day.description),
      url: fullAddress(site, day.address),
    });
  // The library leaves out the end of the last line.
  return `${calendar.toString()}\r\n`;
}

const dayLength = 24 * 60 * 60 * 1000;
const dayAsDate = (day: IsoDate): Date => new Date(`${day}T00:00:00Z`);

function daysOf(inspection: Inspection, today: IsoDate): Day[] {
  const { facts, publications, address, cases, tasks, sample } = inspection;
  return [
    {
      kind: 'period',
      address,
      title: titleWithMark(`${facts.shortTitle}：进驻`, sample),
      description: facts.title,
      ...facts.period,
      published: publications.at(-1)?.published ?? facts.period.from,
    },
    ...cases.flatMap((one) => [...noticeOfCase(one, today), ...deadlineOfCase(one)]),
    ...tasks.flatMap((task) => [...noticeOfTask(task, today), ...deadlineOfTask(task)]),
  ];
}

/** What every event of a record has. */
const common = (address: string, name: string, sample: boolean, word: string) => ({
  address,
  title: titleWithMark(`${word}：${name}`, sample),
});

/** A notice, unless it is over: it is titled with its last day. */
function notice(closing: Closing, today: IsoDate, record: Omit<Day, 'kind' | 'from' | 'to' | 'description'>): Day[] {
  const found = noticeToCome(closing, today);
  if (!found) return [];
  const where = [found.level, found.unit].filter((part) => part !== undefined).join(' ');
  const until = `公示至 ${found.to}`;
  return [
    {
      ...record,
      kind: 'notice',
      description: where === '' ? until : `${until}，${where}`,
      from: found.from ?? found.to,
      to: found.to,
    },
  ];
}

const saying = (publications: readonly PublicationLink[]): string => newestOf(publications);

function noticeOfCase(one: Case, today: IsoDate): Day[] {
  if (one.withheld) return [];
  return notice(closingOfCase(one), today, {
    ...common(one.address, numberedCase(one), one.sample, '公示'),
    published: noticeToldOfCase(one),
  });
}

function noticeOfTask(task: Task, today: IsoDate): Day[] {
  return notice(closingOfTask(task), today, {
    ...common(task.address, taskName(task), task.sample, '公示'),
    published: noticeToldOfTask(task),
  });
}

function deadlineOfCase(one: Case): Day[] {
  const { deadline } = one.current.facts;
  if (one.withheld || deadline === undefined || !mayBeLate(one.state)) return [];
  return [
    {
      ...common(one.address, numberedCase(one), one.sample, '办结时限'),
      kind: 'deadline',
      description: `办结情况：${one.state}`,
      from: deadline,
      to: deadline,
      published: saying(publishedOfCase(one)),
    },
  ];
}

function deadlineOfTask(task: Task): Day[] {
  const { deadline, facts, state } = task;
  if (deadline === undefined || !mayBeLate(state)) return [];
  return [
    {
      ...common(task.address, taskName(task), task.sample, '整改时限'),
      kind: 'deadline',
      description: `整改时限：${facts.deadline}；整改状态：${state}`,
      from: deadline,
      to: deadline,
      published: saying(publishedOfTask(task)),
    },
  ];
}
