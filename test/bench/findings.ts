import { ok, type Result } from '../../shared/base/result.ts';
import { versionOf } from '../../shared/records/queries.node.ts';
import type { Tx } from '../../shared/store/tx.ts';
import { groupKey } from '../../shared/validation/model.ts';
import { validationService } from '../../shared/validation/service.node.ts';
import { type RecordsWorld, recordsWorld } from '../support/records-world.ts';
import { context, value } from '../support/submissions-world.ts';
import { atMost, type Figure, median, percentile } from './figures.ts';

const MANY = 1_000_000;
const GROUPS = 12;
const PAGE = 50;

/** A draft of a million rows with a million findings in a dozen groups, as after an import in the wrong format. */
export async function benchFindings(): Promise<readonly Figure[]> {
  const here = await recordsWorld();
  try {
    here.store().write((tx) => fill(tx, here.sid));
    const validation = serviceOf(here);
    const timed = async <T>(work: () => Result<T> | Promise<Result<T>>): Promise<number> => {
      const from = performance.now();
      value(await work());
      return performance.now() - from;
    };
    const group = keyOf(3);
    const ask = (start: number) => () => validation['validation.list']({ id: here.id, group, start, count: PAGE }, context());
    value(await here.records().handlers['records.open']({ id: here.id }, context()));
    await here.records().ordered(here.id);
    const each = Math.floor(MANY / GROUPS);
    const overviews: number[] = [];
    const pages: number[] = [];
    for (let n = 0; n < 5; n++) overviews.push(await timed(() => validation['validation.overview']({ id: here.id }, context())));
    for (let n = 0; n < 40; n++) pages.push(await timed(ask(Math.floor((n / 40) * (each - PAGE)))));
    const open = () => here.records().handlers['records.open']({ id: here.id, filter: 'problems' }, context());
    const filter = await timed(open);
    const over = `${MANY} findings on ${MANY} rows, ${GROUPS} groups`;
    return [
      atMost('findings.groups', median(overviews), 'ms', `${over}: counts, groups and their first findings`, 200),
      atMost('findings.page', percentile(pages, 0.95), 'ms', `${over}: ${PAGE} of a group, from its first to its last (p95)`, 50),
      atMost('findings.filter', filter, 'ms', `${over}: the rows that have any, on view`, 1000),
    ];
  } finally {
    here.end();
  }
}

const facts = (n: number) =>
  ({ code: 'row/rule', detail: 'rule', rule: n % 2 === 0 ? 'JE-1' : 'JE-2', fields: [`F${n}`] }) as const;
const keyOf = (n: number): string => groupKey(facts(n));

function fill(tx: Tx, sid: number): void {
  tx.run(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${MANY})
     INSERT INTO draft_row (sid, ord, cells) SELECT ?, i, '["K' || i || '","甲","-1","2026-10-01",null]' FROM n`,
    sid,
  );
  for (let n = 0; n < GROUPS; n++) {
    const { code, detail, rule } = facts(n);
    tx.run(
      `INSERT INTO finding_group (sid, key, code, detail, rule, severity) VALUES (?, ?, ?, ?, ?, 'blocking')`,
      ...[sid, keyOf(n), code, detail, rule],
    );
  }
  tx.run(
    `INSERT INTO finding (sid, rid, ord, grp, severity, fields, value, data)
     SELECT d.sid, d.rid, d.ord, g.grp, CASE WHEN d.rid % ${GROUPS} < 6 THEN 'blocking' ELSE 'justify' END, '["JE"]', '-1', '{"JE":"-1"}'
     FROM draft_row d JOIN finding_group g ON g.sid = d.sid AND g.grp = (SELECT min(grp) FROM finding_group) + d.rid % ${GROUPS}
     WHERE d.sid = ?`,
    sid,
  );
}

function serviceOf(here: RecordsWorld): ReturnType<typeof validationService> {
  const { drafts, step } = here.records();
  return validationService({
    store: here.store(),
    clock: { now: () => 7 },
    emit: () => {},
    owners: here.owners,
    drafts,
    validatorFor: here.compiled.validator,
    version: (tx, sid) => String(versionOf(tx, sid).version),
    fullCheck: () => Promise.resolve(ok()),
    step,
  });
}
