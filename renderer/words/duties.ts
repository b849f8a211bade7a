import type { Language } from '../../shared/base/problem.ts';
import { holidayWords, type WindowDays } from '../../shared/periods/holidays.ts';
import type { Duty } from '../../shared/submissions/model.ts';
import type { Tone } from '../parts/tag.tsx';
import { count } from './format.ts';
import { signOffWords } from './sign-off.ts';
import { wordsOf } from './words.ts';

const dutyWords = wordsOf({
  zh: {
    notStarted: '未开始',
    draft: '草稿',
    correction: '更正稿',
    ready: '已检查，可报送',
    queued: '待发送',
    received: '已受理',
    accepted: '校验通过',
    stored: '已入库',
    partly: '部分通过',
    returned: '已退回',
    provisional: '已预报，待正式报送',
    nilQueued: '零报送待发送',
    nilSending: '零报送发送中',
    nilReceived: '零报送已受理',
    nilAccepted: '零报送校验通过',
    nilStored: '零报送已入库',
    nilReturned: '零报送已退回',
    sending: (share: string) => `发送中 ${share}`,
    blocking: (n: string) => `${n} 处阻断`,
    justify: (n: string) => `${n} 处需说明`,
    rows: (n: string) => `${n} 行`,
    overdue: (days: number) => `逾期 ${days} 天`,
    today: '今天 24:00',
    tomorrow: '明天 24:00',
    left: (days: number) => `还有 ${days} 天`,
    realtime: '随时',
    settled: '不计逾期',
    window: (days: number, workdays: number, holidays: string, estimated: boolean) =>
      `${holidays}：${days} 天中 ${workdays} 个工作日${estimated ? '（预计）' : ''}`,
    and: '、',
  },
  en: {
    notStarted: 'Not started',
    draft: 'Draft',
    correction: 'Correction',
    ready: 'Checked, ready to send',
    queued: 'Waiting to be sent',
    received: 'Received',
    accepted: 'Accepted',
    stored: 'Stored',
    partly: 'Partly accepted',
    returned: 'Returned',
    provisional: 'Provisional sent, final owed',
    nilQueued: 'Nil return waiting',
    nilSending: 'Nil return being sent',
    nilReceived: 'Nil return received',
    nilAccepted: 'Nil return accepted',
    nilStored: 'Nil return stored',
    nilReturned: 'Nil return sent back',
    sending: (share) => `Sending ${share}`,
    blocking: (n) => `${n} blocking`,
    justify: (n) => `${n} to explain`,
    rows: (n) => (n === '1' ? '1 row' : `${n} rows`),
    overdue: (days) => (days === 1 ? '1 day late' : `${days} days late`),
    today: 'Today 24:00',
    tomorrow: 'Tomorrow 24:00',
    left: (days) => `${days} days left`,
    realtime: 'Any time',
    settled: 'Never late',
    window: (days, workdays, holidays, estimated) =>
      `${holidays}: ${workdays} working days in ${days}${estimated ? ' (estimated)' : ''}`,
    and: ', ',
  },
});

export interface Said {
  readonly tone: Tone;
  readonly text: string;
}

const join = (...parts: string[]): string => parts.join(' · ');

function nilState(duty: Duty, language: Language): Said | null {
  const w = dutyWords[language];
  switch (duty.status) {
    case 'queued':
      return { tone: 'blue', text: w.nilQueued };
    case 'sending':
      return { tone: 'blue', text: w.nilSending };
    case 'received':
      return { tone: 'green', text: w.nilReceived };
    case 'accepted':
      return { tone: 'green', text: w.nilAccepted };
    case 'stored':
      return { tone: 'green', text: w.nilStored };
    case 'returned':
      return { tone: 'red', text: w.nilReturned };
    default:
      return null;
  }
}

/** Where a duty stands. Red blocks, amber needs a reason, blue is under way, green is proven by a receipt. */
export function dutyState(duty: Duty, language: Language): Said {
  const w = dutyWords[language];
  const nil = duty.mode === 'nil' ? nilState(duty, language) : null;
  if (nil) return nil;
  const draft = duty.again ? w.correction : w.draft;
  const sign = signOffWords[language];
  const back = duty.rejected > 0 ? [w.rows(count(duty.rejected))] : [];
  switch (duty.status) {
    case 'notStarted':
      return { tone: 'grey', text: w.notStarted };
    case 'draft':
      if (duty.signOff?.state === 'back') return { tone: 'amber', text: sign.tagBack };
      return duty.justify > 0
        ? { tone: 'amber', text: join(draft, w.justify(count(duty.justify))) }
        : { tone: 'grey', text: draft };
    case 'errors':
      return { tone: 'red', text: join(draft, w.blocking(count(duty.blocking))) };
    case 'ready':
      if (duty.signOff === null) return { tone: 'blue', text: w.ready };
      return { tone: 'amber', text: duty.signOff.state === 'asked' ? sign.tagAsked : sign.tagBack };
    case 'queued':
      return { tone: 'blue', text: w.queued };
    case 'sending':
      return { tone: 'blue', text: w.sending(`${Math.floor((duty.sent ?? 0) * 100)}%`) };
    case 'partly':
      return { tone: 'red', text: join(w.partly, ...back) };
    case 'returned':
      return { tone: 'red', text: join(w.returned, ...back) };
    case 'provisional':
      return { tone: 'amber', text: w.provisional };
    default:
      return { tone: 'green', text: w[duty.status] };
  }
}

const SOON_DAYS = 3;

/** How long there still is; null for what is done. */
export function dutyDays(duty: Duty, language: Language): Said | null {
  const w = dutyWords[language];
  const left = duty.daysLeft;
  if (duty.group === 'done') return null;
  if (left === null) return { tone: 'grey', text: duty.due === null ? w.realtime : w.settled };
  if (left < 0) return { tone: 'red', text: w.overdue(-left) };
  if (left === 0) return { tone: 'amber', text: w.today };
  if (left === 1) return { tone: 'amber', text: w.tomorrow };
  return { tone: left <= SOON_DAYS ? 'amber' : 'grey', text: w.left(left) };
}

/** A warning that holidays shrink the reporting window; null when there is nothing to warn of. */
export function windowWarning(window: WindowDays | null, language: Language): string | null {
  if (window === null || window.holidays.length === 0) return null;
  const w = dutyWords[language];
  const holidays = window.holidays.map((name) => holidayWords[name][language]).join(w.and);
  return w.window(window.days, window.workdays, holidays, window.estimated);
}
