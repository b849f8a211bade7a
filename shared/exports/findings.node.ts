import { fail, ok, type Result } from '../base/result.ts';
import { sensitiveFields } from '../catalog/mask.ts';
import type { OutCell } from '../records/export/book.node.ts';
import { orderOf } from '../records/queries.node.ts';
import type { Tx } from '../store/tx.ts';
import { compile, type Validator } from '../validation/compile.ts';
import { type GroupRow, groupsOf, iterateGroup, type StoredFinding } from '../validation/queries.node.ts';
import type { CheckedJob, FileFacts, Tools, Written } from './job.node.ts';
import { writeLong } from './long-table.node.ts';
import { type Told, teller } from './saying.node.ts';
import type { TableFile } from './table-file.node.ts';
import { exportWords } from './words.ts';

const WIDTHS = [7, 20, 9, 24, 48, 22, 40, 18, 24, 14, 16];

export function validatorOf(job: CheckedJob): Result<Validator> {
  const made = compile(job.compile);
  return made.ok ? ok(made.value) : fail(made.problem);
}

/** The line of one finding, without its place; the columns after row and column of `findingColumns`. */
export const findingCells = (finding: StoredFinding, told: Told, reason: string, severity: string): readonly string[] => [
  severity,
  told.title,
  told.message,
  told.value,
  told.howToFix,
  told.clause,
  reason,
  finding.rule ?? '',
  finding.code,
];

/** All findings, worst group first, each with its row, its sentence and its remedy. */
export async function writeFindings(
  table: TableFile,
  tx: Tx,
  job: CheckedJob,
  file: FileFacts,
  tools: Tools,
): Promise<Result<Written>> {
  const validator = validatorOf(job);
  if (!validator.ok) return validator;
  const words = exportWords(file.language);
  const numbers = new Map(orderOf(tx, job.sid).rids.map((rid, at) => [rid, at + 1]));
  const say = teller(
    validator.value,
    file.language,
    job.masked ? sensitiveFields(job.dataset) : new Set(),
    (rid) => numbers.get(rid) ?? null,
  );
  const reasons = new Map(job.reasons);
  const groups = groupsOf(tx, job.sid);
  const total = groups.reduce((sum, group) => sum + group.count, 0);
  const text = table.look({ format: 'text', wrap: true });
  const cell = (told: string): OutCell => (told === '' ? null : { kind: 'text', text: told, look: text });
  const head = words.findingColumns.map(
    (title): OutCell => ({ kind: 'text', text: title, look: table.look({ fill: 'head', bold: true }) }),
  );
  const rows = await writeLong(
    table,
    {
      sheet: { name: words.findings, frozenRows: 1, filterRow: 1, columns: WIDTHS.map((width) => ({ width })) },
      head,
      total,
      tools,
    },
    inGroups(tx, job.sid, groups),
    ({ group, finding }) => {
      const told = say(finding);
      const no = finding.rid === null ? null : (numbers.get(finding.rid) ?? null);
      return [
        no === null ? null : { kind: 'number', text: String(no), look: 0 },
        cell(told.columns),
        ...findingCells(finding, told, reasonOf(reasons, group), words.severities[finding.severity]).map(cell),
      ];
    },
  );
  return ok({ rows, cut: table.cut(), withoutNote: 0 });
}

function* inGroups(tx: Tx, sid: number, groups: readonly GroupRow[]) {
  for (const group of groups) for (const finding of iterateGroup(tx, sid, group.key, group.severity)) yield { group, finding };
}

export const reasonOf = (reasons: ReadonlyMap<string, string>, group: GroupRow): string => reasons.get(group.key) ?? '';
