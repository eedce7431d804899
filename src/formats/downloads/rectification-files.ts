/** Beside the rectification plan: tasks and results as CSV, as a workbook, as JSON. */
import { addresses } from '../../register/addresses.ts';
import { closingOfTask, pointsOfTask } from '../../register/closing.ts';
import type { Inspection, Plan, Task } from '../../register/types.ts';
import { csvText } from '../tables/csv.ts';
import { csvMetadata } from '../tables/csvw.ts';
import {
  correctionJson,
  facsimilesJson,
  head,
  inspectionJson,
  jsonText,
  pointsJson,
  versionsJson,
} from '../json/json.ts';
import { planNotes } from '../text/notes.ts';
import { fullAddress, type DownloadSite, type PublishedSite, type SiteFile } from '../published.ts';
import { titleWithMark } from '../text/sample.ts';
import { sectionJson } from '../text/section.ts';
import { printedTaskColumns, taskColumns } from '../tables/task-table.ts';
import { fileVersions, taskVersions } from '../versions/versions.ts';
import { xlsxBytes } from '../tables/xlsx.ts';

/** The files of an inspection; none if it has no plan. */
export function rectificationFiles(inspection: Inspection, site: DownloadSite): SiteFile[] {
  const { id, plan, tasks, facts } = inspection;
  if (!plan) return [];
  const path = (ending: 'csv' | 'json' | 'xlsx'): string => addresses.rectificationFile(id, ending);
  const columns = taskColumns(site);
  return [
    { path: path('csv'), render: () => csvText(columns, tasks) },
    { path: path('xlsx'), render: () => planWorkbook(plan, inspection, site) },
    { path: path('json'), render: () => jsonText(rectificationJson(plan, inspection, site)) },
    {
      path: `${path('csv')}-metadata.json`,
      render: () =>
        jsonText(
          csvMetadata(
            'rectification.csv',
            `${facts.title}整改任务`,
            columns,
            site.register.site,
            planNotes(inspection),
          ),
        ),
    },
  ];
}

const planWorkbook = (plan: Plan, inspection: Inspection, site: DownloadSite): Promise<Uint8Array> =>
  xlsxBytes(
    {
      title: titleWithMark(plan.title, plan.sample),
      name: '整改任务',
      columns: printedTaskColumns(inspection.tasks),
      rows: inspection.tasks,
      notes: planNotes(inspection),
      addressOf: (task) => fullAddress(site, task.address),
      publisher: site.register.site.publisher,
      source: fullAddress(site, plan.address),
      published: plan.published,
    },
    site.zip,
  );

function rectificationJson(plan: Plan, inspection: Inspection, site: PublishedSite) {
  return {
    ...head(site, inspection, 'rectification', plan.address),
    sample: plan.sample || inspection.results.some((one) => one.sample),
    inspection: inspectionJson(inspection),
    title: plan.title,
    published: plan.published,
    origin: plan.origin ?? null,
    originAddress: plan.originAddress ?? null,
    facsimiles: facsimilesJson(plan.facsimiles, site),
    introduction: sectionJson(plan.introduction),
    corrections: plan.corrections.map((one) => correctionJson(one, site)),
    versions: versionsJson(fileVersions(plan), site),
    results: inspection.results.map((list) => ({
      title: list.title,
      published: list.published,
      origin: list.origin ?? null,
      originAddress: list.originAddress ?? null,
      facsimiles: facsimilesJson(list.facsimiles, site),
      address: fullAddress(site, list.address),
      introduction: sectionJson(list.introduction),
      corrections: list.corrections.map((one) => correctionJson(one, site)),
      versions: versionsJson(fileVersions(list), site),
    })),
    tasks: inspection.tasks.map((task) => taskJson(task, site)),
  };
}

const taskJson = (task: Task, site: PublishedSite) => ({
  address: fullAddress(site, task.address),
  sample: task.sample,
  key: task.key,
  title: task.title,
  deadline: task.deadline ?? null,
  state: task.state,
  finding: task.finding ?? null,
  closing: closingOfTask(task),
  points: pointsJson(pointsOfTask(task)),
  cases: task.cases.map(({ label, address }) => ({ label, address: fullAddress(site, address) })),
  lookBacks: task.lookBacks.map(({ earlier }) => {
    const { title, address } = earlier.kind === 'task' ? earlier.task : earlier.case;
    return { title, address: fullAddress(site, address) };
  }),
  corrections: task.corrections.map((one) => correctionJson(one, site)),
  versions: versionsJson(taskVersions(task), site),
});
