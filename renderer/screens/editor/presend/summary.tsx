import type { PreSend } from '../../../../shared/submissions/model.ts';
import { useLanguage } from '../../../state/language.ts';
import { sendWords } from '../../../words/editor-send.ts';
import { amount, percent } from '../../../words/format.ts';
import { periodWords } from '../../../words/period.ts';
import { useWords } from '../../../words/words.ts';

type Words = (typeof sendWords)['zh'];

function timeWords({ submission, timeliness }: PreSend, words: Words): { readonly tone: string; readonly text: string } {
  const { due, lateDays, daysLeft, opens } = timeliness;
  if (daysLeft === null || due === null) return { tone: '', text: words.noDue };
  if (lateDays > 0) return { tone: 'red', text: words.late(due, lateDays) };
  if (daysLeft < 0) return { tone: '', text: words.lateButCounted(due) };
  const waits = submission.state !== 'queued' && opens > due;
  return { tone: '', text: waits ? words.notOpenYet(opens) : words.onTime(due, daysLeft) };
}

function changeWords(rows: number, before: number, words: Words): string {
  if (before === 0) return '';
  const share = (rows - before) / before;
  if (share === 0) return words.change(words.same);
  return words.change(share > 0 ? words.more(percent(share)) : words.fewer(percent(-share)));
}

/** What will be sent, in figures and words. */
export function Summary({ review }: { readonly review: PreSend }) {
  const words = useWords(sendWords);
  const language = useLanguage((state) => state.language);
  const { counts, previous, rows, sums, reasons, submission } = review;
  const time = timeWords(review, words);
  const found = counts.blocking + counts.justify + counts.info > 0;
  return (
    <dl className="presend-summary">
      <dt>{words.rows}</dt>
      <dd>
        <b>{words.rowCount(rows)}</b>{' '}
        <span className="quiet">
          {previous === null
            ? words.noBefore
            : words.before(previous.rows, periodWords(previous.period, language)) + changeWords(rows, previous.rows, words)}
        </span>
      </dd>
      {sums.length > 0 && rows > 0 ? (
        <>
          <dt>{words.sums}</dt>
          <dd>
            <table className="presend-sums">
              <tbody>
                {sums.map((sum) => (
                  <tr key={sum.field}>
                    <th scope="row">{sum.title}</th>
                    <td className="number">{amount(sum.sum)}</td>
                    <td className="quiet">{sum.unit !== null && !sum.title.includes(sum.unit) ? sum.unit : ''}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </dd>
        </>
      ) : null}
      <dt>{words.findings}</dt>
      <dd className={counts.blocking > 0 ? 'red' : counts.unjustified > 0 ? 'amber' : ''}>
        {found ? words.counts(counts.blocking, counts.justify, counts.info) : words.noFindings}
      </dd>
      {reasons.length > 0 ? (
        <>
          <dt>{words.reasons}</dt>
          <dd>
            {reasons.map((reason) => (
              <div key={reason.group}>
                {words.reason(reason.title, reason.count)} <span className="quiet">{reason.text}</span>
              </div>
            ))}
          </dd>
        </>
      ) : null}
      <dt>{words.time}</dt>
      <dd className={time.tone}>{time.text}</dd>
      {submission.revision > 1 ? (
        <>
          <dt />
          <dd className="quiet">{words.correction(submission.revision)}</dd>
        </>
      ) : null}
    </dl>
  );
}
