import type { Urgency } from './model.ts';

/** Words the standard itself prints on a letter. A letter is Chinese whatever the window speaks. */
export const printed = {
  attachment: '附件',
  copies: '抄送',
  colon: '：',
  stop: '。',
  between: '，',
  open: '（',
  close: '）',
  dash: '—',
  /** Room where the unit's office writes the number by hand. */
  blankNumber: (year: string): string => `　　　　〔${year}〕　　号`,
  urgencies: { none: '', urgent: '加急', veryUrgent: '特急' } satisfies Record<Urgency, string>,
} as const;

/** 成文日期: Arabic digits, no leading zeros. */
export function printedDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}
