import { A4, LANDSCAPE, pt } from './figures.ts';
import { signsOf, standardMetrics } from './measure.ts';
import type { LetterPage } from './page.ts';

const SIZE = pt(8);
/** Below the area, clear of the copies' lines above it and of the paper's edge. */
const TOP = A4.width - 12;

/**
 * A detail table's page with whose copy it is, pale in its lower margin. Pages of the letter itself bear nothing that is not
 * theirs: GB/T 9704 has no place for it.
 */
export function withMarginMark(page: LetterPage, mark: string): LetterPage {
  if (!page.landscape || mark === '') return page;
  const width = signsOf(mark).reduce((sum, sign) => sum + standardMetrics(sign), 0) * SIZE;
  const run = { text: mark, x: LANDSCAPE.right - width, y: TOP, width, size: SIZE, font: 'song', pale: true } as const;
  return { ...page, runs: [...page.runs, run] };
}
