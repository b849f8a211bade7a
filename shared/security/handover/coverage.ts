import type { HandoverItem, HandoverLine, HandoverMark, HandoverSide } from './model.ts';

/** A mark with what was seen when it was made. */
export interface KeptMark extends HandoverMark {
  readonly key: string;
  readonly side: HandoverSide;
  readonly seen: string;
}

/** What a mark is about, as text: two things are the same when it is. */
export const seenAs = ({ key, section, title, period, count, note }: HandoverItem): string =>
  JSON.stringify([key, section, title.zh, period, count, note]);

/** The list as it is now, with the marks that still hold: what changed since it was looked at has none. */
export function linesOf(items: readonly HandoverItem[], marks: readonly KeptMark[]): HandoverLine[] {
  const known = new Map(marks.map((mark) => [`${mark.side} ${mark.key}`, mark]));
  const markOf = (item: HandoverItem, side: HandoverSide): HandoverMark | null => {
    const mark = known.get(`${side} ${item.key}`);
    return mark && mark.seen === seenAs(item) ? { comment: mark.comment, at: mark.at } : null;
  };
  return items.map((item) => ({ ...item, from: markOf(item, 'from'), to: markOf(item, 'to') }));
}

/** Lines a side has not looked at: nothing is handed over silently. */
export const openLines = (lines: readonly HandoverLine[], side: HandoverSide): HandoverLine[] =>
  lines.filter((line) => line[side] === null);
