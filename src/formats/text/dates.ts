/** Days as readers say them. */

/** `2019年11月14日` from an ISO day; a time stays behind it. */
export function longDate(iso: string): string {
  const [day = '', time] = iso.split(' ');
  const [year, month, date] = day.split('-').map(Number);
  return `${String(year)}年${String(month)}月${String(date)}日${time === undefined ? '' : ` ${time}`}`;
}

/** `2019-11-12 至 2019-11-21`, or the one day. */
export const daysText = ({ from, to }: { from: string; to: string }): string => (from === to ? to : `${from} 至 ${to}`);

/** What is overdue names its deadline, never today: the words hold until something is published. */
export const dueText = (deadline: string | undefined): string => (deadline === undefined ? '' : `${deadline} 到期`);
