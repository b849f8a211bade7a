import type { ImportChoice, ImportConflict } from '../../../../shared/records/model.ts';

/** What the officer wants where draft and file disagree: for all, and for single places. */
export interface Wanted {
  readonly otherwise: 'draft' | 'file';
  readonly places: ReadonlyMap<string, 'draft' | 'file'>;
}

export const nothingWanted: Wanted = { otherwise: 'draft', places: new Map() };

/** Names one place of conflict. */
export const placeOf = ({ key, field }: Pick<ImportConflict, 'key' | 'field'>): string => JSON.stringify([key, field]);

export const takes = (wanted: Wanted, conflict: ImportConflict): 'draft' | 'file' =>
  wanted.places.get(placeOf(conflict)) ?? wanted.otherwise;

export const choose = (wanted: Wanted, conflict: ImportConflict, take: 'draft' | 'file'): Wanted => ({
  ...wanted,
  places: new Map(wanted.places).set(placeOf(conflict), take),
});

/** The same as arguments of the import: only places that differ from what holds for all. */
export const choicesOf = (wanted: Wanted, conflicts: readonly ImportConflict[]): ImportChoice[] =>
  conflicts
    .map((conflict) => ({ key: conflict.key, field: conflict.field, take: takes(wanted, conflict) }))
    .filter(({ take }) => take !== wanted.otherwise);
