import { runsOf } from '../records/import-runs.node.ts';
import * as records from '../records/queries.node.ts';
import type { DraftPort, DraftTrace, FindingsPort } from './ports.ts';

/** A draft as this room sees it: rows from the records room, findings from the validation room. */
export function draftOf(findings: FindingsPort): DraftPort {
  return {
    countRows: records.countRows,
    rowsAfter: records.rowsAfter,
    copyRows: records.copyRows,
    drop(tx, sid) {
      findings.drop(tx, sid);
      records.dropRows(tx, sid);
    },
    lastHand: records.lastHand,
    version: (tx, sid) => String(records.versionOf(tx, sid).version),
    isChecked: findings.isChecked,
    countsOf: findings.countsOf,
    reasonsOf: findings.reasonsOf,
    copyReasons: findings.copyReasons,
    addPlatformFindings: findings.addPlatformFindings,
    traces(tx, sid) {
      const imports = runsOf(tx, sid).map(
        ({ at, who, file, rows }): DraftTrace => ({ at, who, what: 'imported', detail: `${file} · ${rows}` }),
      );
      const at = findings.checkedAt(tx, sid);
      return at === null ? imports : [...imports, { at, who: '', what: 'checked', detail: null }];
    },
  };
}
