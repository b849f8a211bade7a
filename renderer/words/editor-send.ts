import type { PreSend } from '../../shared/submissions/model.ts';
import { count } from './format.ts';
import { wordsOf } from './words.ts';

type Obstacle = PreSend['obstacles'][number];

export const sendWords = wordsOf({
  zh: {
    title: (dataset: string, period: string) => `检查并报送 · ${dataset} · ${period}`,
    checking: '正在完整检查每一行…',
    checkWork: (dataset: string) => `检查 ${dataset}`,
    sendWork: (dataset: string) => `封存 ${dataset}`,
    checkStopped: '检查已取消。没有检查完的数据不能报送。',
    checkAgain: '重新检查',
    ready: '可以报送了。',
    notReady: (n: number) => (n === 1 ? '还差一步：' : `还差 ${n} 步：`),
    obstacle: (obstacle: Obstacle, blocking: number, reasons: number, opens: string): string =>
      ({
        empty: '表中还没有数据。',
        unchecked: '改动之后还没有完整检查。',
        blocking: `有 ${count(blocking)} 处阻断问题要先改好。`,
        reasons: `有 ${count(reasons)} 组问题要写明原因。`,
        notOpen: `${opens} 起才能报送这一期。可以先填好、检查好。`,
      })[obstacle],
    clear: (obstacle: Obstacle): string =>
      ({ empty: '回去填写', unchecked: '现在检查', blocking: '去改', reasons: '去说明', notOpen: '' })[obstacle],
    rows: '行数',
    rowCount: (rows: number) => `${count(rows)} 行`,
    before: (rows: number, period: string) => `上期（${period}）${count(rows)} 行`,
    change: (text: string) => `，${text}`,
    more: (share: string) => `多 ${share}`,
    fewer: (share: string) => `少 ${share}`,
    same: '持平',
    noBefore: '上期没有报送记录',
    sums: '合计',
    findings: '问题',
    counts: (blocking: number, justify: number, info: number) =>
      `阻断 ${count(blocking)} · 须说明 ${count(justify)} · 提示 ${count(info)}`,
    noFindings: '没有发现问题',
    reasons: '随批说明',
    reason: (title: string, n: number) => `${title}（${count(n)} 处）`,
    time: '时限',
    onTime: (due: string, left: number) =>
      left === 0 ? `今天是截止日（${due}），24:00 前报送为按时` : `按时：${due} 截止，还有 ${left} 天`,
    late: (due: string, days: number) => `已过截止日 ${due}，将记为逾期 ${days} 天`,
    lateButCounted: (due: string) => `首次报送按时（截止 ${due}），更正不计逾期`,
    lateBefore: (due: string, days: number) => `首次报送逾期 ${days} 天（截止 ${due}），更正不再另计`,
    noDue: '随时报送，不计逾期',
    notOpenYet: (opens: string) => `${opens} 起可以报送`,
    correction: (revision: number) => `这是第 ${revision} 版，将代替前一版。`,
    freeze: '批准后这一版即封存，不能再改；没有网络时排队等候，联网后自动发送。',
    approve: '批准并发送',
    approveLate: '仍要批准并发送',
    sealing: '正在封存…',
    notLiaison: '批准和发送由联络员进行。请联络员用自己的口令打开工作台，在这里批准。',
    close: '返回修改',
    sent: '已批准，已排入发送。收到平台回执后会在这里和“同步”里看到。',
  },
  en: {
    title: (dataset, period) => `Check and send · ${dataset} · ${period}`,
    checking: 'Checking every row…',
    checkWork: (dataset) => `Check ${dataset}`,
    sendWork: (dataset) => `Seal ${dataset}`,
    checkStopped: 'The check was cancelled. Rows that were not checked cannot be sent.',
    checkAgain: 'Check again',
    ready: 'Ready to be sent.',
    notReady: (n) => (n === 1 ? 'One thing is left:' : `${n} things are left:`),
    obstacle: (obstacle, blocking, reasons, opens) =>
      ({
        empty: 'There are no rows yet.',
        unchecked: 'Not checked completely since the last change.',
        blocking: `${count(blocking)} blocking ${blocking === 1 ? 'finding has' : 'findings have'} to be mended.`,
        reasons: `${count(reasons)} ${reasons === 1 ? 'group of findings wants' : 'groups of findings want'} a reason.`,
        notOpen: `This period may be sent from ${opens}. It can be filled in and checked before.`,
      })[obstacle],
    clear: (obstacle) =>
      ({ empty: 'Back to the table', unchecked: 'Check now', blocking: 'Mend them', reasons: 'Explain', notOpen: '' })[obstacle],
    rows: 'Rows',
    rowCount: (rows) => `${count(rows)} ${rows === 1 ? 'row' : 'rows'}`,
    before: (rows, period) => `${count(rows)} in ${period}`,
    change: (text) => `, ${text}`,
    more: (share) => `${share} more`,
    fewer: (share) => `${share} fewer`,
    same: 'the same',
    noBefore: 'Nothing was sent for the period before',
    sums: 'Sums',
    findings: 'Findings',
    counts: (blocking, justify, info) =>
      `${count(blocking)} blocking · ${count(justify)} to explain · ${count(info)} for information`,
    noFindings: 'Nothing found',
    reasons: 'Reasons that go along',
    reason: (title, n) => `${title} (${count(n)})`,
    time: 'Time',
    onTime: (due, left) =>
      left === 0 ? `Due today (${due}); on time until 24:00` : `On time: due ${due}, ${left} ${left === 1 ? 'day' : 'days'} left`,
    late: (due, days) => `Due on ${due}; it will count as ${days} ${days === 1 ? 'day' : 'days'} late`,
    lateButCounted: (due) => `First sent on time (due ${due}); a correction is not late`,
    lateBefore: (due, days) =>
      `First sent ${days} ${days === 1 ? 'day' : 'days'} late (due ${due}); a correction adds nothing to that`,
    noDue: 'Any time; never late',
    notOpenYet: (opens) => `May be sent from ${opens}`,
    correction: (revision) => `This is revision ${revision}; it takes the place of the one before.`,
    freeze: 'Once approved this revision is sealed and cannot be changed. Offline it waits in line and goes by itself.',
    approve: 'Approve and send',
    approveLate: 'Approve and send all the same',
    sealing: 'Sealing…',
    notLiaison:
      'Approving and sending is for the liaison officer, who opens the workbench with their own passphrase and approves here.',
    close: 'Back to the table',
    sent: 'Approved and in line to be sent. The receipt will show here and under Sync.',
  },
});
