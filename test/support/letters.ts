import { emptyLetter, type LetterAttachment, type LetterContent } from '../../shared/cases/letters/model.ts';

/** An error report as an officer would send it, with nothing missing. */
export const sampleLetter = (change: Partial<LetterContent> = {}): LetterContent => ({
  ...emptyLetter('errorReport', '2026-04-08'),
  agency: '郑州市人力资源和社会保障局',
  number: '郑人社函〔2026〕15号',
  title: '郑州市人力资源和社会保障局关于报告涉税共享信息有错误的函',
  addressee: '郑州市政务服务和大数据管理局',
  body: [
    '我局于2026年4月2日通过共享交换平台取得“企业用电信息”2026年3月数据，共1,286条记录。',
    '一、发现的错误',
    '（一）用电量异常。3条记录的用电量与企业实际经营情况不符，其中统一社会信用代码91410100MA3X5ABC1D的企业当月用电量为负数。',
    '请予核实处理，并将处理结果书面反馈我单位。',
    '特此函告。',
  ].join('\n'),
  signature: { name: '郑州市人力资源和社会保障局', seal: true },
  note: '联系人：张三，电话：0371-67180000',
  ...change,
});

/** An attached table of so many rows. */
export const sampleTable = (
  rows: number,
  cell = (row: number, column: number): string => `值${row}-${column}`,
): LetterAttachment => ({
  name: '涉税信息错误情况明细表',
  table: {
    columns: [
      { title: '序号', weight: 1, align: 'center' },
      { title: '记录主键', weight: 3 },
      { title: '提供值', weight: 2, align: 'right' },
      { title: '依据', weight: 4 },
    ],
    rows: Array.from({ length: rows }, (_row, row) => [0, 1, 2, 3].map((column) => cell(row + 1, column))),
  },
});
