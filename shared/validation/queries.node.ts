import type { Severity } from '../catalog/model.ts';
import type { Tx } from '../store/tx.ts';
import { type Finding, type FindingCode, type FindingCounts, type Fix, findingCodes, groupKey } from './model.ts';

/** The only SQL of the findings' tables. A check under way writes under −sid and becomes visible all at once. */
interface RawFinding {
  readonly id: number;
  readonly rid: number | null;
  readonly severity: Severity;
  readonly fields: string;
  readonly value: string | null;
  readonly data: string;
  readonly fix: string | null;
  readonly origin: 'local' | 'platform';
  readonly code: string;
  readonly detail: string;
  readonly rule: string | null;
  readonly key: string;
}

export interface StoredFinding extends Finding {
  readonly id: number;
  readonly rid: number | null;
  readonly origin: 'local' | 'platform';
  readonly value: string | null;
  readonly key: string;
}

const isCode = (code: string): code is FindingCode => findingCodes.some((known) => known === code);

function unpack(row: RawFinding): StoredFinding {
  const fix: Fix | undefined = row.fix === null ? undefined : JSON.parse(row.fix);
  return {
    id: row.id,
    rid: row.rid,
    origin: row.origin,
    key: row.key,
    code: isCode(row.code) ? row.code : 'row/rule',
    severity: row.severity,
    fields: JSON.parse(row.fields),
    detail: row.detail,
    data: JSON.parse(row.data),
    value: row.value,
    ...(row.rule === null ? {} : { rule: row.rule }),
    ...(fix === undefined ? {} : { fix }),
  };
}

const SELECT = `SELECT f.id, f.rid, f.severity, f.fields, f.value, f.data, f.fix, f.origin, g.code, g.detail, g.rule, g.key
  FROM finding f JOIN finding_group g ON g.grp = f.grp`;

/** Group numbers of one submission, remembered while writing many findings. */
export type GroupCache = Map<string, number>;

function groupOf(tx: Tx, sid: number, finding: Finding, cache: GroupCache): number {
  const key = groupKey(finding);
  const known = cache.get(key);
  if (known !== undefined) return known;
  tx.run(
    'INSERT INTO finding_group (sid, key, code, detail, rule, severity) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sid, key) DO UPDATE SET severity = excluded.severity',
    sid,
    key,
    finding.code,
    finding.detail,
    finding.rule ?? null,
    finding.severity,
  );
  const grp = tx.get<{ grp: number }>('SELECT grp FROM finding_group WHERE sid = ? AND key = ?', sid, key)?.grp ?? 0;
  cache.set(key, grp);
  return grp;
}

/** `under` is −sid while a full check is under way; the group always belongs to the submission itself. */
export function putFinding(
  tx: Tx,
  sid: number,
  under: number,
  rid: number | null,
  finding: Finding,
  value: string | null,
  origin: 'local' | 'platform',
  cache: GroupCache,
): void {
  tx.run(
    `INSERT INTO finding (sid, rid, ord, grp, severity, fields, value, data, fix, origin)
     VALUES (?, ?, (SELECT ord FROM draft_row WHERE rid = ?), ?, ?, ?, ?, ?, ?, ?)`,
    under,
    rid,
    rid,
    groupOf(tx, sid, finding, cache),
    finding.severity,
    JSON.stringify(finding.fields),
    value,
    JSON.stringify(finding.data),
    finding.fix ? JSON.stringify(finding.fix) : null,
    origin,
  );
}

export const findingsOfRow = (tx: Tx, sid: number, rid: number): StoredFinding[] =>
  tx.all<RawFinding>(`${SELECT} WHERE f.sid = ? AND f.rid = ? ORDER BY f.id`, sid, rid).map(unpack);

/** Those about the batch as a whole. */
export const wholeFindings = (tx: Tx, sid: number): StoredFinding[] =>
  tx.all<RawFinding>(`${SELECT} WHERE f.sid = ? AND f.rid IS NULL ORDER BY f.id`, sid).map(unpack);

/** One group's findings in row order, a page of them. */
export const findingsOfGroup = (tx: Tx, sid: number, key: string, start: number, count: number): StoredFinding[] => {
  const grp = tx.get<{ grp: number }>('SELECT grp FROM finding_group WHERE sid = ? AND key = ?', sid, key)?.grp;
  return grp === undefined
    ? []
    : tx
        .all<RawFinding>(
          // Not by rid: a row put in between has a later one. The page's ids come from the index alone.
          `${SELECT} WHERE f.id IN (SELECT id FROM finding WHERE sid = ? AND grp = ? ORDER BY ord, id LIMIT ? OFFSET ?)
           ORDER BY f.ord, f.id`,
          sid,
          grp,
          count,
          start,
        )
        .map(unpack);
};

