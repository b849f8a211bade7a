import { Late } from '../parts/late.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { Enrol } from '../screens/enrol/enrol.tsx';
import { Unlock } from '../screens/unlock/unlock.tsx';
import { useSession } from '../state/session.ts';
import { Desk } from './desk.tsx';

/** Which of the three rooms the officer is in: enrolling, before the lock, or at the desk. */
export function Door() {
  const { status, disconnected } = useSession();
  if (disconnected)
    return (
      <div style={{ maxWidth: 520, margin: '120px auto' }}>
        <ProblemNotice problem={{ code: 'contract/disconnected' }} onRetry={() => location.reload()} />
      </div>
    );
  if (!status) return <Late rows={3} />;
  if (status.state === 'open') return <Desk status={status} />;
  return status.state === 'locked' ? <Unlock status={status} /> : <Enrol status={status} />;
}
