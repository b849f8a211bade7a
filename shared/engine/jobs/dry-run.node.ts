import type { CallContext } from '../../base/call.ts';
import { ok, type Result } from '../../base/result.ts';
import { columnLetters } from '../../records/import/column-letters.ts';
import type { ImportPlan } from '../../records/imports.node.ts';
import type { ImportChanges, ImportDamage } from '../../records/model.ts';
import * as rows from '../../records/queries.node.ts';
import type { ImportJobDeps } from './import.node.ts';
import { readFile } from './import-run.node.ts';
import { beginMerge, MOST_AGAIN } from './merge.node.ts';
import type { JobChunk, JobDone } from './protocol.node.ts';

const LISTED = 200;

const isDamage = (detail: string): boolean =>
  detail.startsWith('damage/') || detail === 'codeList/zeros' || detail === 'type/scientific';

/** How many cells of each field held labels, with the first of them. */
function relabelledBy(list: NonNullable<JobDone['relabelled']>): ImportChanges['relabelled'] {
  const by = new Map<string, { field: string; cells: number; text: string; code: string }>();
  for (const { field, cells, text, code } of list) {
    const known = by.get(field);
    if (known) known.cells += cells;
    else by.set(field, { field, cells, text, code });
  }
  return [...by.values()];
}

/** What an import would do: the file read and checked by a job thread, compared with the draft; nothing is stored. */
export async function dryRun(deps: ImportJobDeps, plan: ImportPlan, context: CallContext): Promise<Result<ImportChanges>> {
  const { owner, mapping, mode } = plan;
  const merging = mode === 'update' || mode === 'merge';
  const begun = merging ? await beginMerge(deps, plan, context) : null;
  if (begun && !begun.ok) return begun;
  const decide = begun?.value.decide ?? null;
  const columnOf = new Map(mapping.map(({ column, field }) => [field, column]));
  const counts = { blocking: 0, justify: 0, info: 0 };
  const damage: ImportDamage[] = [];
  const fresh: { readonly cells: readonly (string | null)[]; readonly row: number }[] = [];
  let damaged = 0;
  let added = 0;

  const look = (chunk: JobChunk): void => {
    chunk.rows.forEach((text, at) => {
      const row = chunk.sourceRows[at] ?? 0;
      const cells = rows.cellsOf(text);
      const step = decide ? decide.take(cells, row) : null;
      if (step?.kind === 'new') {
        added++;
        if (fresh.length < MOST_AGAIN + 1) fresh.push({ cells, row });
      }
    });
    for (const { at, value, finding } of chunk.findings) {
      counts[finding.severity]++;
      const [field] = finding.fields;
      if (!isDamage(finding.detail) || field === undefined) continue;
      damaged++;
      if (damage.length < LISTED)
        damage.push({
          detail: finding.detail,
          field,
          address: `${columnLetters(columnOf.get(field) ?? 0)}${chunk.sourceRows[at] ?? ''}`,
          value,
        });
    }
    for (const { finding } of chunk.batch ?? []) counts[finding.severity]++;
  };
  const read = await readFile(deps, plan, context, look);
  if (!read.ok) return read;
  if (decide && added <= MOST_AGAIN) for (const { cells, row } of fresh) decide.again(cells, row);
  decide?.end();
  const present = deps.store.read((tx) => rows.countRows(tx, owner.sid));
  const tally = decide?.tally ?? {
    added: read.value.rows,
    changed: 0,
    cells: 0,
    same: 0,
    gone: mode === 'replace' ? present : 0,
    conflicting: 0,
  };
  return ok({
    rows: read.value.rows,
    blankRows: read.value.blank,
    added: tally.added,
    changed: tally.changed,
    cells: tally.cells,
    same: tally.same,
    gone: tally.gone,
    kept: Math.max(0, present - tally.gone - tally.changed - tally.same),
    findings: counts,
    relabelled: relabelledBy(read.value.relabelled ?? []),
    damaged,
    damage,
    conflicting: tally.conflicting,
    conflicts: decide?.conflicts ?? [],
    changes: decide?.changes ?? [],
  });
}