export interface GroupRow {
  readonly key: string;
  readonly severity: Severity;
  readonly count: number;
  readonly fixable: number;
  readonly first: number;
}

/** Groups that have findings, worst first, then the largest. */
export const groupsOf = (tx: Tx, sid: number): GroupRow[] =>
  tx.all<GroupRow>(
    `SELECT g.key, t.severity, t.n AS count, t.fixable,
       (SELECT id FROM finding f WHERE f.sid = t.sid AND f.grp = t.grp AND f.severity = t.severity ORDER BY f.ord, f.id LIMIT 1) AS first
     FROM finding_tally t JOIN finding_group g ON g.grp = t.grp WHERE t.sid = ? AND t.n > 0
     ORDER BY CASE t.severity WHEN 'blocking' THEN 0 WHEN 'justify' THEN 1 ELSE 2 END, count DESC, g.key`,
    sid,
  );

export const findingById = (tx: Tx, sid: number, id: number): StoredFinding | null => {
  const row = tx.get<RawFinding>(`${SELECT} WHERE f.id = ? AND f.sid = ?`, id, sid);
  return row ? unpack(row) : null;
};

export function countsOf(tx: Tx, sid: number): FindingCounts {
  const counts = { blocking: 0, justify: 0, info: 0 };
  for (const row of tx.all<{ severity: Severity; n: number }>(
    'SELECT severity, sum(n) AS n FROM finding_tally WHERE sid = ? AND n > 0 GROUP BY severity',
    sid,
  ))
    counts[row.severity] = row.n;
  const unjustified =
    tx.get<{ n: number }>(
      `SELECT count(*) AS n FROM finding_tally t JOIN finding_group g ON g.grp = t.grp
       WHERE t.sid = ? AND t.n > 0 AND t.severity = 'justify'
         AND NOT EXISTS (SELECT 1 FROM reason r WHERE r.sid = t.sid AND r.grp_key = g.key)`,
      sid,
    )?.n ?? 0;
  return { ...counts, unjustified };
}

/** With `keepBatch` all but what batch rules said of the group whose first row it is. */
export const dropRowFindings = (tx: Tx, sid: number, rid: number, keepBatch: boolean): void =>
  keepBatch
    ? void tx.run(
        `DELETE FROM finding WHERE sid = ? AND rid = ? AND origin = 'local'
         AND grp NOT IN (SELECT grp FROM finding_group WHERE sid = ? AND code = 'batch/rule')`,
        sid,
        rid,
        sid,
      )
    : void tx.run(`DELETE FROM finding WHERE sid = ? AND rid = ? AND origin = 'local'`, sid, rid);
/** What the platform returned stays until the cell it is about is edited, or the row goes. */
export const dropPlatformFindings = (tx: Tx, sid: number, rid: number, field: string | null): void => {
  if (field === null) tx.run(`DELETE FROM finding WHERE sid = ? AND rid = ? AND origin = 'platform'`, sid, rid);
  else
    tx.run(
      `DELETE FROM finding WHERE sid = ? AND rid = ? AND origin = 'platform' AND (fields = ? OR fields = '[]')`,
      sid,
      rid,
      JSON.stringify([field]),
    );
};
/** What was found by comparing a row with others. */
const dropDetail = (tx: Tx, sid: number, rid: number | null, detail: string): void => {
  const groups = 'SELECT grp FROM finding_group WHERE sid = ? AND detail = ?';
  tx.run(`DELETE FROM finding WHERE sid = ? AND rid IS ? AND origin = 'local' AND grp IN (${groups})`, sid, rid, sid, detail);
};
export const dropKeyFindings = (tx: Tx, sid: number, rid: number): void => dropDetail(tx, sid, rid, 'key/duplicate');
export const dropReferenceFindings = (tx: Tx, sid: number, rid: number): void => {
  for (const detail of ['key/foreign', 'key/foreignDataset']) dropDetail(tx, sid, rid, detail);
};
/** Of the batch as a whole, one kind. */
export const dropWholeFindings = (tx: Tx, sid: number, detail: string): void => dropDetail(tx, sid, null, detail);

