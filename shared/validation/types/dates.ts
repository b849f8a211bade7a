import { digitsAt } from '../identifiers/digits.ts';
import { isDay, isoDay, isTime, two } from './calendar.ts';
import { bad, better, good, type Read, type Reader } from './read.ts';
import { compileStrptime } from './strptime.ts';

const LOOSE_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;
const BASIC_DAY = /^(\d{4})(\d{2})(\d{2})$/;
const SERIAL = /^\d{5}(\.0+)?$/;
/** No date is longer; a pasted page of text is not looked through. */
const MAX_TEXT = 200;

/** `YYYY-MM-DD`, read by place: faster for a column of dates than an expression. */
const strictDay = (text: string): Read => {
  if (isPlainDay(text)) return good({ t: 'date', v: text });
  return bad(/^\d{4}-\d{2}-\d{2}$/.test(text) ? 'noSuchDay' : 'date');
};

/** A day that is one, written `YYYY-MM-DD`. */
export function isPlainDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return false;
  const [year, month, day] = [digitsAt(text, 0, 4), digitsAt(text, 5, 2), digitsAt(text, 8, 2)];
  return year >= 0 && month > 0 && day > 0 && isDay(year, month, day);
}

/** What an officer writes for a day, with a notice: 2026/3/31, 2026年3月31日, 20260331, Excel's serial 46112. */
const lenientDay = (text: string): Read => {
  const strict = strictDay(text);
  if (strict.ok) return strict;
  if (text.length > MAX_TEXT) return bad('date');
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

const TIME = /^(\d{2}):(\d{2}):(\d{2})$/;
const DATETIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d{1,12})?(Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?$/;

const strictTime = (text: string): Read => {
  const m = TIME.exec(text);
  return m && isTime(Number(m[1]), Number(m[2]), Number(m[3])) ? good({ t: 'time', v: text }) : bad('time');
};

/** XML Schema's dateTime; its 24:00:00 is the first moment of the next day. */
const strictDateTime = (text: string): Read => {
  const m = DATETIME.exec(text);
  if (!m) return bad('datetime');
  const [, day = '', hour = '', minute = '', second = '', fraction = '', zone = ''] = m;
  if (!strictDay(day).ok) return bad('noSuchDay');
  const part = fraction.replace(/\.?0+$/, '');
  if (hour === '24' && minute === '00' && second === '00' && part === '') {
    const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    return strictDay(next).ok ? good({ t: 'datetime', v: `${next}T00:00:00${zone}` }) : bad('noSuchDay');
  }
  if (!isTime(Number(hour), Number(minute), Number(second))) return bad('datetime');
  return good({ t: 'datetime', v: part === fraction ? text : `${day}T${hour}:${minute}:${second}${part}${zone}` });
};

const lenientDateTime = (text: string): Read => {
  const strict = strictDateTime(text);
  if (strict.ok) return strict;
  if (text.length > MAX_TEXT) return bad('datetime');
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
  if (text.length > MAX_TEXT) return bad('time');
  const m = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (!m || !isTime(Number(m[1]), Number(m[2]), Number(m[3] ?? 0))) return bad('time');
  return good({ t: 'time', v: `${two(Number(m[1]))}:${m[2]}:${m[3] ?? '00'}` });
}

const YEAR = /^(-?(?:\d{4}|[1-9]\d{4,8}))(?:Z|[+-]\d{2}:\d{2})?$/;
const YEAR_MONTH = /^(-?(?:\d{4}|[1-9]\d{4,8}))-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$/;

/** XML Schema's gYear; a year of more digits, before our era or with a zone is none an officer means (`lenient`). */
export const yearReader =
  (lenient: boolean): Reader =>
  (text) => {
    const year = (lenient ? /^(\d{4})$/ : YEAR).exec(text)?.[1];
    return year === undefined || Number(year) === 0 ? bad('year') : good({ t: 'year', v: year });
  };

/** XML Schema's gYearMonth. */
export const yearMonthReader =
  (lenient: boolean): Reader =>
  (text) => {
    const m = (lenient ? /^(\d{4})-(\d{2})$/ : YEAR_MONTH).exec(text);
    if (!m || Number(m[1]) === 0 || Number(m[2]) < 1 || Number(m[2]) > 12) return bad('yearmonth');
    return good({ t: 'yearmonth', v: `${m[1]}-${m[2]}` });
  };

/** XML Schema's duration: it has no weeks. */
const DURATION = /^(-)?P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export const durationReader: Reader = (text) => {
  const m = text.length <= 100 ? DURATION.exec(text) : null;
  if (!m) return bad('duration');
  const n = (at: number): number => Number(m[at] ?? 0);
  const sign = m[1] ? -1 : 1;
  const months = sign * (n(2) * 12 + n(3));
  const seconds = sign * (n(4) * 86_400 + n(5) * 3600 + n(6) * 60 + n(7));
  return good({ t: 'duration', v: text, months, seconds });
};
