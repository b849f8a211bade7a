import { columnOf } from './column-letters.ts';
import { attribute, tagsOf } from './xml-text.ts';

/** Cells shown as one; rows 1-based, columns 0-based, both ends included. The text stands in the first of them. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Merged cells matter for headers, and those stand within so many rows. */
export const MERGES_DOWN_TO = 60;
const MOST = 2_000;

/** The merged cells of a sheet's `<mergeCells>`, those of its first rows. */
export function mergesIn(xml: string): Merge[] {
  const found: Merge[] = [];
  for (const tag of tagsOf(xml, 'mergeCell')) {
    const merge = mergeOf(attribute(tag, 'ref') ?? '');
    if (merge && merge.top <= MERGES_DOWN_TO) found.push(merge);
    if (found.length >= MOST) break;
  }
  return found;
}

/** `A1:C2`; null for what is none. */
export function mergeOf(reference: string): Merge | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  if (!found) return null;
  const [, from = '', first = '', to = '', last = ''] = found;
  const merge = { top: Number(first), left: columnOf(from), bottom: Number(last), right: columnOf(to) };
  return merge.top <= merge.bottom && merge.left <= merge.right ? merge : null;
}

/** The merged cells a cell is one of. */
export const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right);
