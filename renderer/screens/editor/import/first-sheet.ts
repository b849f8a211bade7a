import type { Result } from '../../../../shared/base/result.ts';
import type { ImportPreview, SheetInfo } from '../../../../shared/records/model.ts';

/** A sheet as it was looked at. */
export interface Seen {
  readonly name: string;
  readonly preview: Result<ImportPreview>;
}

/** Sheets looked at by themselves; the officer can choose any other. */
const MOST = 20;

/**
 * The sheet to begin with: offices put covers, remarks and empty sheets before their data. The first with a column that
 * matches; else the first that can be read; else the first, with what is wrong with it.
 */
export async function firstFitting(
  sheets: readonly SheetInfo[],
  look: (name: string) => Promise<Result<ImportPreview>>,
): Promise<Seen | null> {
  const open = sheets.filter(({ hidden }) => !hidden);
  let best: Seen | null = null;
  for (const { name } of (open.length > 0 ? open : sheets).slice(0, MOST)) {
    const seen = { name, preview: await look(name) };
    if (seen.preview.ok && seen.preview.value.columns.some(({ field }) => field !== null)) return seen;
    if (best === null || (!best.preview.ok && seen.preview.ok)) best = seen;
  }
  return best;
}
