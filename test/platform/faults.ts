import { z } from 'zod';

/**
 * Scripted misbehaviour, for tests and demos of what a client must survive. Pure: it only decides which faults a
 * request meets; `fault-effects.ts` makes them happen.
 */
const kinds = z.discriminatedUnion('kind', [
  /** Answers after a while. */
  z.object({ kind: z.literal('slow'), ms: z.number().int().min(0).max(600_000) }),
  /** Ends the connection after so many bytes of a body. Without `side`: of the request where it has one. */
  z.object({ kind: z.literal('cut'), bytes: z.number().int().min(0), side: z.enum(['request', 'response']).optional() }),
  /** The work is done, the answer never arrives. */
  z.object({ kind: z.literal('lost') }),
  /** The request takes effect twice, as behind a repeating proxy; a feed tells its events twice. */
  z.object({ kind: z.literal('twice') }),
  z.object({
    kind: z.literal('error'),
    status: z.number().int().min(400).max(599).default(500),
    code: z.number().int().default(5000),
    /** Seconds. */
    retryAfter: z.number().int().optional(),
  }),
  /** A login page of the network in between: 200, HTML, none of our headers. */
  z.object({ kind: z.literal('captive') }),
  /** The platform's clock is off by so much, in its Date header and in what it checks. */
  z.object({ kind: z.literal('skew'), ms: z.number().int() }),
  /** Receipts and catalog packages with a signature that does not fit. */
  z.object({ kind: z.literal('badSignature') }),
  /** Receipts rightly signed over another batch's root. */
  z.object({ kind: z.literal('wrongRoot') }),
  /** What was answered to the like question before, as a cache in between might. */
  z.object({ kind: z.literal('stale') }),
  /** Another batch's state in place of the one asked for; genuine in itself. */
  z.object({ kind: z.literal('foreign') }),
]);

const scopeSchema = z.object({
  match: z.object({ method: z.string().optional(), path: z.string().optional() }).default({}),
  /** How many requests meet it; null = all of them from then on. */
  count: z.number().int().positive().nullable().default(1),
  /** How many matching requests pass before the first meets it. */
  after: z.number().int().min(0).default(0),
});

export const faultSchema = kinds.and(scopeSchema);
export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;

export interface Faults {
  add(...faults: readonly FaultInput[]): void;
  /** The faults this request meets; counts it. `path` in a match is a beginning of the request's. */
  take(method: string, path: string): readonly Fault[];
  list(): readonly Fault[];
  clear(): void;
}

export function createFaults(): Faults {
  let waiting: Fault[] = [];
  const matches = ({ match }: Fault, method: string, path: string): boolean =>
    (match.method === undefined || match.method.toUpperCase() === method) && path.startsWith(match.path ?? '');
  return {
    add(...faults) {
      waiting.push(...faults.map((fault) => faultSchema.parse(fault)));
    },
    take(method, path) {
      const met: Fault[] = [];
      waiting = waiting.flatMap((fault) => {
        if (!matches(fault, method, path)) return [fault];
        if (fault.after > 0) return [{ ...fault, after: fault.after - 1 }];
        met.push(fault);
        if (fault.count === null) return [fault];
        return fault.count > 1 ? [{ ...fault, count: fault.count - 1 }] : [];
      });
      return met;
    },
    list: () => [...waiting],
    clear() {
      waiting = [];
    },
  };
}
