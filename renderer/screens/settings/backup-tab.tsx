import { Alert, Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { BackupStatus, DrillReport } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useNow } from '../../parts/use-now.ts';
import { useSession } from '../../state/session.ts';
import { backupWords } from '../../words/backup.ts';
import { bytes, moment, percent } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import { NotYet } from './not-yet.tsx';

const DAY = 86_400_000;
/** Older than this is warned about. */
export const OLD_DAYS = 7;
const LOOK_MS = 60_000;

/** 备份: how old the newest is, one made now, a restore practised, and where they lie. */
export function BackupTab() {
  const asked = useCall('backup.status', {}, { on: ['settings'] });
  if (!asked.value) return <NotYet asked={asked} rows={6} />;
  return (
    <div className="settings-columns">
      <div>
        <Now status={asked.value} reload={asked.reload} />
        <Listed status={asked.value} />
      </div>
      <Place status={asked.value} key={`${asked.value.folder} ${asked.value.keep}`} />
    </div>
  );
}

function Now({ status, reload }: { readonly status: BackupStatus; readonly reload: () => void }) {
  const words = useWords(backupWords);
  const now = useNow(LOOK_MS);
  const mayMake = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [share, setShare] = useState<number | null>(null);
  const [drilling, setDrilling] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [told, setTold] = useState<DrillReport | 'made' | null>(null);
  const [newest] = status.backups;
  const days = newest ? Math.max(0, Math.floor((now - newest.madeAt) / DAY)) : null;

  const make = async (): Promise<void> => {
    setShare(0);
    setProblem(null);
    setTold(null);
    const made = await call('backup.make', {}, { onProgress: ({ done, total }) => setShare(total ? done / total : 0) });
    setShare(null);
    if (made.ok) setTold('made');
    else setProblem(made.problem);
    reload();
  };
  const drill = async (): Promise<void> => {
    setDrilling(true);
    setProblem(null);
    setTold(null);
    const report = await call('backup.drill', {});
    setDrilling(false);
    if (report.ok) setTold(report.value);
    else setProblem(report.problem);
  };

  return (
    <Card title={words.title} aside={days === null ? words.never : words.ago(days)}>
      <div className="settings-body">
        {status.folderProblem ? <ProblemNotice problem={status.folderProblem} /> : null}
        {status.lastProblem ? (
          <>
            <p className="red">{words.last}</p>
            <ProblemNotice problem={status.lastProblem} />
          </>
        ) : null}
        {days !== null && days > OLD_DAYS ? <Alert type="warning" showIcon title={words.old(days)} /> : null}
        {status.chosen ? null : <Alert type="warning" showIcon title={words.sameDisk} />}
        <div className="settings-acts">
          <Button type="primary" disabled={!mayMake || drilling} loading={share !== null} onClick={() => void make()}>
            {share === null ? words.now : words.making(percent(share))}
          </Button>
          <Button disabled={!mayMake || share !== null || !newest} loading={drilling} onClick={() => void drill()}>
            {drilling ? words.drilling : words.drill}
          </Button>
        </div>
        <p className="quiet">{words.drillHelp}</p>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div aria-live="polite">
          {told === 'made' ? <Alert type="success" showIcon title={words.made} /> : null}
          {told !== null && told !== 'made' ? (
            <Alert
              type="success"
              showIcon
              title={words.drillOk(told.drafts, told.batches, told.receipts)}
              description={told.sameKeys ? words.drillKeys : words.drillOtherKeys}
            />
          ) : null}
        </div>
      </div>
    </Card>
  );
}

function Listed({ status }: { readonly status: BackupStatus }) {
  const words = useWords(backupWords);
  return (
    <Card title={words.list} aside={status.backups.length > 0 ? status.backups.length : undefined}>
      {status.backups.length === 0 ? (
        <Empty title={words.never}>{words.rule}</Empty>
      ) : (
        <Sheet label={words.list} heads={[words.whenHead, words.whyHead, words.sizeHead, words.fileHead]}>
          {status.backups.map((backup) => (
            <tr key={backup.name}>
              <td className="settings-when">{moment(backup.madeAt)}</td>
              <td>{words.why[backup.why]}</td>
              <td className="settings-when">{bytes(backup.bytes)}</td>
              <td className="settings-file" title={backup.name}>
                {backup.name}
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </Card>
  );
}

function Place({ status }: { readonly status: BackupStatus }) {
  const words = useWords(backupWords);
  const mayChoose = useSession((session) => session.status?.officer?.role === 'liaison');
  const [folder, setFolder] = useState(status.chosen ? status.folder : '');
  const [keep, setKeep] = useState(status.keep);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const save = async (place: string | null): Promise<void> => {
    setProblem(null);
    const answer = await call('backup.configure', { folder: place, keep });
    setSaved(answer.ok);
    if (!answer.ok) setProblem(answer.problem);
  };

  return (
    <Card title={words.place} aside={<span aria-live="polite">{saved ? words.saved : null}</span>}>
      <div className="settings-body">
        <Field label={words.folder} hint={words.folderHint}>
          {(ids) => (
            <Input
              {...ids}
              value={folder}
              placeholder={status.folder}
              spellCheck={false}
              disabled={!mayChoose}
              onChange={(event) => setFolder(event.target.value)}
            />
          )}
        </Field>
        <Field label={words.keep} hint={words.keepHint}>
          {(ids) => (
            <InputNumber
              {...ids}
              min={1}
              max={100}
              precision={0}
              value={keep}
              disabled={!mayChoose}
              onChange={(value) => setKeep(value ?? 1)}
            />
          )}
        </Field>
        {problem ? <ProblemNotice problem={problem} /> : null}
        <div className="settings-acts">
          <Button type="primary" disabled={!mayChoose} onClick={() => void save(folder.trim() === '' ? null : folder.trim())}>
            {words.save}
          </Button>
          {status.chosen ? (
            <Button disabled={!mayChoose} onClick={() => void save(null)}>
              {words.useDefault}
            </Button>
          ) : null}
        </div>
        <p className="quiet">{words.rule}</p>
      </div>
    </Card>
  );
}
