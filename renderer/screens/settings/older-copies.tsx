import { Alert, App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { RetentionStatus } from '../../../shared/security/model.ts';
import { Card } from '../../parts/card.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useAct } from '../../parts/use-act.ts';
import { bytes, moment } from '../../words/format.ts';
import { retentionWords } from '../../words/retention.ts';
import { useWords } from '../../words/words.ts';

/** Backups from before the last destruction: they still hold what was destroyed, and are ticked off one by one. */
export function OlderCopies({ status, mayAct }: { readonly status: RetentionStatus; readonly mayAct: boolean }) {
  const words = useWords(retentionWords);
  const { modal } = App.useApp();
  const act = useAct();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const { older, newerBackup } = status;
  const named = chosen.filter((name) => older.some((copy) => copy.name === name));

  const backUp = async (): Promise<void> => {
    setBusy(true);
    await act('backup.make', {});
    setBusy(false);
  };
  const drop = (): void => {
    modal.confirm({
      title: words.dropTitle(named.length),
      content: words.dropText,
      okText: words.dropOk,
      okButtonProps: { danger: true },
      cancelText: words.keep,
      onOk: () => act('retention.dropCopies', { names: [...named] }),
    });
  };

  return (
    <Card title={words.older} aside={older.length > 0 ? older.length : undefined}>
      {status.folderProblem ? <ProblemNotice problem={status.folderProblem} /> : null}
      <p className="quiet settings-lead">{older.length > 0 ? words.olderLead : words.olderNone}</p>
      {older.length === 0 ? null : (
        <>
          <Sheet label={words.older} heads={['', words.whenHead, words.kindHead, words.sizeHead, words.nameHead]}>
            {older.map((copy) => (
              <tr key={copy.name}>
                <td className="retention-tick">
                  <Checkbox
                    aria-label={words.choose(words.copyOf(moment(copy.madeAt)))}
                    disabled={!mayAct}
                    checked={named.includes(copy.name)}
                    onChange={(event) =>
                      setChosen(event.target.checked ? [...named, copy.name] : named.filter((name) => name !== copy.name))
                    }
                  />
                </td>
                <td className="settings-when">{moment(copy.madeAt)}</td>
                <td>{words.copyKinds[copy.kind]}</td>
                <td className="settings-when">{bytes(copy.bytes)}</td>
                <td className="settings-file" title={copy.name}>
                  {copy.name}
                </td>
              </tr>
            ))}
          </Sheet>
          <div className="settings-body">
            {newerBackup ? null : <Alert type="warning" showIcon title={words.olderFirst} />}
            {mayAct ? (
              <div className="settings-acts">
                {newerBackup ? (
                  <Button danger disabled={named.length === 0} onClick={drop}>
                    {words.drop(named.length)}
                  </Button>
                ) : (
                  <Button loading={busy} onClick={() => void backUp()}>
                    {busy ? words.backingUp : words.backUp}
                  </Button>
                )}
              </div>
            ) : null}
          </div>
        </>
      )}
    </Card>
  );
}
