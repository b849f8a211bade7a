import { Button, Popover } from 'antd';
import type { LedgerRow } from '../../../shared/ledger/model.ts';
import type { ScoreWeights } from '../../../shared/ledger/score.ts';
import { count, percent } from '../../words/format.ts';
import { ledgerWords } from '../../words/ledger.ts';
import { useWords } from '../../words/words.ts';

/** The score, and behind it how it is made, with this row's own figures. */
export function Score({ row, weights }: { readonly row: LedgerRow; readonly weights: ScoreWeights }) {
  const words = useWords(ledgerWords);
  if (!row.score) return <span className="quiet">{words.none}</span>;
  const { timeliness, quality, quantity, total } = row.score;
  const { timeliness: most, perLateDay } = weights;
  const parts =
    row.status === 'missing'
      ? []
      : [
          { name: words.timeliness, why: words.timelinessWhy(most, perLateDay, row.lateDays ?? 0), points: timeliness },
          { name: words.quality, why: words.qualityWhy(weights.quality, percent(row.firstPass ?? 0)), points: quality },
          { name: words.quantity, why: words.quantityWhy(weights.quantity, count(row.accepted)), points: quantity },
        ];
  return (
    <Popover
      trigger="click"
      placement="topRight"
      title={words.scoreTitle}
      content={
        <div className="ledger-why">
          {row.status === 'missing' ? <p>{words.missingWhy}</p> : null}
          <table>
            <tbody>
              {parts.map((part) => (
                <tr key={part.name}>
                  <th scope="row">{part.name}</th>
                  <td>{part.why}</td>
                  <td className="number">{part.points}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">{words.total}</th>
                <td />
                <td className="number strong">{total}</td>
              </tr>
            </tbody>
          </table>
          <p className="quiet">{words.weightsNote}</p>
        </div>
      }
    >
      <Button type="link" size="small" aria-label={words.scoreWhy(String(total))}>
        {total}
      </Button>
    </Popover>
  );
}
