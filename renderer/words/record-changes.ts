import type { SubmissionMode } from '../../shared/submissions/model.ts';
import { count } from './format.ts';
import { wordsOf } from './words.ts';

export const changeWords = wordsOf({
  zh: {
    title: '变动的记录',
    how: '报送方式',
    modes: { full: '全量', supplement: '增量', correction: '只报更正', nil: '零报送' } satisfies Record<SubmissionMode, string>,
    what: {
      full: '全部行重新报送，代替平台上已有的内容。',
      supplement: '只报新增的记录，平台上已有的不动。',
      correction: '只报改动、新增和删除的记录，每条带更正前的值。',
      nil: '',
    } satisfies Record<SubmissionMode, string>,
    sum: (inserts: number, updates: number, deletes: number) =>
      [
        updates > 0 ? `改 ${count(updates)} 条` : '',
        inserts > 0 ? `增 ${count(inserts)} 条` : '',
        deletes > 0 ? `删 ${count(deletes)} 条` : '',
      ]
        .filter((part) => part !== '')
        .join('，') || '没有变动',
    after: (rows: string) => `更正后本期共 ${rows} 行`,
    reason: '更正理由',
    reasonHint: '随批送交，对没有单独写理由的记录都有效',
    own: '本条理由',
    cases: (ids: string) => `答复事项：${ids}`,
    operation: { I: '新增', U: '改动', D: '删除' },
    heads: ['记录', '变动', '更正前', '更正后'],
    list: '变动的记录，更正前与更正后',
    empty: '（空）',
    more: (n: string) => `另有 ${n} 条变动`,
    showMore: '再看一些',
    none: '与上一版相比没有变动。',
    bar: {
      first: '这是本期第一次报送。',
      noKey: '这个数据集没有主键，认不出哪条记录变了，只能全量报送。',
      noBase: '本期还没有平台收下的数据，只能全量报送。',
      unknownRows: '这台电脑上没有平台已收下的全部内容，只能全量报送。',
      tooMany: '本期行数太多，无法在本机逐条比对，只能全量报送。',
      provisional: '上一批是预报，正式报送须整体代替它。',
    },
    provisional: '作为预报提前报送',
    provisionalHint: (opens: string) => `本期 ${opens} 起才能正式报送。预报不算完成，到期后仍须正式报送，正式的将代替它。`,
  },
  en: {
    title: 'Changed records',
    how: 'Sent as',
    modes: { full: 'All rows', supplement: 'Added rows', correction: 'Changes only', nil: 'Nil return' },
    what: {
      full: 'Every row again, in place of what the platform has.',
      supplement: 'Only added records; what the platform has stays.',
      correction: 'Only records changed, added or taken out, each with what it was before.',
      nil: '',
    },
    sum: (inserts, updates, deletes) =>
      [
        updates > 0 ? `${count(updates)} changed` : '',
        inserts > 0 ? `${count(inserts)} added` : '',
        deletes > 0 ? `${count(deletes)} taken out` : '',
      ]
        .filter((part) => part !== '')
        .join(', ') || 'Nothing changed',
    after: (rows) => `${rows} rows in the period after it`,
    reason: 'Reason for the correction',
    reasonHint: 'Goes along; holds for every record without a reason of its own',
    own: 'Its own reason',
    cases: (ids) => `Answers: ${ids}`,
    operation: { I: 'Added', U: 'Changed', D: 'Taken out' },
    heads: ['Record', 'Change', 'Before', 'After'],
    list: 'Changed records, before and after',
    empty: '(empty)',
    more: (n) => `${n} more changes`,
    showMore: 'Show more',
    none: 'Nothing differs from the revision before.',
    bar: {
      first: 'This is the first submission of the period.',
      noKey: 'The dataset has no primary key to tell which record changed: send all rows.',
      noBase: 'The platform has taken over nothing of this period yet: send all rows.',
      unknownRows: 'This computer does not hold all that the platform has taken over: send all rows.',
      tooMany: 'The period has too many rows to be compared here: send all rows.',
      provisional: 'The batch before was provisional; the final one has to replace it.',
    },
    provisional: 'Send early as provisional',
    provisionalHint: (opens) =>
      `The period is open for the final submission from ${opens}. A provisional one does not settle it: the final one is still owed and will replace it.`,
  },
});
