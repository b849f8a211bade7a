import type { TimelineEntry } from '../../../shared/submissions/model.ts';

/** A timeline entry's detail taken apart; the engine keeps it as one short text. */
export type Detail =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'imported'; readonly file: string; readonly rows: number }
  | { readonly kind: 'revised'; readonly revision: string }
  | { readonly kind: 'rejected'; readonly number: string; readonly rejected: number; readonly rows: number };

export function detailOf({ what, detail }: Pick<TimelineEntry, 'what' | 'detail'>): Detail {
  if (detail === null || detail === '') return { kind: 'none' };
  const imported = what === 'imported' ? /^(.*) · (\d+)$/.exec(detail) : null;
  if (imported) return { kind: 'imported', file: imported[1] ?? '', rows: Number(imported[2]) };
  if (what === 'revised') return { kind: 'revised', revision: detail };
  const rejected = /^(\S+) · (\d+)\/(\d+)$/.exec(detail);
  if (rejected) return { kind: 'rejected', number: rejected[1] ?? '', rejected: Number(rejected[2]), rows: Number(rejected[3]) };
  const receipt = what === 'received' || what === 'accepted' || what === 'partly' || what === 'returned' || what === 'stored';
  return { kind: receipt || what === 'sealed' ? 'code' : 'text', text: detail };
}

/** What the platform did; the rest was done here. */
export const byPlatform: ReadonlySet<TimelineEntry['what']> = new Set(['received', 'accepted', 'partly', 'returned', 'stored']);

const steps: readonly TimelineEntry['what'][] = ['received', 'accepted', 'partly', 'returned', 'stored'];

/**
 * The order in which it can be told. Two clocks wrote these times, one in whole seconds: by time alone a batch might be
 * received before it was sealed. What the platform says of it always follows what was done here.
 */
export function told(timeline: readonly TimelineEntry[]): TimelineEntry[] {
  const ours = timeline.filter(({ what }) => !byPlatform.has(what));
  const theirs = timeline.filter(({ what }) => byPlatform.has(what));
  return [
    ...ours.sort((a, b) => a.at - b.at),
    ...theirs.sort((a, b) => a.at - b.at || steps.indexOf(a.what) - steps.indexOf(b.what)),
  ];
}
