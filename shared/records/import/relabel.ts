import type { Labels } from '../../catalog/labels.ts';

/** A text that stood in the place of a code, what it became, and in which rows of the file. */
export interface Relabelled {
  readonly field: string;
  readonly text: string;
  readonly code: string;
  readonly cells: number;
  /** Packed by `packRows`. */
  readonly rows: Uint8Array;
}

/** Texts of one column that are told apart; real lists have some hundred, and a few ways to write each. */
const MOST_TEXTS = 5_000;

/** Replaces labels by codes in one column of a file, and remembers where. Rows come in rising order. */
export function createRelabeller(field: string, labels: Labels) {
  const known = new Map<string, { readonly code: string; cells: number; last: number; readonly rows: RowsPacker } | null>();
  return {
    /** What becomes of a text in a row of the file. */
    of(text: string, row: number): string {
      let one = known.get(text);
      if (one === undefined) {
        if (known.size >= MOST_TEXTS) return text;
        const code = labels.codeFor(text);
        one = code === null ? null : { code, cells: 0, last: 0, rows: createPacker() };
        known.set(text, one);
      }
      if (one === null) return text;
      one.rows.add(row - one.last);
      one.last = row;
      one.cells++;
      return one.code;
    },
    done: (): Relabelled[] =>
      [...known].flatMap(([text, one]) =>
        one === null || one.cells === 0 ? [] : [{ field, text, code: one.code, cells: one.cells, rows: one.rows.bytes() }],
      ),
  };
}

interface RowsPacker {
  add(step: number): void;
  bytes(): Uint8Array;
}

/** Numbers of seven bits at a time, the lowest first. */
function createPacker(): RowsPacker {
  let bytes = new Uint8Array(16);
  let length = 0;
  return {
    add(step) {
      if (length + 5 > bytes.length) {
        const wider = new Uint8Array(bytes.length * 2);
        wider.set(bytes);
        bytes = wider;
      }
      let rest = step;
      for (; rest > 127; rest = Math.floor(rest / 128)) bytes[length++] = (rest % 128) + 128;
      bytes[length++] = rest;
    },
    bytes: () => bytes.slice(0, length),
  };
}

/** Whether a row is among the packed ones. */
export function hasRow(rows: Uint8Array, row: number): boolean {
  let at = 0;
  let step = 0;
  let weight = 1;
  for (const byte of rows) {
    step += (byte % 128) * weight;
    weight *= 128;
    if (byte > 127) continue;
    at += step;
    if (at >= row) return at === row;
    step = 0;
    weight = 1;
  }
  return false;
}
