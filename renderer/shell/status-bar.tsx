import { useEffect, useState } from 'react';
import type { SyncStatus } from '../../shared/sync/model.ts';
import { listen } from '../link/link.ts';
import { useCall } from '../link/use-call.ts';
import { formatRoute } from '../state/route.ts';
import { useWork } from '../state/work.ts';
import { clockTime, percent } from '../words/format.ts';
import { shellWords } from '../words/shell.ts';
import { updateWords } from '../words/update.ts';
import { useWords } from '../words/words.ts';
import { outboxSummary } from './outbox.ts';
import { RunningWork } from './running-work.tsx';
import { timeLeftWords } from './time-left.ts';

/** Time of the last change that the engine reported as durable, in this session. */
function useSavedAt(): number | null {
  const [savedAt, setSavedAt] = useState<number | null>(null);
  useEffect(() => listen((event) => (event.kind === 'records' ? setSavedAt(Date.now()) : undefined)), []);
  return savedAt;
}

/** What is safe, what is running, what waits to be sent. */
export function StatusBar({ sync }: { readonly sync: SyncStatus | null }) {
  const words = useWords(shellWords);
  const running = useWork((state) => state.running);
  const savedAt = useSavedAt();
  return (
    <footer className="desk-foot">
      <span>{words.encrypted}</span>
      {savedAt === null ? null : <span>{words.savedAt(clockTime(savedAt))}</span>}
      <span className="spacer" />
      {running.map((work) => (
        <RunningWork key={work.id} work={work} />
      ))}
      <NewVersion />
      {sync ? <Outbox sync={sync} /> : null}
    </footer>
  );
}

/** A new version that may be taken, or is ready: said quietly, where it disturbs no work. */
function NewVersion() {
  const words = useWords(updateWords);
  const { value } = useCall('updates.status', {}, { on: ['settings'] });
  if (!value) return null;
  const { ready, found } = value;
  const isOffered = found !== null && !found.skipped && found.decision.kind === 'offer';
  if (!ready && !isOffered) return null;
  return (
    <a href={formatRoute({ screen: 'settings', tab: 'update' })}>
      {ready ? words.hintReady(ready.version) : words.hintFound(found?.version ?? '')}
    </a>
  );
}

function Outbox({ sync }: { readonly sync: SyncStatus }) {
  const words = useWords(shellWords);
  const { waiting, refused, sent, secondsLeft } = outboxSummary(sync);
  if (waiting === 0) return <span>{words.nothingWaits}</span>;
  const left = secondsLeft === null ? '' : ` · ${timeLeftWords(secondsLeft, words)}`;
  return (
    <a href={formatRoute({ screen: 'sync' })}>
      {sent === null ? words.waits(waiting) : `${words.sending(waiting, percent(sent))}${left}`}
      {refused > 0 ? <span className="red"> · {words.needsHand(refused)}</span> : null}
    </a>
  );
}
