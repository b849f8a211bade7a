import type { JobFinding } from '../../../shared/engine/jobs/protocol.node.ts';
import { createRowChecks } from '../../../shared/engine/jobs/row-checks.node.ts';
import { compile, type Validator } from '../../../shared/validation/compile.ts';
import { createByHand } from './by-hand.ts';
import { createAjv, createTableSchema } from './peers.ts';
import { benchRows, compileInput } from './table.ts';

/** One way to check rows: what it finds of each as `code fields` (or, of those that know no codes, the columns). */
export interface Candidate {
  (row: readonly string[], n: number, found: string[]): void;
  /** What is told of many rows together, after each piece: `row code fields`. */
  late?: (found: string[]) => void;
}

export interface Measured {
  readonly ms: number;
  /** `row finding` of everything found, sorted. */
  readonly findings: readonly string[];
}

const compiled = (whole: boolean): Validator => {
  const made = compile(compileInput(whole));
  if (!made.ok) throw new Error(JSON.stringify(made.problem));
  const [quarantined] = made.value.quarantined;
  if (quarantined) throw new Error(`${quarantined.rule}: ${quarantined.reason}`);
  return made.value;
};

/** Ours as a job checks: rules and key included. */
export function ours(): Candidate {
  const { check, settle } = createRowChecks(compiled(true));
  let late: JobFinding[] = [];
  const said = ({ finding }: JobFinding): string => `${finding.code} ${finding.fields.join()}`;
  return Object.assign(
    (row: readonly string[], n: number, found: string[]): void => {
      const before = late.length;
      check(row, n, n, late);
      if (late.length === before) return;
      // Of this row at once; what it shares with others is told later, of whichever row it is.
      for (const one of late.slice(before)) if (one.first === null) found.push(said(one));
      late = late.filter(({ first }) => first !== null);
    },
    {
      late(found: string[]): void {
        settle(late);
        for (const one of late) found.push(`${one.at} ${said(one)}`);
        late = [];
      },
    },
  );
}

/** Ours without rules and key, telling columns as the peers do. */
export function oursFields(): Candidate {
  const validator = compiled(false);
  return (row, _n, found) => {
    for (const finding of validator.checkRow(row)) found.push(finding.fields.join());
  };
}

export const candidates = {
  ours,
  oursFields,
  byHand: (): Candidate => {
    const check = createByHand();
    return (row, _n, found) => check(row, found);
  },
  ajv: createAjv,
  tableschema: createTableSchema,
} as const;

/** The same rows in texts of their own, flat as a reader gives them. */
function again(piece: readonly (readonly string[])[]): string[][] {
  const all = piece.map((row) => row.join('\t')).join('\n');
  return all.split('\n').map((line) => line.split('\t'));
}

/**
 * Both check the same rows, piece by piece in turn: what disturbs the machine disturbs both. Only checking is timed, not
 * the making of rows.
 */
export function race(rows: number, first: Candidate, second: Candidate): readonly [Measured, Measured] {
  const sides = [first, second].map((check) => ({ check, ms: 0, findings: [] as string[] }));
  let done = 0;
  for (const piece of benchRows(rows)) {
    // Each side gets texts of its own: a hash computed by one must not serve the other.
    const copies = [piece, again(piece)];
    sides.forEach((side, at) => {
      const found: string[] = [];
      const counts: number[] = [];
      const mine = copies[(at + done / 1000) % 2] ?? piece;
      const from = performance.now();
      mine.forEach((row, n) => {
        side.check(row, done + n, found);
        counts.push(found.length);
      });
      side.check.late?.(side.findings);
      side.ms += performance.now() - from;
      let row = 0;
      found.forEach((text, n) => {
        while ((counts[row] ?? 0) <= n) row++;
        side.findings.push(`${done + row} ${text}`);
      });
    });
    done += piece.length;
  }
  const [a, b] = sides.map(({ ms, findings }) => ({ ms, findings: findings.sort() }));
  if (!a || !b) throw new Error('two sides');
  return [a, b];
}
