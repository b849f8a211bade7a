import type { Language } from '../../base/problem.ts';

const zh = {
  out: '{batches} 批、{letters} 份函件已写入 {file}。收到回执包并导入后才算送达。',
  in: '已导入回执包：{delivered} 批、{letters} 份函件的回执核对相符，新消息 {events} 条，对方附件 {evidence} 个。',
  refused: '平台没有接受其中 {refused} 件，原因见“同步”页或 sync 命令。',
  spoiled: '{spoiled} 件送到平台时在介质上已损坏，没有受理；请重新导出送交包。',
  unverified: '{unverified} 件的回执未通过核对，没有标记为送达。',
  gap: '包内消息与已收到的不衔接，没有采用；请重新导出送交包再取一次。',
  damaged: '介质上的 {file} 已损坏，没有采用；请让平台重新导出回执包。',
};
const en: typeof zh = {
  out: '{batches} batches and {letters} letters were written to {file}. They are delivered only once the return bundle is imported.',
  in: 'Return bundle imported: the receipts of {delivered} batches and {letters} letters verified; {events} new messages, {evidence} files of evidence.',
  refused: 'The platform did not accept {refused} of them; see the sync page or the sync command for the reason.',
  spoiled: '{spoiled} reached the platform spoiled by the medium and were not taken; export a new bundle.',
  unverified: 'The receipts of {unverified} did not verify; they are not marked as delivered.',
  gap: 'The messages in the bundle do not follow on what is known and were left; export a new bundle and fetch again.',
  damaged: '{file} is damaged on the medium and was not used; have the platform export the return bundle again.',
};

export const carryWords = (language: Language): typeof zh => (language === 'en' ? en : zh);
