import {
  applyLine,
  type Content,
  type Misfit,
  type MisfitAt,
  misfitOf,
  recordIn,
} from '../../shared/submissions/changes/content.node.ts';
import { type ChangeLine, readChange } from '../../shared/submissions/changes/line.node.ts';
import type { Manifest, ReturnedItem } from '../../shared/sync/protocol.ts';
import type { Cell } from '../../shared/validation/model.ts';
import { createTableCheck } from '../../shared/validation/table.ts';
import { shapeOf } from './content.ts';
import { isLetThrough, itemOf, type JudgeRules, MOST_ITEMS, type Verdict, validatorOf, verdictOf } from './judge.ts';
import { linesOf } from './lines.ts';
import type { Duty } from './manifest-check.ts';
import { referenceFindings } from './reference.ts';

const words: Readonly<Record<Misfit, (at: MisfitAt) => ReturnedItem['message']>> = {
  unknownRecord: () => ({
    zh: '要更正的记录平台没有收下过，请核对主键。',
    en: 'The record to be corrected was never taken over; please check its key.',
  }),
  knownRecord: () => ({
    zh: '这条记录平台已经收下，不能再次新增，请按更正报送。',
    en: 'The record has been taken over already and cannot be added again; send it as a correction.',
  }),
  oldValue: ({ held }) => ({
    zh: `更正前的值与平台不一致，平台现为“${held ?? '空'}”。`,
    en: `The value before the correction is not what the platform has: “${held ?? 'empty'}”.`,
  }),
  noReason: () => ({ zh: '更正没有写明理由。', en: 'The correction gives no reason.' }),
  noChange: () => ({ zh: '更正前后没有差别。', en: 'Nothing differs before and after.' }),
};

const misfitItem = (line: number, at: MisfitAt, change: ChangeLine): ReturnedItem => ({
  line,
  field: at.field,
  code: `platform/${at.why}`,
  rule: null,
  severity: 'blocking',
  value: at.field === null ? null : ((change.before ?? change.wire)[at.field] ?? null),
  message: words[at.why](at),
});

/**
 * A batch of changes: each must fit what the platform has of the record; then the period as it would be is checked by
 * the catalog's rules, and what is found on a changed record goes back. What was taken over before is not judged again.
 */
export async function judgeChanges(
  path: string,
  manifest: Manifest,
  duty: Duty,
  content: Content,
  rules: JudgeRules,
): Promise<Verdict> {
  const { payload, changes } = manifest;
  const validator = validatorOf(manifest, duty, rules.today);
  if (!payload || !changes) throw new Error(`batch ${manifest.batchId} cannot be judged`);
  const shape = shapeOf(manifest.unit, duty.dataset);
  const returns: ReturnedItem[] = [];
  const rejected = new Set<number | null>();
  const take = (item: ReturnedItem): void => {
    rejected.add(item.line);
    if (returns.length < MOST_ITEMS) returns.push(item);
  };
  const lineOf = new Map<string, number>();
  let line = 0;
  for await (const lines of linesOf(path, payload))
    for (const text of lines) {
      const change = readChange(shape, text);
      const misfit = change && misfitOf(content, shape.fields, change, changes.reason);
      if (change && misfit) take(misfitItem(line, misfit, change));
      else if (change) {
        applyLine(content, shape.fields, change);
        if (change.operation !== 'D') lineOf.set(change.id, line);
      }
      line += 1;
    }
  const table = createTableCheck(validator);
  const ids = [...content.keys()];
  const cellsAt = (id: string): readonly Cell[] => {
    const record = recordIn(content, id);
    return validator.fields.map((field) => record?.[field.name] ?? null);
  };
  const found: Parameters<typeof table.end>[0] = (finding) => {
    const id = finding.row === null ? null : (ids[finding.row - 1] ?? null);
    const at = id === null ? null : lineOf.get(id);
    if (at === undefined || isLetThrough(finding, manifest)) return;
    take({ ...itemOf(finding, validator, id === null ? [] : cellsAt(id)), line: at });
  };
  ids.forEach((id, n) => {
    const cells = cellsAt(id);
    table.check({ row: n + 1, cells }, found);
    const at = lineOf.get(id);
    if (at !== undefined)
      for (const item of referenceFindings(rules.reference, validator.fields, cells)) take({ ...item, line: at });
  });
  table.end(found);
  return verdictOf(manifest.rows, rejected, returns, rules);
}
