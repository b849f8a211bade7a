import { beijingDay, type Day } from '../../shared/base/clock.ts';
import { type CaseMessage, useRequestContentSchema } from '../../shared/sync/protocol.ts';
import type { CaseRecord } from './case-book.ts';
import { type Reply, refuse } from './http.ts';
import type { PlatformState } from './state.ts';
import { allotUse } from './use-grants.ts';

/** Why a request for a use right cannot be taken; null when it can. */
export function wrongUseRequest(state: PlatformState, message: CaseMessage): Reply | null {
  const no = (words: string, reason: string): Reply => refuse(422, 2005, words, { reason });
  const asked = useRequestContentSchema.safeParse(message.content);
  if (!asked.success) return no('使用申请内容不完整', 'use-request');
  const dataset = state.catalogs.newest()?.package.datasets.find(({ id }) => id === asked.data.dataset);
  if (dataset?.liaison.sharing !== 'conditional') return no('该数据集不须授权', 'not-conditional');
  if (dataset.liaison.units.some(({ uscc }) => uscc === message.unit)) return no('本单位提供的数据不须授权', 'own-data');
  const known = new Set(dataset.schema.fields.map(({ name }) => name));
  return asked.data.fields.every((field) => known.has(field)) ? null : no('数据集没有所申请的内容', 'field');
}

/** What a grant says: all that was asked for, until the day the office names, else the day that was asked. */
export function grantedUseOf(
  record: CaseRecord,
  named: Day | undefined,
): { readonly dataset: string; readonly fields: string[]; readonly until: Day; readonly right: string } | null {
  const asked = useRequestContentSchema.safeParse(record.content);
  if (record.kind !== 'useRequest' || !asked.success) return null;
  const { dataset, fields, until } = asked.data;
  return { dataset, fields, until: named ?? until, right: `u${record.caseId.slice(1, 21)}` };
}

/** States the right a granted request led to, as every other right is stated. */
export function allotAsked(state: PlatformState, record: CaseRecord): void {
  const asked = useRequestContentSchema.safeParse(record.content);
  const granted = grantedUseOf(record, record.due ?? undefined);
  if (!granted || !asked.success || record.asker === null) return;
  const dataset = state.catalogs.newest()?.package.datasets.find(({ id }) => id === granted.dataset);
  allotUse(state, record.asker, {
    id: granted.right,
    provider: dataset?.liaison.units.map(({ name }) => name).join('、') ?? '',
    dataset: granted.dataset,
    fields: granted.fields,
    purpose: asked.data.purpose,
    from: beijingDay(state.clock.now()),
    until: granted.until,
    docNo: record.docNo,
  });
}
