import { isDay, isoDay, isTime } from './calendar.ts';
import { bad, good, type Reader } from './read.ts';

/** The strptime directives that make a date or time; names of days and months are English, as C's are. */
const directives: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d{2})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  I: '(?<I>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  f: '(?<f>\\d{1,6})',
  p: '(?<p>AM|PM|am|pm)',
  b: '(?<b>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)',
  B: '(?<B>January|February|March|April|May|June|July|August|September|October|November|December)',
  a: '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)',
  A: '(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  j: '(?<j>\\d{1,3})',
  z: '(?:Z|[+-]\\d{2}:?\\d{2})',
  Z: '(?:UTC|GMT|[A-Z]{3,4})',
  '%': '%',
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A reader for a strptime pattern (`%d.%m.%Y`); null when a directive is unknown or twice there. */
export function compileStrptime(type: 'date' | 'time' | 'datetime', format: string): Reader | null {
  if (format.length > 100 || !format.includes('%')) return null;
  let source = '';
  for (let at = 0; at < format.length; at++) {
    const char = format.charAt(at);
    if (char !== '%') {
      source += char.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
      continue;
    }
    const part = directives[format.charAt(++at)];
    if (part === undefined) return null;
    source += part;
  }
  let pattern: RegExp;
  try {
    pattern = new RegExp(`^${source}$`);
  } catch {
    return null;
  }
  return (text) => {
    const g = text.length <= 200 ? pattern.exec(text)?.groups : undefined;
    if (!g) return bad(type);
    const year = g.Y !== undefined ? Number(g.Y) : g.y !== undefined ? Number(g.y) + (Number(g.y) >= 69 ? 1900 : 2000) : 1900;
    const named = g.b ?? g.B?.slice(0, 3);
    const month = named !== undefined ? months.indexOf(named) + 1 : Number(g.m ?? 1);
    const day = Number(g.d ?? 1);
    let hour = Number(g.H ?? g.I ?? 0);
    if (g.p !== undefined) hour = (hour % 12) + (/pm/i.test(g.p) ? 12 : 0);
    const [minute, second] = [Number(g.M ?? 0), Number(g.S ?? 0)];
    if (g.j !== undefined && (Number(g.j) < 1 || Number(g.j) > 366)) return bad('noSuchDay');
    if (!isDay(year, month, day)) return bad('noSuchDay');
    if (!isTime(hour, minute, second)) return bad(type);
    const clock = [hour, minute, second].map((n) => String(n).padStart(2, '0')).join(':');
    if (type === 'date') return good({ t: 'date', v: isoDay(year, month, day) });
    return type === 'time' ? good({ t: 'time', v: clock }) : good({ t: 'datetime', v: `${isoDay(year, month, day)}T${clock}` });
  };
}
