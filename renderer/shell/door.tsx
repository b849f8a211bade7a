import { useEffect, useState } from 'react';
import { Late } from '../parts/late.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Enrol } from '../screens/enrol/enrol.tsx';
import { Unlock } from '../screens/unlock/unlock.tsx';
import { useSession } from '../state/session.ts';
import { piece, readAhead, whenIdle } from './pieces.ts';

const deskPiece = piece(async () => (await import('./desk.tsx')).Desk);

/** Sooner than a passphrase is typed by hand, later than by a machine: deriving its key wants the whole computer. */
const SETTLED_MS = 1500;

/** Which of the three rooms the officer is in: enrolling, before the lock, or at the desk. */
export function Door() {
  const { status, disconnected } = useSession();
  const known = status !== null;
  const waiting = known && status.state !== 'open';
  const [Desk, setDesk] = useState(deskPiece.known);
  useEffect(() => {
    if (!known) return;
    // The desk is most of the program: read while the officer types the passphrase, not before the field is there.
    void deskPiece.read().then(
      (read) => setDesk(() => read),
      // Not to be had only when the host has gone, and then the window says that.
      () => {},
    );
    if (!waiting) return;
    // The rest while the passphrase is typed.
    return whenIdle(readAhead, SETTLED_MS);
  }, [known, waiting]);
  if (disconnected)
    return (
      <div style={{ maxWidth: 520, margin: '120px auto' }}>
        <ProblemNotice problem={{ code: 'contract/disconnected' }} onRetry={() => location.reload()} />
      </div>
    );
  // Answered within a blink; a skeleton would only delay the passphrase field.
  if (!status) return null;
  if (status.state === 'open') return Desk ? <Desk status={status} /> : <Late rows={3} />;
  return status.state === 'locked' ? <Unlock status={status} /> : <Enrol status={status} />;
}
