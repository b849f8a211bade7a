import { Progress } from 'antd';
import { useState } from 'react';
import type { Progress as Step } from '../../shared/base/call.ts';
import type { Work } from '../state/work.ts';
import { count, percent } from '../words/format.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import { paceOf, timeLeftWords } from './time-left.ts';

const phaseWord = {
  reading: 'reading',
  checking: 'checking',
  storing: 'storing',
  sealing: 'sealing',
  sending: 'uploading',
  writing: 'writing',
} as const satisfies Record<Step['phase'], string>;

/** One long action in the status bar: what it is, how far, how long still, and the way to stop it. */
export function RunningWork({ work }: { readonly work: Work }) {
  const words = useWords(shellWords);
  const [stopping, setStopping] = useState(false);
  const { progress } = work;
  const pace = progress ? paceOf(progress.done, progress.total, Date.now() - work.startedAt) : null;
  const told = () => {
    if (stopping) return words.stopping;
    if (!progress || !pace) return words.starting;
    const parts = [
      `${words[phaseWord[progress.phase]]} ${pace.share === null ? words.rowsDone(count(progress.done)) : percent(pace.share)}`,
    ];
    // Reading counts bytes, everything after it rows.
    if (pace.rate !== null && progress.phase !== 'reading' && progress.phase !== 'sending')
      parts.push(words.rate(count(Math.round(pace.rate))));
    if (pace.secondsLeft !== null) parts.push(timeLeftWords(pace.secondsLeft, words));
    return parts.join(' · ');
  };
  const { cancel } = work;
  return (
    <span className="desk-work">
      <span className="desk-work-title">{work.title}</span>
      {pace?.share == null ? null : (
        <Progress aria-label={work.title} percent={Math.round(pace.share * 100)} size={[80, 6]} showInfo={false} />
      )}
      <span>{told()}</span>
      {cancel && !stopping ? (
        <button
          type="button"
          className="desk-stop"
          onClick={() => {
            setStopping(true);
            cancel();
          }}
        >
          {words.stop}
        </button>
      ) : null}
    </span>
  );
}
