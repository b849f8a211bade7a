import { createHash } from 'node:crypto';
import { beijingDay, beijingTime } from '../../base/clock.ts';
import type { Tx } from '../../store/tx.ts';
import { keyStatus } from '../officers.node.ts';
import type { OpenSession } from '../session.node.ts';
import { seenAs } from './coverage.ts';
import type { HandoverItem, HandoverLine, HandoverSide } from './model.ts';
import type { HandoverRow } from './records.node.ts';

/** What a side signs: the list as both sides have marked it so far. */
const digestOf = (lines: readonly HandoverLine[]): string => {
  const said = lines.map((line) => [seenAs(line), line.from?.comment ?? null, line.to?.comment ?? null]);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
};

/** The text of a signature: who signs for which side, over which list. */
export const statementOf = (
  row: HandoverRow,
  side: HandoverSide,
  open: OpenSession,
  list: readonly HandoverLine[],
  now: number,
): string =>
  JSON.stringify({
    format: 'tax-liaison-handover/1',
    unit: open.identity.unit.uscc,
    side,
    officer: open.officer,
    from: row.from_name,
    to: row.to_name,
    effective: row.effective,
    digest: digestOf(list),
    at: beijingTime(now),
  });

/** What belongs to the computer and not to any room. */
export function computerItems(tx: Tx): HandoverItem[] {
  const { recovery } = keyStatus(tx, '', '');
  const day = recovery ? beijingDay(recovery.madeAt) : '';
  const desk = { section: 'desk', period: null, count: null } as const;
  return [
    { ...desk, key: 'desk:recovery', title: { zh: '恢复码', en: 'Recovery code' }, note: day },
    { ...desk, key: 'desk:backups', title: { zh: '备份', en: 'Backups' }, note: '' },
  ];
}
