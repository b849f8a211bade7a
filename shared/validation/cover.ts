import { masked, maskedCell } from '../catalog/mask.ts';
import type { Finding } from './model.ts';

/** What only counts, names or points, and holds nothing of the record. */
const spared: ReadonlySet<string> = new Set([
  'list',
  'listed',
  'until',
  'count',
  'first',
  'firstRid',
  'messageEn',
  'message',
  'platformCode',
]);

/**
 * A finding as it may be told while values of these fields are covered: its value, what its sentence is filled with, and
 * what it would be repaired to. The platform writes its own sentences: a value in them is covered as it stands.
 */
export function coverFinding<F extends Finding & { readonly value: string | null }>(finding: F, covered: ReadonlySet<string>): F {
  if (!finding.fields.some((field) => covered.has(field))) return finding;
  const { value, fix } = finding;
  const data = Object.fromEntries(
    Object.entries(finding.data).map(([name, told]): [string, string | number] => {
      if (typeof told !== 'string' || told === '') return [name, told];
      if (!spared.has(name)) return [name, masked(told)];
      const said = name === 'message' || name === 'messageEn';
      return [name, said && value !== null && [...value].length > 1 ? told.replaceAll(value, masked(value)) : told];
    }),
  );
  return { ...finding, value: maskedCell(value), data, ...(fix ? { fix: { ...fix, text: masked(fix.text) } } : {}) };
}
