import type { CaseView } from '../../../shared/cases/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { caseWords } from '../../words/case.ts';
import { useWords } from '../../words/words.ts';
import { useDatasets } from './use-datasets.ts';

/** Revisions opened for this case: what of them is still to be sent, and which batches correct. */
export function Corrections({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const titles = useDatasets(view.corrections);
  if (view.corrections.length === 0) return null;
  return (
    <Card title={words.corrections}>
      <ul className="case-list">
        {view.corrections.map((one) => (
          <li key={one.submission}>
            <a href={formatRoute({ screen: one.batchId === null ? 'editor' : 'history', id: one.submission })}>
              {words.correctionOf(titles.dataset(one.dataset), one.period, one.revision)}
            </a>
            <div className={one.batchId === null ? 'amber' : 'quiet'}>
              {one.batchId === null ? words.notSealed : words.sealed(one.batchId.slice(0, 12))}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
