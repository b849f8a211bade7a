import { beijingTime, type Day } from '../../shared/base/clock.ts';

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** A whole number: `1,234,567`. Not by the language's own formatter: its first use takes the window 30 ms. */
export const count = (value: number): string => grouped(String(value));

/** Decimal text with thousands separators: `-1234567.5` → `-1,234,567.5`. */
export function amount(text: string): string {
  const [whole = '', part] = text.split('.');
  return part === undefined ? grouped(whole) : `${grouped(whole)}.${part}`;
}

/** `11-10` of a day; years are shown only where they can be doubted. */
export const shortDay = (day: Day): string => day.slice(5);

/** `2026-11-10 14:03` in Beijing. */
export const moment = (ms: number): string => beijingTime(ms).slice(0, 16).replace('T', ' ');

/** `14:03:22` in Beijing. */
export const clockTime = (ms: number): string => beijingTime(ms).slice(11, 19);

/** `12.4 MB` */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${(size / 1024).toFixed(1)} KB`;
  return `${(size / 1024 / 1024).toFixed(1)} MB`;
}

export const percent = (share: number): string => `${(share * 100).toFixed(share === 1 || share === 0 ? 0 : 1)}%`;
