import type { SubmissionHistory } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { moment } from '../../words/format.ts';
import { historyWords } from '../../words/history.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** The reasons that travelled with the batch, each under the name of what it explains. */
export function Reasons({ id, reasons }: { readonly id: string; readonly reasons: SubmissionHistory['reasons'] }) {
  const words = useWords(historyWords);
  const title = useTitle();
  const overview = useCall('validation.overview', { id }, { when: reasons.length > 0 });
  if (reasons.length === 0) return null;
  const titles = new Map(overview.value?.groups.map((group) => [group.key, title(group.title)]));
  return (
    <Card title={words.reasons}>
      <ul className="history-reasons">
        {reasons.map((reason) => (
          <li key={reason.group}>
            <div className="strong">{titles.get(reason.group) ?? ''}</div>
            <div className="history-words">{reason.text}</div>
            <div className="quiet">{words.by(reason.by, moment(reason.at))}</div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
