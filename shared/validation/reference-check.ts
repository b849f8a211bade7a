import type { BatchCheck, BatchFinding } from './batch/check.ts';
import type { Finding } from './model.ts';
import type { Outside, Reference } from './references.ts';
import { createTextIndex } from './text-index.ts';

interface Waiting {
  readonly place: number;
  readonly text: string;
  readonly finding: Finding;
}

/** A pass over all rows that also judges what they refer to, which is known only when all have gone by. */
export function withReferences(batch: BatchCheck, references: readonly Reference[], outside: Outside | null): BatchCheck {
  if (references.length === 0) return batch;
  const judges = references.map((key, k) => judgeOf(key, outside?.[k] ?? null));
  return {
    ...batch,
    add(cells, place) {
      batch.add(cells, place);
      for (const judge of judges) judge.add(cells, place);
    },
    end: (history) => [...batch.end(history), ...judges.flatMap((judge) => judge.end())],
  };
}

interface Judge {
  add: BatchCheck['add'];
  end(): readonly BatchFinding[];
}

function judgeOf(key: Reference, known: ((text: string) => boolean) | null): Judge {
  const { elsewhere } = key;
  if (elsewhere && !known) {
    // Of that dataset nothing is at hand: what its rows are cannot be said.
    let rows = 0;
    return {
      add: () => void rows++,
      end: () => (rows > 0 ? [{ place: null, finding: elsewhere.notJudged }] : []),
    };
  }
  const here = createTextIndex();
  const waiting: Waiting[] = [];
  return {
    add(cells, place) {
      const to = key.to?.(cells) ?? null;
      if (to !== null) here.number(to);
      const text = key.from(cells);
      if (text === null || known?.(text)) return;
      // Most refer to a row above: only what is still to come is remembered.
      if (!here.has(text)) waiting.push({ place, text, finding: key.missing(cells) });
    },
    end: () => waiting.filter(({ text }) => !here.has(text)).map(({ place, finding }) => ({ place, finding })),
  };
}
