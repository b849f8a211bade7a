import { Alert, Button } from 'antd';
import { beijingDay } from '../../../shared/base/clock.ts';
import type { FoundUpdate } from '../../../shared/updates/model.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useLanguage } from '../../state/language.ts';
import { moment } from '../../words/format.ts';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';

/** The version a feed offers: what it brings, whether it is this unit’s turn, and the officer’s choice. */
export function UpdateFound(props: {
  readonly found: FoundUpdate;
  readonly mayTake: boolean;
  readonly onTake: () => void;
  readonly onSkip: (skip: boolean) => void;
}) {
  const words = useWords(updateWords);
  const language = useLanguage((state) => state.language);
  const { found, mayTake, onTake, onSkip } = props;
  const { decision, version, skipped } = found;
  if (decision.kind === 'current') return <p className="green">{words.latest}</p>;
  if (decision.kind === 'refused') return <ProblemNotice problem={decision.problem} />;
  const isOpen = decision.kind === 'offer' || decision.kind === 'frozen';
  return (
    <section className="update-found" aria-label={words.found(version)}>
      <h3>
        {words.found(version)}{' '}
        <span className="quiet">{words.published(beijingDay(Date.parse(found.issuedAt)), found.bytes)}</span>
      </h3>
      <ul aria-label={words.news}>
        {found.notes[language].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {found.changesStore ? <p className="amber">{words.changesStore}</p> : null}
      {isOpen && decision.forced ? <p className="amber">{words.forced}</p> : null}
      {decision.kind === 'waiting' ? (
        <p>{decision.from === null ? words.waitingOpen : words.waiting(moment(Date.parse(decision.from)))}</p>
      ) : null}
      {decision.kind === 'frozen' ? <Alert type="info" showIcon title={words.frozen(decision.until)} /> : null}
      {isOpen ? (
        <div className="settings-acts">
          {skipped ? <span className="quiet">{words.skipped}</span> : null}
          {skipped ? (
            <Button disabled={!mayTake} onClick={() => onSkip(false)}>
              {words.unskip}
            </Button>
          ) : (
            <>
              <Button type={decision.kind === 'offer' ? 'primary' : 'default'} disabled={!mayTake} onClick={onTake}>
                {decision.kind === 'offer' ? words.take : words.takeAnyway}
              </Button>
              {decision.forced ? null : (
                <Button disabled={!mayTake} onClick={() => onSkip(true)}>
                  {words.skip}
                </Button>
              )}
            </>
          )}
        </div>
      ) : null}
    </section>
  );
}
