import { maskedCell } from '../../catalog/mask.ts';
import type { ChangesView } from './model.ts';

/** Changed records as they are shown while values of these fields are covered. */
export function coverChanges(view: ChangesView, covered: ReadonlySet<string>): ChangesView {
  if (covered.size === 0) return view;
  const shown = (field: string, text: string | null): string | null => (covered.has(field) ? maskedCell(text) : text);
  return {
    ...view,
    changes: view.changes.map((change) => ({
      ...change,
      key: change.key.map(({ field, value }) => ({ field, value: shown(field, value) })),
      fields: change.fields.map(({ field, before, after }) => ({
        field,
        before: shown(field, before),
        after: shown(field, after),
      })),
    })),
  };
}
