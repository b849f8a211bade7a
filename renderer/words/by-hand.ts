import { wordsOf } from './words.ts';

/** 3 批 · 函件 1 份 */
const zhLoad = (batches: number, letters: number): string =>
  [...(batches > 0 || letters === 0 ? [`${batches} 批`] : []), ...(letters > 0 ? [`函件 ${letters} 份`] : [])].join('、');
const enCount = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
const enLoad = (batches: number, letters: number): string =>
  [
    ...(batches > 0 || letters === 0 ? [enCount(batches, 'batch', 'batches')] : []),
    ...(letters > 0 ? [enCount(letters, 'letter', 'letters')] : []),
  ].join(', ');

export const byHandWords = wordsOf({
  zh: {
    title: '用移动介质送交',
    text: '网络隔离或线路不通时使用：待发的批次和函件（连同附件）写成签名并加密的送交包，由平台导入；带回的回执包在这里导入，核对相符后才算送达。',
    out: (batches: number, letters: number) => `导出送交包（${zhLoad(batches, letters)}）`,
    outEmpty: '导出送交包（只取目录和消息）',
    in: '导入回执包',
    saved: (batches: number, letters: number) =>
      batches + letters > 0
        ? `送交包已导出（${zhLoad(batches, letters)}）；仍列在待发送中，收到回执才算送达。`
        : '送交包已导出，平台据此给出目录和消息。',
    notSaved: '送交包没有写成；请检查介质后重新导出。',
    brought: (at: string, delivered: number, letters: number, events: number) =>
      `平台 ${at} 制作的回执包已导入：${zhLoad(delivered, letters)}的回执核对相符，新消息 ${events} 条。`,
    withEvidence: (n: number) => `对方附件 ${n} 个已存入事项。`,
    withCatalog: '内附的目录已交目录页核对。',
    refused: (n: number) => `平台没有接受其中 ${n} 件，原因见该件的说明。`,
    spoiled: (n: number) => `${n} 件送到平台时在介质上已损坏，没有受理；请重新导出送交包。`,
    unverified: (n: number) => `${n} 件的回执未通过核对，没有标记为送达。`,
    gap: '包内消息与已收到的不衔接，没有采用；请重新导出送交包再取一次。',
    damaged: (n: number) => `介质上有 ${n} 个文件损坏，没有采用；其余已导入。请让平台重新导出回执包：`,
  },
  en: {
    title: 'By removable media',
    text: 'For isolated networks and broken lines: what waits, letters with their evidence as well, becomes one signed and encrypted bundle for the platform to import; the return bundle is imported here. Delivered is only what its receipts prove.',
    out: (batches, letters) => `Export bundle (${enLoad(batches, letters)})`,
    outEmpty: 'Export bundle (catalog and messages only)',
    in: 'Import return bundle',
    saved: (batches, letters) =>
      batches + letters > 0
        ? `The bundle is exported with ${enLoad(batches, letters)}; they stay here as waiting until the receipts come.`
        : 'The bundle is exported; the platform answers it with catalog and messages.',
    notSaved: 'The bundle was not written; check the medium and export again.',
    brought: (at, delivered, letters, events) =>
      `The return bundle made at ${at} is imported: the receipts of ${enLoad(delivered, letters)} verified, ${enCount(events, 'new message', 'new messages')}. `,
    withEvidence: (n) => `${enCount(n, 'file', 'files')} of the other side now ${n === 1 ? 'stands' : 'stand'} in the case. `,
    withCatalog: 'The catalog in it was passed on to be verified.',
    refused: (n) => `The platform did not accept ${n} of them; the reason stands at each.`,
    spoiled: (n) =>
      `${n} reached the platform spoiled by the medium and ${n === 1 ? 'was' : 'were'} not taken; export a new bundle.`,
    unverified: (n) => `The receipts of ${n} did not verify; ${n === 1 ? 'it is' : 'they are'} not marked as delivered.`,
    gap: 'The messages in it do not follow on what is known and were left; export a new bundle and fetch again.',
    damaged: (n) =>
      `${n} ${n === 1 ? 'file' : 'files'} on the medium ${n === 1 ? 'is' : 'are'} damaged and not used; the rest is imported. Have the platform export the return bundle again:`,
  },
});
