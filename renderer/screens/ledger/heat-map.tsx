import { Card } from '../../parts/card.tsx';
import { ledgerWords } from '../../words/ledger.ts';
import { useTitle, useWords } from '../../words/words.ts';
import type { HeatCell, HeatKind, HeatLine } from './heat.ts';
import './heat-map.css';

const legend = ['full', 'fair', 'poor', 'missing', 'underway', 'notDue'] as const satisfies readonly HeatKind[];

/** Datasets × months. Every cell says its word or figure, so that grey print loses nothing; the table below has it all. */
export function HeatMap(props: {
  readonly lines: readonly HeatLine[];
  readonly onChoose: (dataset: string, cell: HeatCell) => void;
}) {
  const words = useWords(ledgerWords);
  const title = useTitle();
  return (
    <Card title={words.map} aside={words.mapAside} className="heat">
      <div className="heat-grid">
        <div className="heat-line heat-head" aria-hidden="true">
          <span className="heat-name">{words.dataset}</span>
          {words.months.map((month) => (
            <span key={month}>{month}</span>
          ))}
        </div>
        {props.lines.map((line) => (
          <div key={line.dataset} className="heat-line">
            <span className="heat-name" title={title(line.title)}>
              {title(line.title)}
            </span>
            {line.cells.map((cell) => (
              <Cell
                key={`${cell.from} ${cell.to}`}
                cell={cell}
                title={title(line.title)}
                onChoose={() => props.onChoose(line.dataset, cell)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className="heat-legend quiet">
        {legend.map((kind) => (
          <span key={kind}>
            <i className={`heat-${kind}`} aria-hidden="true" />
            {words.legend[kind]}
          </span>
        ))}
      </div>
    </Card>
  );
}

function Cell({ cell, title, onChoose }: { readonly cell: HeatCell; readonly title: string; readonly onChoose: () => void }) {
  const words = useWords(ledgerWords);
  const first = cell.rows[0]?.period ?? '';
  const last = cell.rows.at(-1)?.period ?? '';
  const period = first === last ? first : [first, last].sort().join(' – ');
  const about = words.cellAbout(title, period, useSaid(cell));
  return (
    <button
      type="button"
      className={`heat-cell heat-${cell.kind}`}
      // The first column of the grid holds the name.
      style={{ gridColumn: `${cell.from + 1} / ${cell.to + 2}` }}
      title={about}
      aria-label={about}
      onClick={onChoose}
    >
      {shortOf()}
    </button>
  );

  function shortOf(): string {
    if (cell.kind === 'missing' || cell.kind === 'underway' || cell.kind === 'notDue') return words.cell[cell.kind];
    return cell.score === null ? words.cell.done : String(cell.score);
  }
}

function useSaid({ rows, kind, score }: HeatCell): string {
  const words = useWords(ledgerWords);
  const of = (status: 'missing' | 'underway') => rows.filter((row) => row.status === status).length;
  if (kind === 'missing') return rows.length === 1 ? words.statuses.missing : words.missingOf(of('missing'), rows.length);
  if (kind === 'underway') return rows.length === 1 ? words.statuses.underway : words.underwayOf(of('underway'), rows.length);
  if (kind === 'notDue') return words.statuses.notDue;
  if (score === null) return words.statuses.done;
  return rows.length === 1 ? words.scoreOf(String(score)) : words.meanOf(String(score), rows.length);
}
