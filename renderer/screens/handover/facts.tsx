import type { HandoverView } from '../../../shared/security/handover/model.ts';
import { Card } from '../../parts/card.tsx';
import { formatRoute } from '../../state/route.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';

/** Who follows whom from when on, and how far the letter about it has come. */
export function Facts({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  const { letter } = view;
  const docNo = letter?.docNo ?? '';
  const standing = !letter
    ? words.letterGone
    : letter.told
      ? words.letterTold(docNo)
      : letter.sent
        ? words.letterSent(docNo)
        : words.letterDraft;
  const facts: readonly (readonly [string, string])[] = [
    [words.fromWho, view.from.name],
    [words.toWho, view.to.name],
    [words.office, view.office],
    [words.post, view.post],
    [words.phone, view.phone],
    [words.effective, view.effective],
    [words.reason, view.reason],
  ];
  return (
    <Card title={words.facts}>
      <dl className="handover-facts">
        {facts.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {view.road === null ? null : (
          <div>
            <dt>{words.road}</dt>
            <dd>{view.road === 'here' ? words.roadHere : words.roadBundle}</dd>
          </div>
        )}
        <div>
          <dt>{words.letter}</dt>
          <dd>
            <span className={letter?.sent ? '' : 'amber'}>{standing}</span>{' '}
            {letter ? (
              <a href={formatRoute({ screen: 'case', id: letter.case })}>{letter.sent ? words.seeLetter : words.openLetter}</a>
            ) : null}
          </dd>
        </div>
      </dl>
    </Card>
  );
}
