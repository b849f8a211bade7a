import { isDay, isoDay, isTime, two } from './calendar.ts';
import { bad, better, good, type Read, type Reader } from './read.ts';
import { compileStrptime } from './strptime.ts';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const LOOSE_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const BASIC_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(\.0+)?$/;

const strictDay = (text: string): Read => {
  const m = DAY.exec(text);
  if (!m) return bad('date');
  return isDay(Number(m[1]), Number(m[2]), Number(m[3])) ? good({ t: 'date', v: text }) : bad('noSuchDay');
};

/** What an officer writes for a day, with a notice: 2026/3/31, 2026年3月31日, 20260331, Excel's serial 46112. */
const lenientDay = (text: string): Read => {
  const strict = strictDay(text);
  if (strict.ok) return strict;
  const folded = text
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, '')
    .replace(/(T|\s)?0{1,2}:00(:00)?(\.0+)?$/, '');
  const m = LOOSE_DAY.exec(folded) ?? BASIC_DAY.exec(folded);
  if (m) {
    const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])];
    if (!isDay(year, month, day)) return bad('noSuchDay');
    const iso = isoDay(year, month, day);
    return better({ t: 'date', v: iso }, iso, 'date');
  }
  if (SERIAL.test(folded)) {
    const serial = Number(folded);
    // 1927-05-18 … 2173-10-13: other five-digit numbers are not days anybody reports.
    if (serial >= 10_000 && serial <= 99_999) {
      const iso = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
      return better({ t: 'date', v: iso }, iso, 'serial');
    }
  }
  if (/^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(folded)) return bad('twoDigitYear');
  return bad('date');
};

const TIME = /^(\d{2}):(\d{2}):(\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})?$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})?$/;

const strictTime = (text: string): Read => {
  const m = TIME.exec(text);
  return m && isTime(Number(m[1]), Number(m[2]), Number(m[3])) ? good({ t: 'time', v: text }) : bad('time');
};

const strictDateTime = (text: string): Read => {
  const m = DATETIME.exec(text);
  if (!m) return bad('datetime');
  const day = strictDay(m[1] ?? '');
  if (!day.ok) return bad('noSuchDay');
  return strictTime(m[2] ?? '').ok ? good({ t: 'datetime', v: text }) : bad('datetime');
};

const lenientDateTime = (text: string): Read => {
  const strict = strictDateTime(text);
  if (strict.ok) return strict;
  const folded = text.normalize('NFKC').trim();
  const m = /^(\S+?)[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(\.\d+)?$/.exec(folded);
  const day = lenientDay(m ? (m[1] ?? '') : folded);
  if (!day.ok) return bad(day.bad === 'date' ? 'datetime' : day.bad);
  const [hour, minute, second] = m ? [Number(m[2]), Number(m[3]), Number(m[4] ?? 0)] : [0, 0, 0];
  if (!isTime(hour, minute, second) || day.value.t !== 'date') return bad('datetime');
  const iso = `${day.value.v}T${two(hour)}:${two(minute)}:${two(second)}`;
  return better({ t: 'datetime', v: iso }, iso, 'datetime');
};

/** `any`: whatever common form is unambiguous (the specification leaves it to the implementation). */
const anyOf =
  (...readers: readonly Reader[]): Reader =>
  (text) => {
    let last: Read = bad('date');
    for (const reader of readers) {
      last = reader(text);
      if (last.ok) return { ...last, better: null, note: '' };
    }
    return last;
  };

/** Reader for date, time or datetime with its format; null when the format cannot be understood. */
export function dateReader(type: 'date' | 'time' | 'datetime', format: string, lenient: boolean): Reader | null {
  if (format === 'any')
    return { date: anyOf(lenientDay), time: anyOf(strictTime, looseTime), datetime: anyOf(lenientDateTime) }[type];
  if (format !== 'default') return compileStrptime(type, format);
  if (type === 'date') return lenient ? lenientDay : strictDay;
  if (type === 'time') return lenient ? anyOf(strictTime, looseTime) : strictTime;
  return lenient ? lenientDateTime : strictDateTime;
}

function looseTime(text: string): Read {
  const m = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!m || !isTime(Number(m[1]), Number(m[2]), Number(m[3] ?? 0))) return bad('time');
  return good({ t: 'time', v: `${two(Number(m[1]))}:${m[2]}:${m[3] ?? '00'}` });
}

export const yearReader: Reader = (text) => (/^-?\d{4}$/.test(text) ? good({ t: 'year', v: text }) : bad('year'));

export const yearMonthReader: Reader = (text) => {
  const m = /^(\d{4})-(\d{2})$/.exec(text);
  return m && Number(m[2]) >= 1 && Number(m[2]) <= 12 ? good({ t: 'yearmonth', v: text }) : bad('yearmonth');
};

const DURATION = /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export const durationReader: Reader = (text) => {
  const m = text.length <= 100 ? DURATION.exec(text) : null;
  if (!m) return bad('duration');
  const n = (at: number): number => Number(m[at] ?? 0);
  const sign = m[1] ? -1 : 1;
  const months = sign * (n(2) * 12 + n(3));
  const seconds = sign * (n(4) * 604_800 + n(5) * 86_400 + n(6) * 3600 + n(7) * 60 + n(8));
  return good({ t: 'duration', v: text, months, seconds });
};
