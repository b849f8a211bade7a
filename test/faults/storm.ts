import { problem } from '../../shared/base/problem.ts';
import { noRules } from '../../shared/sync/hours.ts';
import {
  freshLine,
  type ItemFacts,
  idlePace,
  type LineFacts,
  type LoopPace,
  lineDown,
  lineUp,
  nextStep,
  settle,
} from '../../shared/sync/loop.ts';
import type { Failure } from '../../shared/sync/platform.ts';
import { failure } from '../../shared/sync/replies.ts';
import { createRandom } from '../sample/random.ts';

/**
 * The evening of the 10th, over and over the same: many units against one platform that serves so many requests a
 * second, says 503 with Retry-After to the rest, and is gone for half an hour in the middle of it. Every unit is the
 * loop as it is in the product (`loop.ts`), with a clock that the simulation moves.
 */
export interface StormPlan {
  readonly units: number;
  readonly seed: number;
  /** Requests a second that the platform gets done. */
  readonly capacity: number;
  /** Seconds that an overloaded platform asks to wait. */
  readonly retryAfter: number;
  /** Minutes from the beginning between which it is gone. */
  readonly down: readonly [from: number, to: number];
  readonly minutes: number;
  /** How a unit waits: by the product's rules, or after every failure the same time, as a simple client would. */
  readonly waits: 'product' | 'fixed';
}

export const usualStorm: StormPlan = {
  units: 500,
  seed: 10,
  capacity: 25,
  retryAfter: 30,
  down: [60, 90],
  minutes: 240,
  waits: 'product',
};

export interface Storm {
  /** Requests in each second. */
  readonly asked: readonly number[];
  /** Of them refused or without an answer. */
  readonly failed: readonly number[];
  /** Units whose batch was received, by second. */
  readonly received: readonly number[];
  readonly open: number;
  /** Received more than once to effect. */
  readonly double: number;
}

const pace: LoopPace = { base: 1000, cap: 300_000 };
const POLL = 60_000;
const FIXED = 60_000;

interface Unit {
  readonly id: number;
  item: ItemFacts;
  line: LineFacts;
  inboxAt: number;
  /** When it has its batch ready. */
  readonly ready: number;
}

/** Times in order; the earliest comes first, and among equals whoever was put in first. */
function queue() {
  const heap: { at: number; n: number; unit: Unit }[] = [];
  let n = 0;
  const before = (a: number, b: number): boolean => {
    const [x, y] = [heap[a], heap[b]];
    return x !== undefined && y !== undefined && (x.at < y.at || (x.at === y.at && x.n < y.n));
  };
  const swap = (a: number, b: number): void => {
    const [x, y] = [heap[a], heap[b]];
    if (x && y) [heap[a], heap[b]] = [y, x];
  };
  return {
    put(at: number, unit: Unit): void {
      heap.push({ at, n: n++, unit });
      for (let i = heap.length - 1, up = (i - 1) >> 1; i > 0 && before(i, up); i = up, up = (i - 1) >> 1) swap(i, up);
    },
    take(): { at: number; unit: Unit } | undefined {
      const first = heap[0];
      const last = heap.pop();
      if (first && last && heap.length > 0) {
        heap[0] = last;
        for (let i = 0; ; ) {
          const [left, right] = [2 * i + 1, 2 * i + 2];
          const least = right < heap.length && before(right, left) ? right : left;
          if (least >= heap.length || !before(least, i)) break;
          swap(i, least);
          i = least;
        }
      }
      return first;
    },
  };
}

