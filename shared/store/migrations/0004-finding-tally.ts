import type { Tx } from '../tx.ts';

/** Frozen: never edited after it shipped. A later change is a new migration. */
export const up = (tx: Tx): void => {
  for (const sql of statements) tx.run(sql);
};

const statements = [
  // validation room: how many findings a group has, kept as findings come and go, so that a million need not be counted
  // whenever a window asks. What a check wrote under −sid changes its sid at once; its tally is moved by the code that does it.
  `CREATE TABLE finding_tally (sid INTEGER NOT NULL, grp INTEGER NOT NULL, severity TEXT NOT NULL, n INTEGER NOT NULL,
    fixable INTEGER NOT NULL, PRIMARY KEY (sid, grp, severity)) WITHOUT ROWID`,
  `INSERT INTO finding_tally SELECT sid, grp, severity, count(*), count(fix) FROM finding GROUP BY sid, grp, severity`,
  `CREATE TRIGGER finding_tally_more AFTER INSERT ON finding BEGIN
    INSERT INTO finding_tally VALUES (NEW.sid, NEW.grp, NEW.severity, 1, NEW.fix IS NOT NULL)
    ON CONFLICT (sid, grp, severity) DO UPDATE SET n = n + 1, fixable = fixable + excluded.fixable; END`,
  `CREATE TRIGGER finding_tally_less AFTER DELETE ON finding BEGIN
    UPDATE finding_tally SET n = n - 1, fixable = fixable - (OLD.fix IS NOT NULL)
    WHERE sid = OLD.sid AND grp = OLD.grp AND severity = OLD.severity; END`,
  // The place of its row, so that a group is paged in the order of the rows without sorting it.
  'ALTER TABLE finding ADD COLUMN ord REAL',
  'UPDATE finding SET ord = (SELECT d.ord FROM draft_row d WHERE d.rid = finding.rid)',
  'DROP INDEX finding_by_group',
  'CREATE INDEX finding_by_group ON finding (sid, grp, ord)',
  `CREATE TRIGGER finding_moves AFTER UPDATE OF ord ON draft_row BEGIN
    UPDATE finding SET ord = NEW.ord WHERE sid IN (NEW.sid, -NEW.sid) AND rid = NEW.rid; END`,
];
