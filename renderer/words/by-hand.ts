import { wordsOf } from './words.ts';

export const byHandWords = wordsOf({
  zh: {
    title: '用移动介质送交',
    text: '网络隔离或线路不通时使用：待发批次写成签名并加密的送交包，由平台导入；带回的回执包在这里导入，核对相符后才算送达。',
    out: (n: number) => `导出送交包（${n} 批）`,
    outEmpty: '导出送交包（只取目录和消息）',
    in: '导入回执包',
    saved: (n: number) =>
      n > 0 ? `送交包已导出，内有 ${n} 批；批次仍在待发送中，收到回执才算送达。` : '送交包已导出，平台据此给出目录和消息。',
    notSaved: '送交包没有写成；请检查介质后重新导出。',
    brought: (at: string, delivered: number, events: number) =>
      `平台 ${at} 制作的回执包已导入：${delivered} 批的回执核对相符，新消息 ${events} 条。`,
    withCatalog: '内附的目录已交目录页核对。',
    refused: (n: number) => `平台没有接受其中 ${n} 批，原因见该批的说明。`,
    unverified: (n: number) => `${n} 批的回执未通过核对，没有标记为送达。`,
    gap: '包内消息与已收到的不衔接，没有采用；请重新导出送交包再取一次。',
    damaged: (n: number) => `介质上有 ${n} 个文件损坏，没有采用；其余已导入。请让平台重新导出回执包：`,
  },
  en: {
    title: 'By removable media',
    text: 'For isolated networks and broken lines: what waits becomes one signed and encrypted bundle for the platform to import; the return bundle is imported here. Delivered is only what its receipts prove.',
    out: (n) => (n === 1 ? 'Export bundle (1 batch)' : `Export bundle (${n} batches)`),
    outEmpty: 'Export bundle (catalog and messages only)',
    in: 'Import return bundle',
    saved: (n) =>
      n > 0
        ? `The bundle is exported with ${n} ${n === 1 ? 'batch' : 'batches'}; they stay here as waiting until the receipts come.`
        : 'The bundle is exported; the platform answers it with catalog and messages.',
    notSaved: 'The bundle was not written; check the medium and export again.',
    brought: (at, delivered, events) =>
      `The return bundle made at ${at} is imported: the receipts of ${delivered} ${delivered === 1 ? 'batch' : 'batches'} verified, ${events} new ${events === 1 ? 'message' : 'messages'}. `,
    withCatalog: 'The catalog in it was passed on to be verified.',
    refused: (n) => `The platform did not accept ${n} of them; the reason stands at the batch.`,
    unverified: (n) => `The receipts of ${n} ${n === 1 ? 'batch' : 'batches'} did not verify; they are not marked as delivered.`,
    gap: 'The messages in it do not follow on what is known and were left; export a new bundle and fetch again.',
    damaged: (n) =>
      `${n} ${n === 1 ? 'file' : 'files'} on the medium ${n === 1 ? 'is' : 'are'} damaged and not used; the rest is imported. Have the platform export the return bundle again:`,
  },
});
