import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Result } from '../../../shared/base/result.ts';
import type { UpdateStatus } from '../../../shared/updates/model.ts';
import { chooseFile } from '../../link/files.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { updateWords } from '../../words/update.ts';
import { useWords } from '../../words/words.ts';
import { NotYet } from './not-yet.tsx';
import { UpdateFound } from './update-found.tsx';
import { UpdateSource } from './update-source.tsx';
import { VersionBefore } from './version-before.tsx';

/** 更新: what there is, what it brings, and when it is used; nothing happens without the officer but what must. */
export function UpdateTab() {
  const asked = useCall('updates.status', {}, { on: ['settings', 'submission'] });
  if (!asked.value) return <NotYet asked={asked} rows={6} />;
  const { feed } = asked.value;
  return (
    <div className="settings-columns">
      <Now status={asked.value} reload={asked.reload} />
      <div>
        <UpdateSource status={asked.value} key={`${feed?.address} ${feed?.chosen}`} />
        <VersionBefore status={asked.value} />
      </div>
    </div>
  );
}

function Now({ status, reload }: { readonly status: UpdateStatus; readonly reload: () => void }) {
  const words = useWords(updateWords);
  const mayTake = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [busy, setBusy] = useState<'check' | 'work' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [cancel, setCancel] = useState<(() => void) | null>(null);
  const { cannot, found, ready, failed, fetching } = status;

  const done = (result: Result<unknown>): void => {
    setBusy(null);
    setCancel(null);
    setProblem(result.ok || result.problem.code === 'contract/cancelled' ? null : result.problem);
    reload();
  };
  const begin = (what: 'check' | 'work'): void => {
    setBusy(what);
    setProblem(null);
  };
  const onCancel = (stop: () => void): void => setCancel(() => stop);
  const take = async (version: string): Promise<void> => {
    begin('work');
    done(await call('updates.take', { version }, { onCancel }));
  };
  const fromFile = async (): Promise<void> => {
    const chosen = await chooseFile('.liaison-update');
    if (!chosen) return;
    begin('work');
    done(chosen.ok ? await call('updates.fromFile', { token: chosen.value.token }, { onCancel }) : chosen);
  };
  const act = async (work: () => Promise<Result<unknown>>): Promise<void> => {
    begin('check');
    done(await work());
  };
  const said = problem ?? (status.problem?.code === 'updates/noFeed' ? null : status.problem);

  return (
    <Card title={words.title} aside={status.checkedAt === null ? words.never : words.checked(moment(status.checkedAt))}>
      <div className="settings-body" aria-live="polite">
        <p>
          {words.version} <strong>{status.version}</strong> <span className="quiet">{words.kinds[status.kind]}</span>
        </p>
        {cannot === null ? null : (
          <Alert type="info" showIcon title={cannot === 'source' ? words.cannotSource : words.cannotPublisher} />
        )}
        {failed ? <Alert type="warning" showIcon title={words.failed(failed.version, moment(failed.at))} /> : null}
        {ready ? (
          <Alert
            type="success"
            showIcon
            title={words.ready(ready.version)}
            description={ready.byHand ? words.readyByHand(ready.byHand) : ready.back ? words.readyBack : words.readyText}
            action={
              <Button size="small" disabled={!mayTake} onClick={() => void act(() => call('updates.drop', {}))}>
                {words.drop}
              </Button>
            }
          />
        ) : null}
        {fetching ? (
          <div>
            <Progress
              aria-label={words.fetching(fetching.done, fetching.total)}
              percent={Math.floor((fetching.done / fetching.total) * 100)}
              size="small"
              showInfo={false}
            />
            <div className="settings-acts">
              <span className="quiet">{words.fetching(fetching.done, fetching.total)}</span>
              {cancel ? (
                <Button size="small" onClick={cancel}>
                  {words.drop}
                </Button>
              ) : null}
            </div>
          </div>
        ) : null}
        {said ? <ProblemNotice problem={said} /> : null}
        {found && !ready && !fetching ? (
          <UpdateFound
            found={found}
            mayTake={mayTake && busy === null}
            onTake={() => void take(found.version)}
            onSkip={(skip) => void act(() => call('updates.skip', { version: skip ? found.version : null }))}
          />
        ) : null}
        <div className="settings-acts">
          <Button
            type={found && !ready ? 'default' : 'primary'}
            loading={busy === 'check'}
            disabled={cannot !== null || status.feed === null || busy === 'work' || fetching !== null}
            onClick={() => void act(() => call('updates.check', {}))}
          >
            {busy === 'check' ? words.checking : words.check}
          </Button>
          <Button disabled={cannot !== null || !mayTake || busy !== null || fetching !== null} onClick={() => void fromFile()}>
            {words.fromFile}
          </Button>
        </div>
        <p className="quiet">{words.rule}</p>
      </div>
    </Card>
  );
}
