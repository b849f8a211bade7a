import { entry } from './entry.ts';

const same = '没有任何改动。';
const sameEn = 'Nothing was changed.';

/** A desk that changes hands: 25xx. */
export const handoverProblems = {
  'handover/none': entry(
    2501,
    ['没有在办的工作移交。', same, '请刷新后再看；需要时由联络员重新开始。'],
    ['There is no handover under way.', sameEn, 'Refresh; the liaison officer may begin one.'],
  ),
  'handover/underway': entry(
    2502,
    ['已有一份工作移交在办。', same, '请先办完或作废它。'],
    ['A handover is already under way.', sameEn, 'Finish it or cancel it first.'],
  ),
  'handover/notNow': entry(
    2503,
    ['这一步现在不能由您办理。', same, '移交人清点并签字，接任人用自己的口令打开后接收；请看移交页上的进度。'],
    [
      'This step is not yours to take now.',
      sameEn,
      'The one who leaves looks through and signs; the successor comes in with their own passphrase and accepts.',
    ],
  ),
  'handover/oneself': entry(
    2504,
    ['接任人不能是移交人自己。', same, '请填写接任人的姓名；同名时请加科室。'],
    ['You cannot hand over to yourself.', sameEn, 'Name the successor; add a department if two share a name.'],
  ),
  'handover/past': entry(
    2505,
    ['生效日期 {effective} 已经过去，今天是 {today}。', same, '请选今天或以后的日期。'],
    ['{effective} is over; today is {today}.', sameEn, 'Choose today or a later day.'],
  ),
  'handover/letterFirst': entry(
    2506,
    ['联络员调整函还没有发出。', '清点的结果已保存。', '请先审签、编号并发出调整函，再签字移交。'],
    ['The letter to the office is not sent yet.', 'What was looked through is kept.', 'Sign, number and send it first.'],
  ),
  'handover/linesOpen': entry(
    2507,
    ['清单上还有 {count} 项没有核对。', '已核对的都已保存。', '请逐项打勾或写明情况；核对后又有变化的，要再看一次。'],
    [
      '{count} things on the list have not been looked at.',
      'What was looked at is kept.',
      'Tick each or comment on it; what changed since has to be looked at again.',
    ],
  ),
  'handover/passphrase': entry(
    2508,
    ['口令不对，没有签字。', same, '请输入您自己现在的口令。'],
    ['The passphrase is wrong; nothing was signed.', sameEn, 'Type your own present passphrase.'],
  ),
  'handover/otherName': entry(
    2509,
    ['接任人应是函上写明的 {name}。', same, '请选同名的人员，或作废后重新开始。'],
    ['The letter names {name} as the successor.', sameEn, 'Choose that officer, or cancel and begin anew.'],
  ),
  'handover/freshNeeded': entry(
    2510,
    ['接收移交包时要换成自己的新口令。', same, '请再输入一个只有您知道的口令。'],
    ['Accepting a sealed file takes a new passphrase of your own.', sameEn, 'Type one that only you know.'],
  ),
};
