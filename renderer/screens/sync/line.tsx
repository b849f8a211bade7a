import type { SyncStatus } from '../../../shared/sync/model.ts';
import { Card } from '../../parts/card.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { clockTime, moment } from '../../words/format.ts';
import { lineRulesWords } from '../../words/line-rules.ts';
import { syncWords } from '../../words/sync.ts';
import { useWords } from '../../words/words.ts';
import { Cause } from './cause.tsx';
import { skewSeconds } from './outbox.ts';
import { useSpan } from './use-span.ts';

const tones: Readonly<Record<SyncStatus['line'], Tone>> = {
  unknown: 'grey',
  connected: 'green',
  offline: 'grey',
  refused: 'red',
};

/** How the line to the platform stands. Being offline is said quietly: work goes on. */
export function Line({ status }: { readonly status: SyncStatus }) {
  const words = useWords(syncWords);
  const hours = useWords(lineRulesWords);
  const span = useSpan();
  const { metered, bandwidth } = status.rules;
  // Why it is slow, where somebody wonders about that.
  const sparing = [...(metered ? [hours.sparing] : []), ...(bandwidth === null ? [] : [hours.atMost(bandwidth)])];
  const skew = skewSeconds(status.skew);
  return (
    <Card title={words.line}>
      <div className="sync-line">
        <p>
          <Tag tone={tones[status.line]}>{words.lines[status.line]}</Tag>
          {status.paused ? <Tag tone="amber">{words.paused}</Tag> : null}
          {status.quietUntil !== null ? <Tag tone="amber">{hours.quiet}</Tag> : null}
          {status.shut ? <Tag tone="amber">{words.shut}</Tag> : null}
          <span>
            {status.paused
              ? words.pausedText
              : status.quietUntil !== null
                ? hours.quietNow(clockTime(status.quietUntil).slice(0, 5))
                : status.shut
                  ? words.shutText
                  : words.lineText[status.line]}
          </span>
        </p>
        <dl>
          <dt>{words.platform}</dt>
          <dd>{status.platformUrl}</dd>
          <dt>{words.lastContact}</dt>
          <dd>{status.lastContact === null ? words.never : moment(status.lastContact)}</dd>
          {sparing.length > 0 ? (
            <>
              <dt>{hours.set}</dt>
              <dd>{sparing.join(' · ')}</dd>
            </>
          ) : null}
          {skew === null ? null : (
            <>
              <dt>{words.skew}</dt>
              <dd className="amber">{skew > 0 ? words.skewAhead(span(skew)) : words.skewBehind(span(-skew))}</dd>
            </>
          )}
        </dl>
        {status.lineProblem ? <Cause problem={status.lineProblem} heals={status.line !== 'refused'} /> : null}
      </div>
    </Card>
  );
}
