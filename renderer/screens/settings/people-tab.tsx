import { App, Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import type { DeskOfficer, KeyStatus } from '../../../shared/security/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { RecoverySheet } from '../../parts/recovery-sheet.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { moment } from '../../words/format.ts';
import { handoverWords } from '../../words/handover.ts';
import { peopleWords } from '../../words/people.ts';
import { recoveryWords } from '../../words/recovery.ts';
import { useWords } from '../../words/words.ts';
import { NotYet } from './not-yet.tsx';
import { AddOfficer, ResetPassphrase } from './officer-dialogs.tsx';
import { OwnPassphrase } from './own-passphrase.tsx';
import { SystemUnlock } from './system-unlock.tsx';

/** 口令与人员: who may open this computer, one's own passphrase, the code in the safe. */
export function PeopleTab() {
  const asked = useCall('keys.status', {}, { on: ['settings'] });
  const isLiaison = useSession((session) => session.status?.officer?.role === 'liaison');
  if (!asked.value) return <NotYet asked={asked} rows={6} />;
  return (
    <div className="settings-columns">
      <div>
        <Officers status={asked.value} mayAct={isLiaison} />
        <Recovery status={asked.value} mayAct={isLiaison} />
        <SystemUnlock officers={asked.value.officers} />
      </div>
      <div>
        <OwnPassphrase />
        <LiaisonChange />
        <DataKey mayAct={isLiaison} />
      </div>
    </div>
  );
}

function Officers({ status, mayAct }: { readonly status: KeyStatus; readonly mayAct: boolean }) {
  const words = useWords(peopleWords);
  const act = useAct();
  const { modal } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [resetting, setResetting] = useState<DeskOfficer | null>(null);

  const remove = (officer: DeskOfficer): void =>
    void modal.confirm({
      title: words.removeTitle(officer.name),
      content: words.removeText,
      okText: words.remove,
      okButtonProps: { danger: true },
      cancelText: words.keep,
      onOk: () => act('officers.remove', { id: officer.id }),
    });

  return (
    <Card
      title={words.officers}
      aside={
        mayAct ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        ) : undefined
      }
    >
      <p className="quiet settings-lead">{words.lead}</p>
      <Sheet label={words.officers} heads={[words.nameHead, words.roleHead, words.addedHead, words.actHead]}>
        {status.officers.map((officer) => (
          <tr key={officer.id} className={officer.goneAt === null ? '' : 'quiet'}>
            <td>
              <span className="strong">{officer.name}</span> {officer.present ? <Tag tone="blue">{words.you}</Tag> : null}
              {officer.enrolled ? <span className="quiet"> {words.enrolled}</span> : null}
            </td>
            <td>{words.roles[officer.role]}</td>
            <td className="settings-when">{moment(officer.addedAt).slice(0, 10)}</td>
            <td>
              {officer.goneAt !== null ? words.gone(moment(officer.goneAt).slice(0, 10)) : null}
              {officer.goneAt === null && mayAct && !officer.present ? (
                <span className="settings-row-acts">
                  <Button size="small" type="link" onClick={() => setResetting(officer)}>
                    {words.reset}
                  </Button>
                  {officer.enrolled ? null : (
                    <Button size="small" type="link" danger onClick={() => remove(officer)}>
                      {words.remove}
                    </Button>
                  )}
                </span>
              ) : null}
            </td>
          </tr>
        ))}
      </Sheet>
      {adding ? <AddOfficer onClose={() => setAdding(false)} /> : null}
      {resetting ? <ResetPassphrase officer={resetting} onClose={() => setResetting(null)} /> : null}
    </Card>
  );
}

function Recovery({ status, mayAct }: { readonly status: KeyStatus; readonly mayAct: boolean }) {
  const words = useWords(peopleWords);
  const recovery = useWords(recoveryWords);
  const act = useAct();
  const { modal } = App.useApp();
  const session = useSession(({ status: app }) => app);
  const [code, setCode] = useState<string | null>(null);
  const [kept, setKept] = useState(false);
  const [busy, setBusy] = useState(false);

  const renew = async (): Promise<void> => {
    setBusy(true);
    const made = await act('recovery.renew', {});
    setBusy(false);
    if (!made.ok) return;
    setKept(false);
    setCode(made.value.code);
  };
  /** The code in the safe opens nothing any more from that moment: asked for once more before. */
  const ask = (): void =>
    void modal.confirm({
      title: words.renewTitle,
      content: words.renewText,
      okText: words.renew,
      cancelText: words.noRenew,
      onOk: () => renew(),
    });
  const revoke = (): void =>
    void modal.confirm({
      title: words.revokeTitle,
      content: words.revokeText,
      okText: words.revoke,
      okButtonProps: { danger: true },
      cancelText: words.noRevoke,
      onOk: () => act('recovery.revoke', {}),
    });

  return (
    <Card title={words.recovery}>
      <div className="settings-body">
        <p className={status.recovery ? '' : 'amber'}>
          {status.recovery ? words.recoveryMade(moment(status.recovery.madeAt), status.recovery.madeBy) : words.recoveryNone}
        </p>
        <div className="settings-acts">
          <Button disabled={!mayAct} loading={busy} onClick={() => (status.recovery ? ask() : void renew())}>
            {words.renew}
          </Button>
          {status.recovery ? (
            <Button disabled={!mayAct} danger onClick={revoke}>
              {words.revoke}
            </Button>
          ) : null}
          {status.recovery ? <span className="quiet">{words.renewText}</span> : null}
        </div>
      </div>
      {code === null ? null : (
        <Modal
          open
          width={600}
          title={recovery.dialogTitle}
          okText={recovery.done}
          okButtonProps={{ disabled: !kept }}
          cancelButtonProps={{ style: { display: 'none' } }}
          closable={false}
          mask={{ closable: false }}
          onOk={() => setCode(null)}
        >
          <RecoverySheet code={code} unit={session?.unit?.name ?? ''} officer={session?.officer?.name ?? ''} />
          <Checkbox checked={kept} onChange={(event) => setKept(event.target.checked)}>
            {recovery.kept}
          </Checkbox>
        </Modal>
      )}
    </Card>
  );
}

/** The way to the handover of the desk (第四条). */
function LiaisonChange() {
  const words = useWords(handoverWords);
  return (
    <Card title={words.card}>
      <div className="settings-body">
        <p>{words.cardText}</p>
        <div className="settings-acts">
          <Button onClick={() => go({ screen: 'handover' })}>{words.toHandover}</Button>
        </div>
      </div>
    </Card>
  );
}

function DataKey({ mayAct }: { readonly mayAct: boolean }) {
  const words = useWords(peopleWords);
  const act = useAct();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const rekey = async (): Promise<void> => {
    setBusy(true);
    const done = await act('secrets.rekey', {});
    if (done.ok) return useSession.getState().set(done.value);
    setBusy(false);
  };
  const ask = (): void =>
    void modal.confirm({
      title: words.rekeyTitle,
      content: words.rekeyLead,
      okText: words.rekeyOk,
      cancelText: words.noRekey,
      // Not awaited: the dialog goes with the session.
      onOk: () => void rekey(),
    });
  return (
    <Card title={words.rekey}>
      <div className="settings-body">
        <p>{words.rekeyLead}</p>
        <div className="settings-acts">
          <Button disabled={!mayAct} loading={busy} onClick={ask}>
            {busy ? words.rekeying : words.rekey}
          </Button>
          {mayAct ? null : <span className="quiet">{words.onlyLiaison}</span>}
        </div>
      </div>
    </Card>
  );
}
