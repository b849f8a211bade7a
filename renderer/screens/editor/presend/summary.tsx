import type { Field } from '../../../../shared/catalog/model.ts';
import { fieldTitle, inLanguage } from '../../../../shared/catalog/titles.ts';
import type { PreSend } from '../../../../shared/submissions/model.ts';
import { useLanguage } from '../../../state/language.ts';
import { sendWords } from '../../../words/editor-send.ts';
import { amount, percent } from '../../../words/format.ts';
import { periodWords } from '../../../words/period.ts';
import { useWords } from '../../../words/words.ts';
import { namesUnit } from '../columns.ts';

type Words = (typeof sendWords)['zh'];

function timeWords({ submission, timeliness }: PreSend, words: Words): { readonly tone: string; readonly text: string } {
  const { due, lateDays, daysLeft, opens } = timeliness;
  if (daysLeft === null || due === null) return { tone: '', text: words.noDue };
  if (submission.revision > 1)
    return { tone: '', text: lateDays > 0 ? words.lateBefore(due, lateDays) : words.lateButCounted(due) };
  if (lateDays > 0) return { tone: 'red', text: words.late(due, lateDays) };
  const waits = submission.state !== 'queued' && opens > due;
  return { tone: '', text: waits ? words.notOpenYet(opens) : words.onTime(due, daysLeft) };
}

function changeWords(rows: number, before: number, words: Words): string {
  if (before === 0) return '';
  const share = (rows - before) / before;
  if (share === 0) return words.change(words.same);
  return words.change(share > 0 ? words.more(percent(share)) : words.fewer(percent(-share)));
}

/** An exact sum with the digits its field has: `84252241.7` of a field in cents is `84,252,241.70`. */
function sumText(sum: string, scale: number): string {
  const [whole = '', part = ''] = sum.split('.');
  return amount(scale > part.length ? `${whole}.${part.padEnd(scale, '0')}` : sum);
}

/** What will be sent, in figures and words. */
export function Summary({ review, fields }: { readonly review: PreSend; readonly fields: readonly Field[] }) {
  const words = useWords(sendWords);
  const language = useLanguage((state) => state.language);
  const { counts, previous, rows, sums, reasons, submission } = review;
  const fieldOf = (name: string): Field | undefined => fields.find((field) => field.name === name);
  const titleOf = (sum: { readonly field: string; readonly title: string }): string => {
    const field = fieldOf(sum.field);
    return field ? fieldTitle(field, language) : sum.title;
  };
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
                    <th scope="row">{titleOf(sum)}</th>
                    <td className="number">{sumText(sum.sum, fieldOf(sum.field)?.liaison?.scale ?? 0)}</td>
                    <td className="quiet">
                      {sum.unit !== null && !namesUnit(fieldOf(sum.field)?.title ?? titleOf(sum), sum.unit) ? sum.unit : ''}
                    </td>
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
                {words.reason(inLanguage(reason.title, language), reason.count)} <span className="quiet">{reason.text}</span>
              </div>
            ))}
          </dd>
        </>
      ) : null}
      {review.fourEyes === null ? null : (
        <>
          <dt>{words.fourEyes}</dt>
          <dd>{words.fourEyesBy(review.fourEyes.lastHand)}</dd>
        </>
      )}
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
