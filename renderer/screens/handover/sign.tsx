import { App, Button, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { HandoverRoad, HandoverView } from '../../../shared/security/handover/model.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Field } from '../../parts/field.tsx';
import { isComplete, NewPassphrase, nothingTyped } from '../../parts/new-passphrase.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { handoverWords } from '../../words/handover.ts';
import { useWords } from '../../words/words.ts';
import { turnOf } from './list.tsx';

/** What this officer does with the handover now: sign it over, sign for it, or cancel it. */
export function SignActs({ view }: { readonly view: HandoverView }) {
  const words = useWords(handoverWords);
  const act = useAct();
  const { modal } = App.useApp();
  const [signing, setSigning] = useState(false);
  const isLiaison = useSession((session) => session.status?.officer?.role === 'liaison');
  const turn = turnOf(view);
  const open = turn === null ? 0 : view.lines.filter((line) => line[turn] === null).length;
  const mayDrop = view.side === 'from' && isLiaison && view.state !== 'accepted' && view.bundle === null;
  const drop = (): void =>
    void modal.confirm({
      title: words.dropTitle,
      content: words.dropText,
      okText: words.drop,
      okButtonProps: { danger: true },
      cancelText: words.keep,
      autoFocusButton: 'cancel',
      onOk: () => act('handover.cancel', {}),
    });
  return (
    <>
      {mayDrop ? (
        <Button danger onClick={drop}>
          {words.drop}
        </Button>
      ) : null}
      {turn === null ? null : (
        <Button
          type="primary"
          disabled={open > 0 || (turn === 'from' && view.letter?.sent !== true)}
          onClick={() => setSigning(true)}
        >
          {turn === 'from' ? words.seal : words.accept}
        </Button>
      )}
      {signing && turn === 'from' ? <Seal view={view} onClose={() => setSigning(false)} /> : null}
      {signing && turn === 'to' ? <Accept view={view} onClose={() => setSigning(false)} /> : null}
    </>
  );
}

function Own({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const words = useWords(handoverWords);
  return (
    <Field label={words.own}>
      {(ids) => (
        <Input.Password
          {...ids}
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The one who leaves: by which way, the successor's own way in, and the signature. */
function Seal({ view, onClose }: { readonly view: HandoverView; readonly onClose: () => void }) {
  const words = useWords(handoverWords);
  const unit = useSession((session) => session.status?.unit);
  const keys = useCall('keys.status', {}, { on: ['settings'] });
  const [road, setRoad] = useState<HandoverRoad>('here');
  const [fresh, setFresh] = useState(nothingTyped);
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { name } = view.to;
  const known = keys.value?.officers.find((officer) => officer.goneAt === null && officer.name === name) ?? null;
  const context = [name, unit?.name ?? '', unit?.uscc ?? ''];
  const complete = own !== '' && (known !== null || isComplete(fresh, context));

  async function seal(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const successor = known ? { id: known.id } : { passphrase: fresh.first };
    const done = await call('handover.seal', { road, own, successor });
    setBusy(false);
    if (done.ok) onClose();
    else setProblem(done.problem);
  }

  return (
    <Modal
      open
      width={560}
      title={words.sealTitle}
      okText={busy && road === 'bundle' ? words.sealing : words.sealOk}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !complete || keys.value === null, loading: busy }}
      onOk={() => void seal()}
      onCancel={onClose}
    >
      <p>{words.sealText(name)}</p>
      <Radio.Group
        className="handover-roads"
        value={road}
        onChange={(event) => setRoad(event.target.value === 'bundle' ? 'bundle' : 'here')}
      >
        <Radio value="here">
          {words.here}
          <span className="quiet">{words.hereText}</span>
        </Radio>
        <Radio value="bundle">
          {words.bundle}
          <span className="quiet">{words.bundleText}</span>
        </Radio>
      </Radio.Group>
      {known ? (
        <p>{words.known(name)}</p>
      ) : (
        <>
          <p className="quiet">{road === 'here' ? words.passphraseText : words.passphraseAway}</p>
          <NewPassphrase label={words.passphrase} value={fresh} onChange={setFresh} context={context} disabled={busy} />
        </>
      )}
      <Own value={own} onChange={setOwn} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}

/** The successor signs; by a sealed file a passphrase that only they know comes with it. */
function Accept({ view, onClose }: { readonly view: HandoverView; readonly onClose: () => void }) {
  const words = useWords(handoverWords);
  const unit = useSession((session) => session.status?.unit);
  const [own, setOwn] = useState('');
  const [fresh, setFresh] = useState(nothingTyped);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const context = [view.to.name, unit?.name ?? '', unit?.uscc ?? ''];
  const renews = view.road === 'bundle';
  const complete = own !== '' && (!renews || isComplete(fresh, context));

  async function accept(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const done = await call('handover.accept', renews ? { own, fresh: fresh.first } : { own });
    setBusy(false);
    if (done.ok) onClose();
    else setProblem(done.problem);
  }

  return (
    <Modal
      open
      width={520}
      title={words.acceptTitle}
      okText={words.acceptOk}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void accept()}
      onCancel={onClose}
    >
      <p>{words.acceptText(view.from.name, view.effective)}</p>
      <Own value={own} onChange={setOwn} />
      {renews ? (
        <>
          <p className="quiet">{words.freshText}</p>
          <NewPassphrase label={words.fresh} value={fresh} onChange={setFresh} context={context} disabled={busy} />
        </>
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
