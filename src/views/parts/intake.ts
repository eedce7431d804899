/** How complaints are taken, and whether they are. It turns on the days of the inspection, and on no other. */
import { longDate } from '../../formats/text/dates.ts';
import type { Inspection } from '../../register/types.ts';

export interface IntakeView {
  state: Inspection['intake'];
  /** The last day, on which a script closes the intake by itself. */
  until: string;
  /** What is said as long as it is open, or to come, and once it has ended. */
  open: string;
  closed: string;
  phones?: string[];
  hours?: string;
  mailbox?: string;
  otherChannels?: string;
  scope?: string;
}

/** @returns undefined where no way to complain was published */
export function intakeView({ facts, intake }: Inspection): IntakeView | undefined {
  if (!facts.intake) return undefined;
  const { phones, hours, mailbox, postcode, scope, otherChannels } = facts.intake;
  const { from, to } = facts.period;
  return {
    state: intake,
    until: to,
    open: intake === 'before' ? `将于${longDate(from)}开始受理举报` : `正在受理举报，截至${longDate(to)}`,
    closed: `本次督察的举报受理已于${longDate(to)}结束`,
    ...(phones && { phones }),
    ...(hours !== undefined && { hours }),
    ...(mailbox !== undefined && { mailbox: mailbox + (postcode === undefined ? '' : `（邮编 ${postcode}）`) }),
    ...(otherChannels && { otherChannels: otherChannels.join('、') }),
    ...(scope !== undefined && { scope }),
  };
}
