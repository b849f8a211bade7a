import type { CaseRecord } from './model.ts';
import type { RecordGap } from './words.ts';

/** What a record still lacks before it may be reported; null when it is complete. */
export function recordGap(record: Pick<CaseRecord, RecordGap | 'given'>): RecordGap | null {
  if (record.dataset === '') return 'dataset';
  if (record.period === '') return 'period';
  if (Object.values(record.key).every((value) => value.trim() === '')) return 'key';
  if (record.field === '') return 'field';
  // The believed value may be "empty", but then it must at least differ from what was given.
  if ((record.believed ?? '').trim() === (record.given ?? '').trim()) return 'believed';
  return record.ground.trim() === '' ? 'ground' : null;
}
