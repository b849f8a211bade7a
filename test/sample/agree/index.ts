import type { RowContext } from '../values.ts';
import { deals } from './deals.ts';
import { flows } from './flows.ts';
import { registers } from './registers.ts';

export type Row = Record<string, string>;
/** Sets what must agree inside one record: names with codes, sums, date order, kinds of certificate. */
export type Agree = (row: Row, context: RowContext) => void;

export const agree: Readonly<Record<string, Agree>> = { ...registers, ...deals, ...flows };

/**
 * Datasets that list the same subjects period after period (units insured, meters, outlets); in the others every
 * period brings subjects of its own.
 */
export const standing: ReadonlySet<string> = new Set(['JT01', 'RS01', 'ZR03', 'HB01', 'SL01', 'DL01', 'CL01']);
