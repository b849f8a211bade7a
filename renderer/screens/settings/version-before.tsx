import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { UpdateStatus } from '../../../shared/updates/model.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { partsWords } from '../../words/parts.ts';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';

/** 上一版: kept whole beside the present one, to be gone back to while the data allows it. */
export function VersionBefore({ status }: { readonly status: UpdateStatus }) {
  const words = useWords(updateWords);
  const parts = useWords(partsWords);
  const mayGo = useSession((session) => session.status?.officer?.role === 'liaison');
  const act = useAct();
  const [asking, setAsking] = useState(false);
  const { previous, ready } = status;
  const back = async (): Promise<void> => {
    const done = await act('updates.back', {});
    if (done.ok) setAsking(false);
  };
  return (
    <Card title={words.before}>
      <div className="settings-body">
        {previous === null ? <p className="quiet">{words.backNone}</p> : null}
        {previous?.problem ? <ProblemNotice problem={previous.problem} /> : null}
        {previous && !previous.problem ? (
          <>
            <p>{words.backKept(previous.version)}</p>
            <div className="settings-acts">
              <Button disabled={!mayGo || ready !== null} onClick={() => setAsking(true)}>
                {words.back(previous.version)}
              </Button>
            </div>
          </>
        ) : null}
        {asking && previous ? (
          <Modal
            open
            title={words.backTitle(previous.version)}
            okText={words.back(previous.version)}
            cancelText={parts.cancel}
            onOk={() => void back()}
            onCancel={() => setAsking(false)}
          >
            <p>{words.backText}</p>
          </Modal>
        ) : null}
      </div>
    </Card>
  );
}
