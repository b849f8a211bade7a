import { beijingDay, daysBetween } from '../../base/clock.ts';
import { pressing } from '../../security/doctor/judge.ts';
import type { Expiry } from '../../security/model.ts';
import { readSetting } from '../../security/settings.node.ts';
import type { Tx } from '../../store/tx.ts';
import { readEnrolment } from '../../sync/enrolment.ts';
import { isValidAt } from '../../sync/keys.node.ts';
import { routeView, storedRoute } from '../../sync/route.node.ts';

/** The day of the platform's own certificate, as it was last seen (setting `doctor.certificate`). */
export const CERTIFICATE = 'doctor.certificate';

/** Everything with an end that the store knows of, the first first. */
export function allExpiries(tx: Tx, now: number): Expiry[] {
  const today = beijingDay(now);
  const found: Expiry[] = [];
  const add = (kind: Expiry['kind'], name: string, until: string): void =>
    void found.push({ kind, name, until, days: daysBetween(today, until) });
  const enrolment = readEnrolment(readSetting(tx, 'enrolment'));
  const keys = enrolment.ok ? enrolment.value.platformKeys : [];
  for (const use of ['receipt', 'catalog'] as const) {
    // The one that lasts longest counts: a new key comes before the old one ends.
    const ends = keys.filter((key) => key.use === use && (isValidAt(key, now) || Date.parse(key.validFrom) > now));
    if (ends.length === 0 || ends.some(({ validTo }) => validTo === null)) continue;
    const last = ends.map(({ validTo }) => beijingDay(Date.parse(validTo ?? ''))).sort();
    add(use === 'receipt' ? 'receiptKey' : 'catalogKey', '', last.at(-1) ?? today);
  }
  const seen = readSetting(tx, CERTIFICATE);
  if (typeof seen === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(seen)) add('server', '', seen);
  const { ca } = routeView(storedRoute(readSetting(tx, 'sync.route')));
  for (const { name, until } of ca?.subjects ?? []) add('authority', name, until);
  return found.sort((a, b) => a.days - b.days);
}

/** Of these, what is worth saying. */
export const nearExpiries = (tx: Tx, now: number): Expiry[] =>
  allExpiries(tx, now).filter(({ days }) => pressing(days) !== 'none');
