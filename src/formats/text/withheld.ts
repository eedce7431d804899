/** What readers are told of a case whose text may not be published. */
import type { Withheld } from '../../register/types.ts';
import { clause } from '../../schema/clause.ts';
import { longDate } from './dates.ts';

/** `依法不予公开（…）`, `已于2019年12月1日撤下，依法不予公开（…）` */
export const withheldText = ({ reason, withdrawn }: Withheld): string =>
  `${withdrawn ? `已于${longDate(withdrawn.publication.published)}撤下，` : ''}依法不予公开（${clause(reason)}）`;
