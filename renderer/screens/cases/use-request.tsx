import type { CaseView } from '../../../shared/cases/model.ts';
import type { UseAsked } from '../../../shared/cases/use-asked.ts';
import { titleOfField } from '../../../shared/catalog/titles.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { AskUse } from '../../parts/use-right/ask-use.tsx';
import { useLanguage } from '../../state/language.ts';
import { formatRoute } from '../../state/route.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';
import './notice.css';

/** What a use right is asked for, what was answered, and what can be done then. */
export function UseRequest({ view, asked }: { readonly view: CaseView; readonly asked: UseAsked }) {
  const words = useWords(grantsWords);
  const titleOf = useTitle();
  const language = useLanguage((state) => state.language);
  const found = useCall('catalog.dataset', { id: asked.dataset }, { on: ['catalog'] });
  const dataset = found.value?.dataset;
  const names = asked.fields.map((name) => titleOfField(dataset?.schema.fields, name, language));
  return (
    <Card title={words.card}>
      <div className="case-body">
        <dl className="case-notice case-permit">
          <dt>{words.datasetHead}</dt>
          <dd>
            <a href={formatRoute({ screen: 'catalog', dataset: asked.dataset })}>
              {titleOf(dataset?.title ?? { zh: asked.dataset })}
            </a>
          </dd>
          <dt>{words.providerHead}</dt>
          <dd>{asked.provider}</dd>
          <dt>{words.askedFields}</dt>
          <dd>{names.join('、')}</dd>
          <dt>{words.purposeHead}</dt>
          <dd className="case-words">{asked.purpose}</dd>
          <dt>{words.wantedHead}</dt>
          <dd>{asked.wanted}</dd>
          <dt>{words.answer}</dt>
          <dd>
            <Answer view={view} asked={asked} />
          </dd>
        </dl>
      </div>
    </Card>
  );
}

function Answer({ view, asked }: { readonly view: CaseView; readonly asked: UseAsked }) {
  const words = useWords(grantsWords);
  if (view.phase === null) return <span className="quiet">{words.notSent}</span>;
  if (view.phase !== 'granted' && view.phase !== 'refused') return <span className="quiet">{words.waiting}</span>;
  const said = view.steps.findLast(({ step }) => step === 'grant' || step === 'refuse')?.words ?? '';
  const granted = view.phase === 'granted';
  return (
    <>
      <div className={granted ? 'green strong' : 'red strong'}>
        {granted ? words.grantedUntil(asked.until ?? asked.wanted) : words.refusedHead}
      </div>
      {said === '' ? null : <div className="case-words">{said}</div>}
      <p className="case-permit-next">{granted ? words.grantedNext : words.refusedNext}</p>
      <div className="case-permit-acts">
        {granted ? (
          <a href={formatRoute({ screen: 'catalog', grants: true })}>{words.toList}</a>
        ) : (
          <AskUse again before={{ dataset: asked.dataset, fields: asked.fields, purpose: asked.purpose }} />
        )}
      </div>
    </>
  );
}
