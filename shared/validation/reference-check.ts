import type { BatchCheck, BatchFinding } from './batch/check.ts';
import type { Finding } from './model.ts';
import type { OwnReference } from './references.ts';

/** A pass over all rows that also judges the references within them, which is known only when all have gone by. */
export function withReferences(batch: BatchCheck, own: readonly OwnReference[]): BatchCheck {
  if (own.length === 0) return batch;
  const targets = own.map(() => new Set<string>());
  const waiting = own.map((): { readonly place: number; readonly text: string; readonly finding: Finding }[] => []);
  return {
    ...batch,
    add(cells, place) {
      batch.add(cells, place);
      own.forEach((key, k) => {
        const to = key.to(cells);
        if (to !== null) targets[k]?.add(to);
        const text = key.from(cells);
        // Most refer to a row above: only what is still to come is remembered.
        if (text !== null && !targets[k]?.has(text)) waiting[k]?.push({ place, text, finding: key.missing(cells) });
      });
    },
    end(history) {
      const found: BatchFinding[] = [...batch.end(history)];
      waiting.forEach((rows, k) => {
        for (const { place, text, finding } of rows) if (!targets[k]?.has(text)) found.push({ place, finding });
      });
      return found;
    },
  };
}
