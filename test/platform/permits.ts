import type { Day } from '../../shared/base/clock.ts';
import { parsePeriod } from '../../shared/periods/calendar.ts';
import { closesOn } from '../../shared/periods/closing.ts';
import { windowOf } from '../../shared/periods/window.ts';
import { type CaseMessage, PERIOD_CLOSED, permitContentSchema } from '../../shared/sync/protocol.ts';
import type { CaseRecord } from './case-book.ts';
import { type Reply, refuse } from './http.ts';
import type { PlatformState } from './state.ts';

/** The last day of the permits a unit was granted for a dataset × period; null when it has none. */
export function permittedUntil(state: PlatformState, uscc: string, dataset: string, period: string): Day | null {
  const days = state.cases.all().flatMap((record) => {
    if (record.kind !== 'permit' || record.phase !== 'granted' || record.asker !== uscc) return [];
    const asked = permitContentSchema.safeParse(record.content);
    return asked.data?.dataset === dataset && asked.data.period === period && record.due !== null ? [record.due] : [];
  });
  return days.sort().at(-1) ?? null;
}

/** Code 2002 with its own reason: the window is over, and no permit opens it. */
export const periodClosed = (period: string, closes: Day, permitted: Day | null): Reply =>
  refuse(409, 2002, `报送期已于 ${closes} 关闭`, { reason: PERIOD_CLOSED, period, closes, permitted });

/** Why a request for a late permit cannot be taken; null when it can. */
export function wrongPermit(state: PlatformState, message: CaseMessage): Reply | null {
  const no = (status: number, code: number, words: string, reason: string): Reply => refuse(status, code, words, { reason });
  const asked = permitContentSchema.safeParse(message.content);
  if (!asked.success) return no(422, 2005, '逾期报送申请内容不完整', 'permit');
  const datasets = state.catalogs.newest()?.package.datasets ?? [];
  const liaison = datasets.find(({ id }) => id === asked.data.dataset)?.liaison;
  if (!liaison?.units.some(({ uscc }) => uscc === message.unit)) return no(422, 2005, '本单位不承担这个数据集', 'not-owed');
  const period = parsePeriod(liaison.timing.frequency, asked.data.period);
  if (!period || period.id !== asked.data.period) return no(422, 2005, '报送期写法不正确', 'period');
  if (closesOn(liaison.timing, windowOf(liaison.timing, period)) === null)
    return no(422, 2005, '该数据集不关闭报送期，直接报送即可', 'never-closes');
  return null;
}

/** What a grant says: exactly what was asked for, until the day the office names, else the day that was asked. */
export function grantOf(
  record: CaseRecord,
  named: Day | undefined,
): { readonly dataset: string; readonly period: string; readonly until: Day } | null {
  const asked = permitContentSchema.safeParse(record.content);
  if (record.kind !== 'permit' || !asked.success) return null;
  const { dataset, period, until } = asked.data;
  return { dataset, period, until: named ?? until };
}
