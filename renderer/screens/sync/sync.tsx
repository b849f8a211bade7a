import { SyncOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { syncWords } from '../../words/sync.ts';
import { useWords } from '../../words/words.ts';
import { ByHand } from './by-hand.tsx';
import { Item } from './item.tsx';
import { Line } from './line.tsx';
import { Notices } from './notices.tsx';
import { needsOfficer, sorted } from './outbox.ts';
import './sync.css';

/** 同步: the line, every batch on its way with its reason and next step, and what the platform told us. */
export function SyncScreen() {
  const words = useWords(syncWords);
  const act = useAct();
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const asked = useCall('sync.status', {}, { on: ['sync', 'submission'] });
  const [asking, setAsking] = useState(false);
  const status = asked.value;
  if (!status) return asked.problem ? <ProblemNotice problem={asked.problem} onRetry={asked.reload} /> : <Late rows={10} />;
  const { open, over } = sorted(status.items);
  const trouble = open.filter(needsOfficer).length;

  async function syncNow() {
    setAsking(true);
    await act('sync.now', {});
    setAsking(false);
    asked.reload();
  }

  async function pause(paused: boolean) {
    await act('sync.pause', { paused });
    asked.reload();
  }

  return (
    <div className="sync">
      <ScreenHead title={words.title} sub={open.length === 0 ? words.clear : words.sum(open.length, trouble)}>
        {mayPrepare ? (
          <Button onClick={() => void pause(!status.paused)}>{status.paused ? words.resume : words.pause}</Button>
        ) : null}
        <Button
          type="primary"
          icon={<SyncOutlined spin={asking || status.busy} />}
          disabled={asking}
          onClick={() => void syncNow()}
        >
          {asking || status.busy ? words.busy : words.now}
        </Button>
      </ScreenHead>
      <div className="sync-columns">
        <div>
          <Line status={status} />
          <Card title={words.outbox} aside={open.length > 0 ? open.length : undefined}>
            {open.length === 0 ? (
              <Empty title={words.empty}>{words.emptyText}</Empty>
            ) : (
              <ul className="sync-items">
                {open.map((item) => (
                  <Item key={item.id} item={item} all={status.items} said={status.lineProblem} />
                ))}
              </ul>
            )}
          </Card>
          <ByHand open={open} />
          {over.length > 0 ? (
            <details className="card sync-over">
              <summary>{words.done(over.length)}</summary>
              <ul className="sync-items">
                {over.map((item) => (
                  <Item key={item.id} item={item} all={status.items} said={status.lineProblem} />
                ))}
              </ul>
            </details>
          ) : null}
        </div>
        <Notices notices={status.notices} />
      </div>
    </div>
  );
}
