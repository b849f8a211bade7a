import { addDays, type Day } from '../../shared/base/clock.ts';
import type { Manifest, ReturnedItem } from '../../shared/sync/protocol.ts';
import { compile, type Validator } from '../../shared/validation/compile.ts';
import { type Cell, groupKey, type PlacedFinding } from '../../shared/validation/model.ts';
import { createTableCheck } from '../../shared/validation/table.ts';
import { sayFinding } from '../../shared/validation/words.ts';
import type { BatchRecord } from './batch-book.ts';
import { linesOf } from './lines.ts';
import type { Duty } from './manifest-check.ts';
import { type Reference, referenceFindings } from './reference.ts';

export type Verdict = Pick<BatchRecord, 'accepted' | 'rejected' | 'returns' | 'note'> & {
  readonly state: 'accepted' | 'partly' | 'returned';
};

export interface JudgeRules {
  readonly reference: Reference;
  /** Share of rejected rows above which the whole batch goes back. */
  readonly returnAbove: number;
  /** Today in Beijing, of the platform. */
  readonly today: Day;
}

/** As many findings as travel; more rows than these are rejected without a line of their own. */
export const MOST_ITEMS = 5000;
/** Days a unit has to mend what came back. */
const MEND_DAYS = 5;
const REVIEWER = '综合治税办公室 王审核';

/** A justify finding passes with the officer's written reason for its group; infos pass. */
export function isLetThrough(finding: PlacedFinding, manifest: Manifest): boolean {
  if (finding.severity === 'info') return true;
  if (finding.severity === 'blocking') return false;
  const key = groupKey(finding);
  return manifest.reasons.some(({ group, text }) => group === key && text.trim() !== '');
}

export function itemOf(finding: PlacedFinding, validator: Validator, cells: readonly Cell[]): ReturnedItem {
  const [field = null] = finding.fields;
  const at = validator.fields.findIndex((known) => known.name === field);
  return {
    line: finding.row === null ? null : finding.row - 1,
    field,
    code: finding.code,
    rule: finding.rule ?? null,
    severity: finding.severity,
    value: at < 0 ? null : (cells[at] ?? null),
    message: { zh: sayFinding(finding, validator, 'zh').message, en: sayFinding(finding, validator, 'en').message },
  };
}

function noteOf(state: Verdict['state'], rejected: number, rows: number, today: Day): Verdict['note'] {
  if (state === 'accepted') return null;
  const due = addDays(today, MEND_DAYS);
  const text =
    state === 'partly'
      ? `共 ${rows} 行，其中 ${rejected} 行未通过校验，其余已接收。请更正这些行后以更正批次报送。`
      : `共 ${rows} 行，其中 ${rejected} 行未通过校验，整批退回。请更正后重新报送。`;
  return { text, reviewer: REVIEWER, due };
}

/** Checks every row with the catalog's own rules once more, and with what only the platform knows. */
export async function judge(path: string, manifest: Manifest, duty: Duty, rules: JudgeRules): Promise<Verdict> {
  const validator = validatorOf(manifest, duty, rules.today);
  if (!manifest.payload) throw new Error(`batch ${manifest.batchId} cannot be judged`);
  const table = createTableCheck(validator);
  const returns: ReturnedItem[] = [];
  const rejected = new Set<number | null>();
  let cells: readonly Cell[] = [];
  const take = (finding: PlacedFinding): void => {
    if (isLetThrough(finding, manifest)) return;
    rejected.add(finding.row);
    if (returns.length < MOST_ITEMS) returns.push(itemOf(finding, validator, cells));
  };
  let row = 0;
  for await (const lines of linesOf(path, manifest.payload))
    for (const line of lines) {
      const record: Readonly<Record<string, string | null>> = JSON.parse(line);
      cells = validator.fields.map((field) => record[field.name] ?? null);
      row += 1;
      table.check({ row, cells }, take);
      for (const item of referenceFindings(rules.reference, validator.fields, cells)) {
        rejected.add(row);
        if (returns.length < MOST_ITEMS) returns.push({ ...item, line: row - 1 });
      }
    }
  cells = [];
  table.end(take);
  return verdictOf(manifest.rows, rejected, returns, rules);
}

export function validatorOf(manifest: Manifest, { dataset, catalog, window }: Duty, today: Day): Validator {
  const { schema, liaison } = dataset;
  const { codeLists } = catalog;
  const compiled = compile({ schema, rules: liaison.rules, codeLists, dataset: dataset.id, period: window, today });
  if (!compiled.ok) throw new Error(`batch ${manifest.batchId} cannot be judged`);
  return compiled.value;
}

export function verdictOf(rows: number, lines: ReadonlySet<number | null>, returns: ReturnedItem[], rules: JudgeRules): Verdict {
  const rejected = lines.has(null) ? rows : lines.size;
  const state = rejected === 0 ? 'accepted' : rejected / rows > rules.returnAbove ? 'returned' : 'partly';
  const note = noteOf(state, rejected, rows, rules.today);
  // Of a batch that goes back as a whole nothing is taken over.
  return state === 'returned'
    ? { state, accepted: 0, rejected: rows, returns, note }
    : { state, accepted: rows - rejected, rejected, returns, note };
}
