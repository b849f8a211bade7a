import type { LetterKind } from './model.ts';
import type { LetterTemplate } from './templates.ts';

const METHOD = '《郑州市运用云计算大数据开展综合治税工作实施办法》（郑政办〔2017〕19号）';
const NOTE = '联系人：{联系人}，电话：{联系电话}';

/** What the letters stand on as the product is delivered; the unit keeps it up to date in its own table. */
export const deliveredCitations: Readonly<Record<LetterKind, string>> = {
  errorReport: `${METHOD}第十二条`,
  reply: `${METHOD}第十二条`,
  liaisonChange: `${METHOD}第四条`,
  statement: `${METHOD}第七条、第九条`,
  latePermit: `${METHOD}第九条`,
  useRequest: `${METHOD}第十三条`,
};

/** The letters as the product is delivered (第四条, 第九条, 第十二条, 第十三条). */
export const deliveredTemplates: Readonly<Record<LetterKind, LetterTemplate>> = {
  errorReport: {
    title: '{本单位}关于报告涉税共享信息有错误的函',
    addressee: '{主送机关}',
    body: [
      '我单位于{取得时间}通过郑州市政务资源共享交换平台取得{提供单位}提供的“{数据集}”（所属期{所属期}，批次号{批次号}）。经核对，发现其中{记录数}条记录有错误：{错误概述}',
      '错误情况及我单位认为正确的内容、依据见附件。',
      '根据{依据}的规定，现书面报告，请予核实处理，并将处理结果书面反馈我单位。',
      '特此函告。',
    ].join('\n'),
    note: NOTE,
  },
  reply: {
    title: '{本单位}关于涉税共享信息核实处理情况的复函',
    addressee: '{主送机关}',
    body: [
      '{来函单位}《{来函标题}》（{来函字号}）收悉。根据{依据}的规定，我单位对来函所列{记录数}条记录逐条进行了核实，现将处理情况函复如下：',
      '一、处理结果',
      '予以更正{更正数}条，部分更正{部分更正数}条，不予更正{不予更正数}条。逐条处理情况见附件。',
      '二、核实情况',
      '{核实情况}',
      '三、更正批次',
      '通过郑州市政务资源共享交换平台重新提供的更正批次：{更正批次}。',
      '特此函复。',
    ].join('\n'),
    note: NOTE,
  },
  liaisonChange: {
    title: '{本单位}关于调整综合治税工作联络员的函',
    addressee: '{主送机关}',
    body: [
      '因{调整原因}，{原联络员}同志不再担任我单位综合治税工作联络员。根据{依据}的规定，经研究，自{生效日期}起，由{处室}{职务}{新联络员}同志担任我单位综合治税工作联络员，联系电话：{联系电话}。',
      '原联络员经办的报送草稿、回执、未办结事项等已列清单移交。',
      '特此函告。',
    ].join('\n'),
    note: NOTE,
  },
  statement: {
    title: '{本单位}关于{事项}的说明',
    addressee: '{主送机关}',
    body: [
      '现就我单位“{数据集}”（所属期{所属期}）{事项}说明如下：',
      '{情况说明}',
      '根据{依据}的规定，我单位将按要求及时、准确提供涉税信息。',
      '特此说明。',
    ].join('\n'),
    note: NOTE,
  },
  latePermit: {
    title: '{本单位}关于申请逾期报送涉税信息的函',
    addressee: '{主送机关}',
    body: [
      '我单位应于{截止日}前报送的“{数据集}”（所属期{所属期}），因{逾期原因}，未能按时报送。',
      '根据{依据}的规定，现申请准许我单位于{申请报送至}前补报。我单位将采取措施，避免再次逾期。',
      '请予批准。',
    ].join('\n'),
    note: NOTE,
  },
  useRequest: {
    title: '{本单位}关于申请使用涉税共享信息的函',
    addressee: '{主送机关}',
    body: [
      '因工作需要，我单位拟使用{提供单位}提供的“{数据集}”中的以下内容：{申请内容}。',
      '用途为{用途}，使用期限至{使用期限}。',
      '根据{依据}的规定，现申请授权我单位使用上述信息。我单位将按授权的范围、用途和期限使用，不向其他单位或个人提供。',
      '请予批准。',
    ].join('\n'),
    note: NOTE,
  },
};
