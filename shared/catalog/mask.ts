import type { Dataset, Field } from './model.ts';

/** Fields whose values are covered by default: level S, their own or their dataset's. */
export const sensitiveFields = (dataset: Pick<Dataset, 'schema' | 'liaison'>): ReadonlySet<string> =>
  new Set(dataset.schema.fields.filter((field) => levelOf(field, dataset.liaison.level) === 'S').map(({ name }) => name));

const levelOf = (field: Field, level: 'G' | 'S'): 'G' | 'S' => field.liaison?.level ?? level;

/** How much stays to be seen: [from length, at the front, at the end]. */
const kept: readonly (readonly [length: number, front: number, end: number])[] = [
  [15, 6, 4],
  [11, 3, 4],
  [8, 2, 2],
  [4, 1, 1],
  [2, 1, 0],
];

/**
 * Covers a value so that its owner still knows it: 410105********0143, 138****0000, 王*. Amounts are covered whole.
 * What is covered says so by its asterisks, and is found to be masked when it comes back.
 */
export function masked(text: string): string {
  if (/^-?[\d,]+\.\d+$/.test(text)) return '***';
  const signs = [...text];
  const [, front, end] = kept.find(([length]) => signs.length >= length) ?? [0, 0, 0];
  const tail = end === 0 ? '' : signs.slice(-end).join('');
  return `${signs.slice(0, front).join('')}${'*'.repeat(Math.max(1, Math.min(12, signs.length - front - end)))}${tail}`;
}

/** The same for a cell: one that is empty has nothing to cover, and stays to be seen as empty. */
export const maskedCell = (text: string | null): string | null => (text === null || text === '' ? text : masked(text));
