import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RecordsWorld, recordsWorld } from '../../test/support/records-world.ts';
import type { Tx } from '../store/tx.ts';
import * as q from './queries.node.ts';

let here: RecordsWorld;
beforeEach(async () => {
  here = await recordsWorld();
});
afterEach(() => here.end());

const severities = ['blocking', 'justify', 'info'] as const;
const put = (tx: Tx, under: number, n: number): void =>
  q.putFinding(
    tx,
    here.sid,
    under,
    (n % 5) + 1,
    {
      code: 'row/rule',
      severity: severities[n % 3] ?? 'info',
      fields: ['JE'],
      detail: 'rule',
      rule: `R${n % 4}`,
      data: {},
      ...(n % 2 ? {} : { fix: { kind: 'trim', text: 'x' } }),
    },
    null,
    n % 7 ? 'local' : 'platform',
    new Map(),
  );

const counted = (tx: Tx) =>
  tx.all(
    `SELECT g.key, f.severity, count(*) AS count, count(f.fix) AS fixable FROM finding f JOIN finding_group g ON g.grp = f.grp
     WHERE f.sid = ? GROUP BY g.key, f.severity ORDER BY g.key, f.severity`,
    here.sid,
  );
const tallied = (tx: Tx) =>
  q
    .groupsOf(tx, here.sid)
    .map(({ key, severity, count, fixable }) => ({ key, severity, count, fixable }))
    .sort((a, b) => (`${a.key} ${a.severity}` < `${b.key} ${b.severity}` ? -1 : 1));

it('of groups says what counting every finding would, whatever came and went', () => {
  const act = fc.oneof(
    fc.record({ k: fc.constant('put' as const), n: fc.nat(60) }),
    fc.record({ k: fc.constantFrom<string>('under', 'row', 'platform', 'adopt', 'add', 'drop'), n: fc.nat(60) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      here.store().write((tx) => {
        q.dropFindings(tx, here.sid);
        q.dropUnderway(tx, here.sid);
        for (const { k, n } of acts) {
          if (k === 'put') put(tx, here.sid, n);
          else if (k === 'under') put(tx, -here.sid, n);
          else if (k === 'row') q.dropRowFindings(tx, here.sid, (n % 5) + 1, false);
          else if (k === 'platform') q.dropPlatformFindings(tx, here.sid, (n % 5) + 1, null);
          else if (k === 'adopt') q.adoptCheck(tx, here.sid);
          else if (k === 'add') q.addUnderway(tx, here.sid);
          else q.dropUnderway(tx, here.sid);
          expect(tallied(tx)).toEqual(counted(tx));
        }
      });
    }),
    { numRuns: 60 },
  );
});

it('and pages of a group are read from indexes alone, without sorting', () => {
  here.store().read((tx) => {
    const plan = (sql: string): string =>
      tx
        .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, 1)
        .map(({ detail }) => detail)
        .join('; ');
    const page = plan('SELECT id FROM finding WHERE sid = ? AND grp = 1 ORDER BY ord, id LIMIT 100 OFFSET 5');
    expect(page).toMatch(/USING COVERING INDEX finding_by_group \(sid=\? AND grp=\?\)/);
    expect(page).not.toContain('TEMP B-TREE');
    expect(plan('SELECT severity, sum(n) FROM finding_tally WHERE sid = ? GROUP BY severity')).toContain('PRIMARY KEY (sid=?)');
  });
});
