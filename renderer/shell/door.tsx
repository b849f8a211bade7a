import { lazy, Suspense, useEffect } from 'react';
import { Late } from '../parts/late.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Enrol } from '../screens/enrol/enrol.tsx';
import { Unlock } from '../screens/unlock/unlock.tsx';
import { useSession } from '../state/session.ts';
import { readAhead, whenIdle } from './others.ts';

// The desk is most of the program: it is read while the officer types the passphrase, not before the field is there.
const readDesk = () => import('./desk.tsx');
const Desk = lazy(() => readDesk().then(({ Desk: component }) => ({ default: component })));

const SETTLED_MS = 1500;

/** Which of the three rooms the officer is in: enrolling, before the lock, or at the desk. */
export function Door() {
  const { status, disconnected } = useSession();
  const waiting = status !== null && status.state !== 'open';
  useEffect(() => {
    if (!waiting) return;
    void readDesk();
    // The rest while the passphrase is typed; not at once: whoever is quick has the whole computer for deriving the key.
    return whenIdle(readAhead, SETTLED_MS);
  }, [waiting]);
  if (disconnected)
    return (
      <div style={{ maxWidth: 520, margin: '120px auto' }}>
        <ProblemNotice problem={{ code: 'contract/disconnected' }} onRetry={() => location.reload()} />
      </div>
    );
  // Answered within a blink; a skeleton would only delay the passphrase field.
  if (!status) return null;
  if (status.state === 'open')
    return (
      <Suspense fallback={<Late rows={3} />}>
        <Desk status={status} />
      </Suspense>
    );
  return status.state === 'locked' ? <Unlock status={status} /> : <Enrol status={status} />;
}
