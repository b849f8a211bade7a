import { Button, Progress } from 'antd';
import { useNow } from '../../parts/use-now.ts';
import { paceOf, timeLeftWords } from '../../shell/time-left.ts';
import { bytes, count, percent } from '../../words/format.ts';
import { partsWords } from '../../words/parts.ts';
import { shellWords } from '../../words/shell.ts';
import { useWords } from '../../words/words.ts';
import type { Underway } from './long-work.ts';

/** How far a long action has come: what it is doing, how much, how fast, how long yet, and a way to stop it. */
export function WorkProgress({ underway }: { readonly underway: Underway }) {
  const words = useWords(shellWords);
  const parts = useWords(partsWords);
  const now = useNow(1000);
  const { progress, startedAt, cancel } = underway;
  const pace = paceOf(progress?.done ?? 0, progress?.total ?? null, now - startedAt);
  // Reading counts bytes, everything after it rows.
  const inBytes = progress?.phase === 'reading' || progress?.phase === 'sending';
  const phase = progress === null ? words.starting : progress.phase === 'sending' ? words.uploading : words[progress.phase];
  const told = [phase];
  if (progress && pace.share !== null) told.push(percent(pace.share));
  if (progress && progress.done > 0) told.push(inBytes ? bytes(progress.done) : words.rowsDone(count(progress.done)));
  if (pace.rate !== null && !inBytes) told.push(words.rate(count(Math.round(pace.rate))));
  if (pace.secondsLeft !== null) told.push(timeLeftWords(pace.secondsLeft, words));
  return (
    <div className="editor-work">
      <Progress
        aria-label={phase}
        percent={pace.share === null ? 0 : Math.round(pace.share * 100)}
        size="small"
        status="active"
        showInfo={false}
      />
      <div className="editor-work-line">
        <output>{told.join(' · ')}</output>
        <span className="spacer" />
        <Button size="small" disabled={cancel === null} onClick={() => cancel?.()}>
          {parts.cancel}
        </Button>
      </div>
    </div>
  );
}