/** Findings of rows that are no longer there. */
export const dropOrphans = (tx: Tx, sid: number): void =>
  void tx.run(
    `DELETE FROM finding WHERE sid = ? AND rid IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM draft_row d LEFT JOIN import_run r ON r.run = d.run
       WHERE d.rid = finding.rid AND d.sid = finding.sid AND d.gone IS NULL AND r.gone IS NULL)`,
    sid,
  );

/** A finished check's findings take the place of the former local ones. */
export function adoptCheck(tx: Tx, sid: number): void {
  tx.run(`DELETE FROM finding WHERE sid = ? AND origin = 'local'`, sid);
  addUnderway(tx, sid);
}
/** Findings of new rows, beside those there are. */
export function addUnderway(tx: Tx, sid: number): void {
  tx.run('UPDATE finding SET sid = ? WHERE sid = ?', sid, -sid);
  // The tally follows: no trigger counts a million findings one by one.
  tx.run(
    `INSERT INTO finding_tally SELECT ?, grp, severity, n, fixable FROM finding_tally WHERE sid = ?
     ON CONFLICT (sid, grp, severity) DO UPDATE SET n = n + excluded.n, fixable = fixable + excluded.fixable`,
    sid,
    -sid,
  );
  tx.run('DELETE FROM finding_tally WHERE sid = ? OR (sid = ? AND n = 0)', -sid, sid);
}
export function dropUnderway(tx: Tx, sid: number): void {
  tx.run('DELETE FROM finding WHERE sid = ?', -sid);
  tx.run('DELETE FROM finding_tally WHERE sid = ?', -sid);
}
export function sweepUnderway(tx: Tx): void {
  tx.run('DELETE FROM finding WHERE sid < 0');
  tx.run('DELETE FROM finding_tally WHERE sid < 0');
}

export function setChecked(tx: Tx, sid: number, at: number, version: string): void {
  tx.run(
    'INSERT INTO check_state VALUES (?, ?, ?) ON CONFLICT (sid) DO UPDATE SET checked_at = excluded.checked_at, version = excluded.version',
    sid,
    at,
    version,
  );
}
export const checkState = (tx: Tx, sid: number) =>
  tx.get<{ checked_at: number; version: string }>('SELECT checked_at, version FROM check_state WHERE sid = ?', sid);

export interface StoredReason {
  readonly grp_key: string;
  readonly text: string;
  readonly by: string;
  readonly at: number;
}
export const reasonsOf = (tx: Tx, sid: number): StoredReason[] =>
  tx.all('SELECT grp_key, text, by, at FROM reason WHERE sid = ? ORDER BY at', sid);
/** A revision of the same rows keeps the reasons given for them, with who gave them and when. */
export const copyReasons = (tx: Tx, from: number, to: number): void =>
  void tx.run('INSERT OR IGNORE INTO reason SELECT ?, grp_key, text, by, at FROM reason WHERE sid = ?', to, from);
export function setReason(tx: Tx, sid: number, key: string, text: string, by: string, at: number): void {
  if (text === '') tx.run('DELETE FROM reason WHERE sid = ? AND grp_key = ?', sid, key);
  else
    tx.run(
      'INSERT INTO reason VALUES (?, ?, ?, ?, ?) ON CONFLICT (sid, grp_key) DO UPDATE SET text = excluded.text, by = excluded.by, at = excluded.at',
      sid,
      key,
      text,
      by,
      at,
    );
}
export function dropFindings(tx: Tx, sid: number): void {
  tx.run('DELETE FROM finding WHERE sid = ?', sid);
  for (const table of ['finding_tally', 'finding_group', 'check_state', 'reason'])
    tx.run(`DELETE FROM ${table} WHERE sid = ?`, sid);
}
/** The catalog version's compiled group of a platform finding is its message. */
export const countOfGroup = (tx: Tx, sid: number, key: string): number =>
  tx.get<{ n: number }>(
    'SELECT sum(t.n) AS n FROM finding_group g JOIN finding_tally t ON t.grp = g.grp AND t.sid = g.sid WHERE g.sid = ? AND g.key = ?',
    sid,
    key,
  )?.n ?? 0;

/** One group's findings of one severity in row order, walked without keeping them. */
export function* iterateGroup(tx: Tx, sid: number, key: string, severity: Severity): Generator<StoredFinding> {
  const grp = '(SELECT grp FROM finding_group WHERE sid = ? AND key = ?)';
  const sql = `${SELECT} WHERE f.sid = ? AND f.grp = ${grp} AND f.severity = ? ORDER BY f.ord, f.id`;
  for (const row of tx.iterate<RawFinding>(sql, sid, sid, key, severity)) yield unpack(row);
}
