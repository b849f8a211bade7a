import type { Duty } from '../../shared/submissions/model.ts';

/** A duty nobody has begun, due in five days. */
export const sampleDuty = (change: Partial<Duty> = {}): Duty => ({
  dataset: 'RS01',
  title: { zh: '单位社会保险参保信息' },
  period: '2026-10',
  start: '2026-10-01',
  end: '2026-10-31',
  opens: '2026-11-01',
  due: '2026-11-10',
  status: 'notStarted',
  mode: null,
  again: false,
  daysLeft: 5,
  window: null,
  group: 'week',
  closing: null,
  rows: 0,
  previousRows: null,
  blocking: 0,
  justify: 0,
  rejected: 0,
  signOff: null,
  submission: null,
  sent: null,
  ...change,
});
