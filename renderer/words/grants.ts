import { count } from './format.ts';
import { wordsOf } from './words.ts';

/** 使用授权 (第十三条): what of other units' data this unit may see, and until when. */
export const grantsWords = wordsOf({
  zh: {
    view: '使用授权',
    title: '使用授权',
    lead: '由政府信息资源共享主管部门按工作需要和提供单位授权分配（第十三条），由平台签名下发。未授权或已到期的内容，本机不显示、不导出。',
    aside: (n: number) => `${count(n)} 项有效`,
    none: '还没有使用授权',
    noneText: '目录里标明“须经授权”的数据，取得授权后会列在这里。',
    datasetHead: '数据集',
    providerHead: '提供单位',
    fieldsHead: '可用内容',
    purposeHead: '用途',
    termHead: '期限',
    stateHead: '状态',
    until: (from: string, until: string) => `${from} 至 ${until}`,
    left: (days: number) => (days === 0 ? '今天到期' : `还有 ${days} 天`),
    standing: { inForce: '有效', coming: '未开始', over: '已到期', revoked: '已收回' },
    conditional: '须经授权才能使用（有条件共享）',
  },
  en: {
    view: 'Use rights',
    title: 'Use rights',
    lead: 'Allotted by the sharing authority by need and with the provider’s consent (article 13), signed by the platform. What is not allotted, or has run out, is neither shown nor exported here.',
    aside: (n) => `${count(n)} in force`,
    none: 'No use rights yet',
    noneText: 'Data the catalog marks as conditional will stand here once it is allotted.',
    datasetHead: 'Dataset',
    providerHead: 'Provided by',
    fieldsHead: 'Fields',
    purposeHead: 'Purpose',
    termHead: 'Term',
    stateHead: 'State',
    until: (from, until) => `${from} to ${until}`,
    left: (days) => (days === 0 ? 'ends today' : `${days} days left`),
    standing: { inForce: 'in force', coming: 'not begun', over: 'run out', revoked: 'revoked' },
    conditional: 'used only by allotment (conditional sharing)',
  },
});
