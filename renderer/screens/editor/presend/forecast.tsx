import { useCall } from '../../../link/use-call.ts';
import { useLanguage } from '../../../state/language.ts';
import { ledgerViewWords } from '../../../words/ledger-views.ts';
import { periodWords } from '../../../words/period.ts';
import { useWords } from '../../../words/words.ts';

/** What the ledger would say of this submission if it were sent now; nothing where it would say nothing. */
export function ForecastLines({ id }: { readonly id: string }) {
  const words = useWords(ledgerViewWords);
  const language = useLanguage((state) => state.language);
  const asked = useCall('ledger.forecast', { id });
  const told = asked.value;
  if (!told) return null;
  const { score } = told;
  const compared = [told.lastPeriod, told.lastYear].flatMap((held) =>
    held ? [words.forecastLast(periodWords(held.period, language), held.change)] : [],
  );
  return (
    <dl className="presend-summary presend-forecast">
      <dt>{words.forecast}</dt>
      <dd>
        <b>{words.forecastScore(`${score.total}`, `${score.timeliness}`, `${score.quality}`, `${score.quantity}`)}</b>
        {told.nextDayCosts > 0 ? <span className="quiet"> {words.forecastNext(`${told.nextDayCosts}`)}</span> : null}
        <div className="quiet">
          {[words.forecastYear(told.yearWithout === null ? null : `${told.yearWithout}`, `${told.yearWith}`), ...compared].join(
            ' · ',
          )}
        </div>
        <div className="quiet">{told.timelinessOpen ? words.forecastLocks : words.forecastSettled}</div>
      </dd>
    </dl>
  );
}
