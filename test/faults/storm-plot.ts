import { peak, type Storm, type StormPlan } from './storm.ts';

const WIDTH = 900;
const PANEL = 150;
const LEFT = 56;
const STEP = 20;

/** Requests a second, averaged over twenty. */
function averaged(series: readonly number[]): number[] {
  const means: number[] = [];
  for (let at = 0; at < series.length; at += STEP) means.push(series.slice(at, at + STEP).reduce((sum, n) => sum + n, 0) / STEP);
  return means;
}

interface Panel {
  readonly title: string;
  readonly storm: Storm;
  readonly top: number;
  readonly most: number;
}

function panel({ title, storm, top, most }: Panel, plan: StormPlan): string {
  const wide = WIDTH - LEFT - 28;
  const x = (minute: number): number => LEFT + (minute / plan.minutes) * wide;
  const y = (rate: number): number => top + PANEL - (Math.min(rate, most) / most) * PANEL;
  const line = (series: readonly number[]): string =>
    averaged(series)
      .map((rate, n) => `${n === 0 ? 'M' : 'L'}${x((n * STEP) / 60).toFixed(1)} ${y(rate).toFixed(1)}`)
      .join('');
  const [from, to] = plan.down;
  const grid = [0, most / 2, most].map(
    (rate) =>
      `<line x1="${LEFT}" x2="${WIDTH - 28}" y1="${y(rate)}" y2="${y(rate)}" stroke="#e1e6ec"/><text x="${LEFT - 8}" y="${y(rate) + 4}" text-anchor="end">${rate}</text>`,
  );
  return `<rect x="${x(from)}" y="${top}" width="${x(to) - x(from)}" height="${PANEL}" fill="#fdf0ee"/>${grid.join('')}
<text x="${LEFT}" y="${top - 8}" fill="#1d2733">${title}</text>
<path d="${line(storm.asked)}" fill="none" stroke="#1f5a96" stroke-width="1.5"/>
<path d="${line(storm.failed)}" fill="none" stroke="#b42318" stroke-width="1"/>
<line x1="${LEFT}" x2="${WIDTH - 28}" y1="${y(plan.capacity)}" y2="${y(plan.capacity)}" stroke="#1a6f46" stroke-dasharray="5 4"/>`;
}

const number = (rate: number): string => rate.toFixed(1);

/** The same evening twice: units that wait as the product does, and units that try again after a fixed minute. */
export function plot(plan: StormPlan, ours: Storm, fixed: Storm): string {
  const rates = [...averaged(ours.asked), ...averaged(fixed.asked)];
  const most = Math.ceil(Math.max(...rates) / 10) * 10;
  const at = (storm: Storm): string => number(peak(storm.asked, 10));
  const top = 64;
  const second = top + PANEL + 56;
  const bottom = second + PANEL;
  const hours = Array.from({ length: plan.minutes / 30 + 1 }, (_, n) => n * 30);
  const axis = hours.map((minute) => {
    const x = LEFT + (minute / plan.minutes) * (WIDTH - LEFT - 28);
    return `<text x="${x.toFixed(1)}" y="${bottom + 18}" text-anchor="middle">${20 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${bottom + 56}" font-family="sans-serif" font-size="12" fill="#5d6b7a">
<title>Requests a second of 500 units against one platform on the evening of the 10th</title>
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="24" font-size="15" fill="#1d2733">${plan.units} units on the evening of the 10th: requests a second against one platform</text>
${panel({ title: `as the product waits: at most ${at(ours)} a second over ten seconds, ${ours.open} batches left over`, storm: ours, top, most }, plan)}
${panel({ title: `waiting a fixed minute instead: at most ${at(fixed)}, ${fixed.open} left over`, storm: fixed, top: second, most }, plan)}
${axis.join('')}
<text x="${LEFT}" y="${bottom + 42}"><tspan fill="#1f5a96">requests</tspan> · <tspan fill="#b42318">of them failed</tspan> · <tspan fill="#1a6f46">what the platform can do (${plan.capacity})</tspan> · red ground: the platform is gone · seed ${plan.seed}</text>
</svg>
`;
}
