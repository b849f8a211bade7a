import { Button } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/ledger/model.ts';
import type { ScoreWeights } from '../../../shared/ledger/score.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { usePrinting } from '../../parts/use-printing.ts';
import { useLanguage } from '../../state/language.ts';
import { formatRoute } from '../../state/route.ts';
import { count, moment, percent, shortDay } from '../../words/format.ts';
import { ledgerWords } from '../../words/ledger.ts';
import { periodWords } from '../../words/period.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Score } from './score.tsx';
import { totalsOf } from './totals.ts';

const PAGE = 100;
const tones: Readonly<Record<LedgerRow['status'], Tone>> = { missing: 'red', underway: 'blue', done: 'green', notDue: 'grey' };

/** The ledger itself, a line per dataset × period, its three dimensions side by side, totals of all that is listed. */
export function Entries({ rows, weights }: { readonly rows: readonly LedgerRow[]; readonly weights: ScoreWeights }) {
  const words = useWords(ledgerWords);
  const [most, setMost] = useState(PAGE);
  const printing = usePrinting();
  const shown = printing ? rows : rows.slice(0, most);
  const rest = rows.length - shown.length;
  return (
    <>
      <Sheet label={words.title} className="ledger-sheet">
        <thead>
          <tr className="ledger-dimensions">
            <td colSpan={2} />
            <th colSpan={3} scope="colgroup">
              {words.timeliness}
            </th>
            <th colSpan={4} scope="colgroup">
              {words.quantity}
            </th>
            <th colSpan={3} scope="colgroup">
              {words.quality}
            </th>
            <td colSpan={3} />
          </tr>
          <tr>
            <th>{words.dataset}</th>
            <th>{words.period}</th>
            <th className="ledger-first">{words.due}</th>
            <th>{words.received}</th>
            <th>{words.late}</th>
            <th className="number ledger-first">{words.submitted}</th>
            <th className="number">{words.accepted}</th>
            <th className="number">{words.rejected}</th>
            <th className="number">{words.change}</th>
            <th className="number ledger-first">{words.firstPass}</th>
            <th className="number">{words.returns}</th>
            <th className="number">{words.upheld}</th>
            <th className="number ledger-first">{words.score}</th>
            <th>{words.status}</th>
            <th>{words.handler}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <Entry key={`${row.dataset} ${row.period}`} row={row} weights={weights} />
          ))}
        </tbody>
        <Totals rows={rows} />
      </Sheet>
      {rest > 0 ? (
        <p className="ledger-more">
          <Button type="link" onClick={() => setMost(most + PAGE)}>
            {words.more(Math.min(rest, PAGE))}
          </Button>
        </p>
      ) : null}
    </>
  );
}

function Entry({ row, weights }: { readonly row: LedgerRow; readonly weights: ScoreWeights }) {
  const words = useWords(ledgerWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const sent = row.receivedAt !== null;
  return (
    <tr className="sheet-row">
      <td className="ledger-dataset">
        <a href={formatRoute({ screen: 'submissions', dataset: row.dataset })} title={words.history}>
          {title(row.title)}
        </a>
      </td>
      <td title={periodWords(row.period, language)}>{row.period}</td>
      <td className="ledger-first quiet">
        {row.due === null ? words.none : row.due.startsWith(row.period.slice(0, 4)) ? shortDay(row.due) : row.due}
      </td>
      <td title={row.receivedAt === null ? undefined : moment(row.receivedAt)}>
        {row.receivedAt === null ? words.none : moment(row.receivedAt).slice(5, 16)}
      </td>
      <td>
        {row.lateDays === null || row.due === null ? (
          words.none
        ) : row.lateDays === 0 ? (
          words.inTime
        ) : (
          <span className={row.status === 'missing' ? 'red strong' : 'amber'}>{words.days(row.lateDays)}</span>
        )}
      </td>
      <td className="number ledger-first">
        {row.nil ? words.nil : sent || row.submitted > 0 ? count(row.submitted) : words.none}
      </td>
      <td className="number">{sent ? count(row.accepted) : words.none}</td>
      <td className={`number ${row.rejected > 0 ? 'red' : ''}`}>{sent ? count(row.rejected) : words.none}</td>
      <td className="number quiet">
        {row.change === null
          ? words.none
          : row.change === 0
            ? words.same
            : words.changeBy(row.change > 0, percent(Math.abs(row.change)))}
      </td>
      <td className="number ledger-first">{row.firstPass === null ? words.none : percent(row.firstPass)}</td>
      <td className="number">{sent ? row.returns : words.none}</td>
      <td className={`number ${row.upheld > 0 ? 'red' : ''}`}>{sent ? row.upheld : words.none}</td>
      <td className="number ledger-first">
        <Score row={row} weights={weights} />
      </td>
      <td>
        <Tag tone={tones[row.status]}>{words.statuses[row.status]}</Tag>
      </td>
      <td>{row.handler ?? words.none}</td>
    </tr>
  );
}

function Totals({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const words = useWords(ledgerWords);
  const totals = totalsOf(rows);
  return (
    <tfoot>
      <tr>
        <th scope="row">{words.totals}</th>
        <td colSpan={3}>{words.totalsOf(totals.periods, totals.due, totals.missing)}</td>
        <td>{totals.onTime === null ? words.none : words.onTime(percent(totals.onTime))}</td>
        <td className="number ledger-first">{count(totals.submitted)}</td>
        <td className="number">{count(totals.accepted)}</td>
        <td className="number">{count(totals.rejected)}</td>
        <td />
        <td className="ledger-first" />
        <td className="number">{totals.returns}</td>
        <td className="number">{totals.upheld}</td>
        <td className="number ledger-first">{totals.score === null ? words.none : words.mean(String(totals.score))}</td>
        <td colSpan={2} />
      </tr>
    </tfoot>
  );
}
