import type { LiaisonTold } from '../../../shared/cases/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';
import './notice.css';

/** Who the liaison officer is from when on, and the way back to the handover that goes with it. */
export function Liaison({ told }: { readonly told: LiaisonTold }) {
  const words = useWords(handoverWords);
  const facts: readonly (readonly [string, string])[] = [
    [words.fromWho, told.former],
    [words.toWho, told.name],
    [words.office, told.office],
    [words.post, told.post],
    [words.phone, told.phone],
    [words.effective, told.effective],
    [words.reason, told.reason],
  ];
  return (
    <Card title={words.facts} aside={<a href={formatRoute({ screen: 'handover' })}>{words.toHandover}</a>}>
      <div className="case-body">
        <dl className="case-notice case-permit">
          {facts.flatMap(([name, text]) => [<dt key={`${name}?`}>{name}</dt>, <dd key={name}>{text}</dd>])}
        </dl>
      </div>
    </Card>
  );
}
