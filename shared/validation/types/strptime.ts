import { isDay, isoDay, isTime, two } from './calendar.ts';
import { bad, good, type Read, type Reader } from './read.ts';

/** The strptime directives that make a date or time; names of days and months are English, as C's are. */
const directives: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>1[0-2]|0?[1-9])',
  d: '(?<d>3[01]|[12]\\d|0?[1-9])',
  H: '(?<H>2[0-3]|[01]?\\d)',
  I: '(?<I>1[0-2]|0?[1-9])',
  M: '(?<M>[0-5]?\\d)',
  S: '(?<S>[0-5]?\\d)',
  f: '(?<f>\\d{1,6})',
  p: '(?<p>AM|PM)',
  b: '(?<b>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  B: '(?<B>January|February|March|April|May|June|July|August|September|October|November|December)',
  a: '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  A: '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  w: '[0-6]',
  u: '[1-7]',
  j: '(?<j>36[0-6]|3[0-5]\\d|[12]\\d\\d|0?[1-9]\\d|0{0,2}[1-9])',
  z: '(?<z>Z|[+-](?:0\\d|1[0-4]):?[0-5]\\d)',
  Z: '(?:UTC|GMT|[A-Z]{3,4})?',
  n: '\\s+',
  t: '\\s+',
  '%': '%',
};
/** What C writes shorter, and the forms of its own locale. */
const shorthand: Readonly<Record<string, string>> = {
  F: '%Y-%m-%d',
  T: '%H:%M:%S',
  R: '%H:%M',
  D: '%m/%d/%y',
  e: '%d',
  h: '%b',
  r: '%I:%M:%S %p',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
  c: '%a %b %d %H:%M:%S %Y',
};
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The format as a regular expression; null when a directive is unknown or there twice. Runs of space match any space. */
function patternOf(format: string): RegExp | null {
  const full = format.replace(/%(.)/gs, (whole, letter: string) =>
    Object.hasOwn(shorthand, letter) ? (shorthand[letter] ?? whole) : whole,
  );
  let source = '';
  for (let at = 0; at < full.length; at++) {
    const char = full.charAt(at);
    if (char === '%') {
      const letter = full.charAt(++at);
      if (!Object.hasOwn(directives, letter)) return null;
      source += directives[letter];
    } else if (/\s/.test(char)) source += source.endsWith('\\s+') ? '' : '\\s+';
    else source += char.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`, 'i');
  } catch {
    return null;
  }
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf(g: Groups): string | null {
  const short = Number(g.y ?? 0);
  const year = g.Y !== undefined ? Number(g.Y) : g.y !== undefined ? short + (short >= 69 ? 1900 : 2000) : 1900;
  if (g.j !== undefined && g.m === undefined && g.b === undefined && g.B === undefined) {
    if (!isDay(year, 1, 1)) return null;
    const iso = new Date(
      Date.parse(`${String(year).padStart(4, '0')}-01-01T00:00:00Z`) + (Number(g.j) - 1) * 86_400_000,
    ).toISOString();
    return Number(iso.slice(0, 4)) === year ? iso.slice(0, 10) : null;
  }
  const named = (g.b ?? g.B?.slice(0, 3))?.toLowerCase();
  const month = named === undefined ? Number(g.m ?? 1) : months.indexOf(named) + 1;
  const day = Number(g.d ?? 1);
  return isDay(year, month, day) ? isoDay(year, month, day) : null;
}

function timeOf(g: Groups): string | null {
  // AM and PM mean something only beside a twelve-hour clock.
  const hour = g.I === undefined ? Number(g.H ?? 0) : (Number(g.I) % 12) + (g.p?.toLowerCase() === 'pm' ? 12 : 0);
  const [minute, second] = [Number(g.M ?? 0), Number(g.S ?? 0)];
  return isTime(hour, minute, second) ? `${two(hour)}:${two(minute)}:${two(second)}` : null;
}

/** A reader for a strptime pattern (`%d.%m.%Y`); null when it cannot be understood. */
export function compileStrptime(type: 'date' | 'time' | 'datetime', format: string): Reader | null {
  const pattern = format.length <= 100 && format.includes('%') ? patternOf(format) : null;
  if (!pattern) return null;
  return (text): Read => {
    const g = text.length <= 200 ? pattern.exec(text)?.groups : undefined;
    if (!g) return bad(type);
    const day = dayOf(g);
    if (day === null) return bad('noSuchDay');
    const clock = timeOf(g);
    if (clock === null) return bad(type);
    if (type === 'date') return good({ t: 'date', v: day });
    if (type === 'time') return good({ t: 'time', v: clock });
    const fraction = (g.f ?? '').replace(/0+$/, '');
    const zone =
      g.z === undefined || g.z.toUpperCase() === 'Z' ? (g.z ?? '').toUpperCase() : `${g.z.slice(0, 3)}:${g.z.slice(-2)}`;
    return good({ t: 'datetime', v: `${day}T${clock}${fraction === '' ? '' : `.${fraction}`}${zone}` });
  };
}
