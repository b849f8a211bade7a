import type { CaseSummary } from '../../../shared/cases/model.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { formatRoute } from '../../state/route.ts';
import { casesWords } from '../../words/cases.ts';
import { moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { DueWords } from './due.tsx';
import { MatterName } from './notice-tag.tsx';
import { CasePhaseTag } from './phase.tsx';

/** Cases on lines: whose turn it is stands in the colour and word of the phase, the day it is due beside it. */
export function CaseTable({ rows }: { readonly rows: readonly CaseSummary[] }) {
  const words = useWords(casesWords);
  return (
    <Sheet
      label={words.table}
      className="cases-table"
      heads={[words.matter, words.other, words.phase, words.due, words.records, words.changed]}
    >
      {rows.map((row) => (
        <tr key={row.id} className="sheet-row">
          <td>
            <a
              className={row.unread ? 'cases-title strong' : 'cases-title'}
              href={formatRoute({ screen: 'case', id: row.id })}
              title={row.title}
            >
              {row.title}
            </a>
            <div className="cases-under quiet">
              <MatterName summary={row} />
              {row.docNo === null ? null : ` · ${row.docNo}`}
              {row.unread ? <span className="cases-new"> · {words.unread}</span> : null}
            </div>
          </td>
          <td className="cases-other" title={row.other?.name}>
            {row.other?.name ?? '—'}
          </td>
          <td>
            <CasePhaseTag summary={row} />
          </td>
          <td className="cases-due">
            <DueWords summary={row} />
          </td>
          <td className="number">{row.records === 0 ? '—' : words.recordCount(row.records)}</td>
          <td className="cases-when quiet">
            <time dateTime={new Date(row.updatedAt).toISOString()}>{moment(row.updatedAt)}</time>
          </td>
        </tr>
      ))}
    </Sheet>
  );
}