export function storm(plan: StormPlan = usualStorm): Storm {
  const random = createRandom(plan.seed);
  const end = plan.minutes * 60_000;
  const seconds = plan.minutes * 60;
  const asked = Array.from({ length: seconds }, () => 0);
  const failed = [...asked];
  const received = [...asked];
  const got = new Map<number, number>();
  const [from, to] = plan.down.map((minute) => minute * 60_000);
  const add = (series: number[], at: number): void => {
    const second = Math.floor(at / 1000);
    series[second] = (series[second] ?? 0) + 1;
  };

  /** What the platform says to one request at that moment; null = it does it. */
  const refusal = (at: number): Failure | null => {
    add(asked, at);
    const gone = at >= (from ?? 0) && at < (to ?? 0);
    if (!gone && (asked[Math.floor(at / 1000)] ?? 0) <= plan.capacity) return null;
    add(failed, at);
    return gone
      ? failure('line', problem('sync/unreachable', { detail: 'ECONNREFUSED', detailEn: 'ECONNREFUSED' }))
      : failure('line', problem('sync/busy', { detail: 'HTTP 503' }), plan.retryAfter * 1000);
  };

  const fixed = (line: LineFacts, at: number): LineFacts => ({ ...line, nextAt: line.nextAt === null ? null : at + FIXED });
  const kept = (line: LineFacts, at: number): LineFacts => (plan.waits === 'fixed' ? fixed(line, at) : line);

  /** One step of a unit's loop; the answer takes a moment. */
  function live(unit: Unit, now: number): number {
    const step = nextStep(
      {
        paused: false,
        rules: noRules,
        shut: false,
        line: unit.line,
        items:
          unit.ready > now || unit.item.state === 'done'
            ? []
            : [{ id: unit.id, waitsFor: null, held: false, bytes: 1, due: null, pressed: false, ...unit.item }],
        verdicts: [],
        inboxAt: unit.inboxAt,
      },
      now,
    );
    if (step.do === 'rest') {
      const until = step.until ?? end;
      return unit.ready > now ? Math.min(until, unit.ready) : until;
    }
    const refused = refusal(now);
    const then = now + random.between(20, 200);
    if (step.do === 'deliver') {
      const attempt = refused ? ({ kind: 'failed', failure: refused } as const) : ({ kind: 'received' } as const);
      if (!refused) {
        got.set(unit.id, (got.get(unit.id) ?? 0) + 1);
        add(received, now);
      }
      const { item, line } = settle(unit.item, unit.line, attempt, then, pace, random.next());
      unit.line = kept(line, then);
      unit.item = { ...item, nextAt: unit.line.nextAt ?? item.nextAt };
      return then;
    }
    if (refused) unit.line = kept(lineDown(unit.line, refused, then, idlePace(pace, POLL), random.next()), then);
    else unit.line = lineUp();
    unit.inboxAt = refused ? then : then + Math.round(POLL * (0.9 + 0.2 * random.next()));
    return then;
  }

  const units = Array.from({ length: plan.units }, (_, id): Unit => {
    // Most of them late: half within the hour before and after the platform is gone.
    const ready = random.chance(0.5)
      ? random.between(0, end * 0.9)
      : random.between((from ?? 0) - 1_800_000, (to ?? 0) + 1_800_000);
    const item = { state: 'waiting', attempts: 0, nextAt: null, cause: null } as const;
    return { id, item, line: freshLine, inboxAt: random.between(0, POLL), ready };
  });
  const times = queue();
  for (const unit of units) times.put(Math.min(unit.inboxAt, unit.ready), unit);
  for (let next = times.take(); next && next.at < end; next = times.take())
    times.put(Math.max(next.at + 1, live(next.unit, next.at)), next.unit);
  return {
    asked,
    failed,
    received,
    open: units.filter(({ item }) => item.state !== 'done').length,
    double: [...got.values()].filter((times_) => times_ > 1).length,
  };
}

/** The most of a series in any `width` seconds on end, per second, from a second on. */
export function peak(series: readonly number[], width: number, from = 0, to = series.length): number {
  let most = 0;
  for (let at = from; at + width <= to; at += 1) {
    let sum = 0;
    for (let n = at; n < at + width; n += 1) sum += series[n] ?? 0;
    most = Math.max(most, sum / width);
  }
  return most;
}
