import { type FaultInput, faultSchema } from '../platform/faults.ts';
import { createRandom, type Random } from '../sample/random.ts';

/** What one bad day has in store, all of it from a seed. */
export interface Plan {
  readonly seed: number;
  readonly batches: readonly PlannedBatch[];
  readonly faults: readonly FaultInput[];
  /** Ends the client when it has used its store so often, each time counted from its last start. */
  readonly clientDies: readonly number[];
  /** Ends the platform at these looks at the clock, ms after the beginning, and how long it stays away. */
  readonly platformDies: readonly { readonly at: number; readonly away: number }[];
  /** The client's clock goes wrong: ms after the beginning, and by how much. */
  readonly clock: readonly { readonly at: number; readonly by: number }[];
  /** An officer takes a batch back in the middle of it. */
  readonly withdraw: { readonly at: number; readonly batch: number } | null;
  readonly random: Random;
}

export interface PlannedBatch {
  readonly dataset: 'M1' | 'Q1';
  readonly period: string;
  readonly kind: 'rows' | 'nil' | 'partly' | 'corrected';
  readonly rows: number;
  /** Signs of incompressible text in a row. */
  readonly width: number;
}

const places = [
  { dataset: 'M1', period: '2026-08' },
  { dataset: 'M1', period: '2026-09' },
  { dataset: 'M1', period: '2026-10' },
  { dataset: 'Q1', period: '2026Q3' },
] as const;

const matches = [
  {},
  {},
  { path: '/v1/batches' },
  { method: 'POST', path: '/v1/batches' },
  { method: 'GET', path: '/v1/batches' },
  { method: 'POST', path: '/v1/uploads' },
  { method: 'PATCH' },
  { method: 'HEAD' },
  { path: '/v1/inbox' },
];

const HOUR = 3_600_000;
const YEAR = 365 * 24 * HOUR;

function fault(random: Random): FaultInput {
  const pick = (below: number): number => random.between(0, below - 1);
  const kinds: readonly (() => FaultInput)[] = [
    () => ({ kind: 'slow', ms: pick(25) }),
    () => ({ kind: 'cut', bytes: pick(6000) }),
    () => ({ kind: 'cut', bytes: pick(200) }),
    () => ({ kind: 'cut', bytes: pick(400), side: 'response' }),
    () => ({ kind: 'lost' }),
    () => ({ kind: 'lost' }),
    () => ({ kind: 'twice' }),
    () => ({ kind: 'error', status: 500, code: 5000 }),
    () => ({ kind: 'error', status: 503, code: 5003, retryAfter: 0 }),
    () => ({ kind: 'error', status: 429, code: 1006 }),
    () => ({ kind: 'captive' }),
    () => ({ kind: 'skew', ms: random.pick([-HOUR, HOUR, -2 * YEAR, 3 * YEAR]) }),
    () => ({ kind: 'badSignature' }),
    () => ({ kind: 'wrongRoot' }),
    () => ({ kind: 'stale' }),
    () => ({ kind: 'foreign' }),
  ];
  const scope = { match: random.pick(matches), count: 1 + pick(3), after: pick(6) };
  return { ...random.pick(kinds)(), ...scope };
}

export function planOf(seed: number): Plan {
  const random = createRandom(seed);
  const pick = (below: number): number => random.between(0, below - 1);
  const several = <T>(most: number, make: () => T): T[] => Array.from({ length: pick(most + 1) }, make);
  const start = pick(places.length);
  const batches = Array.from({ length: 1 + pick(3) }, (_, n): PlannedBatch => {
    const place = places[(start + n) % places.length] ?? places[0];
    const kind = random.pick(['rows', 'rows', 'rows', 'nil', 'partly', 'corrected'] as const);
    const large = pick(3) === 0;
    return { ...place, kind, rows: kind === 'partly' ? 8 + pick(5) : 1 + pick(9), width: large ? 1500 : 12 };
  });
  return {
    seed,
    batches,
    faults: Array.from({ length: 2 + pick(8) }, () => faultSchema.parse(fault(random))),
    clientDies: several(3, () => 1 + pick(90)),
    platformDies: several(2, () => ({ at: pick(80), away: pick(30) })),
    clock: several(1, () => ({ at: pick(60), by: random.pick([-2 * YEAR, -HOUR, HOUR, 5 * YEAR]) })),
    withdraw: pick(5) === 0 ? { at: pick(60), batch: pick(batches.length) } : null,
    random,
  };
}
