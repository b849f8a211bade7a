import { App, Button } from 'antd';
import { useState } from 'react';
import type { Role } from '../../../../shared/base/call.ts';
import { isPurpose } from '../../../../shared/base/purpose.ts';
import type { PreSend } from '../../../../shared/submissions/model.ts';
import { ownObstacles } from '../../../../shared/submissions/obstacles.ts';
import { call } from '../../../link/link.ts';
import { SayDialog } from '../../../parts/say-dialog.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { sendWords } from '../../../words/editor-send.ts';
import { signOffWords } from '../../../words/sign-off.ts';
import { useWords } from '../../../words/words.ts';

const asksFor = (review: PreSend, role: Role): boolean =>
  role === 'preparer' || (role === 'liaison' && review.obstacles.includes('fourEyes'));

/** For who may not sign it: what happens next, or that it waits already. */
export function SignOffNote({ review, role }: { readonly review: PreSend; readonly role: Role }) {
  const words = useWords(signOffWords);
  const send = useWords(sendWords);
  const { signOff } = review.submission;
  if (signOff?.state === 'asked' && asksFor(review, role))
    return <p className="presend-role amber">{words.waiting(signOff.who, signOff.at)}</p>;
  if (role === 'preparer') return <p className="presend-role quiet">{words.askText}</p>;
  if (role !== 'liaison') return <p className="presend-role amber">{send.notLiaison}</p>;
  return <p className="presend-role quiet">{asksFor(review, role) ? words.askOther : send.freeze}</p>;
}

/** Asking for the signature, by whoever may not give it. */
export function AskButton(props: { readonly review: PreSend; readonly role: Role; readonly onAsked: () => void }) {
  const { review, role } = props;
  const words = useWords(signOffWords);
  const act = useAct();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const { id, signOff } = review.submission;
  if (!asksFor(review, role) || signOff?.state === 'asked') return null;
  const ask = async (): Promise<void> => {
    setBusy(true);
    const asked = await act('submissions.askSignOff', { id });
    setBusy(false);
    if (!asked.ok) return;
    message.success(words.asked);
    props.onAsked();
  };
  return (
    <Button type="primary" disabled={ownObstacles(review.obstacles).length > 0} loading={busy} onClick={() => void ask()}>
      {words.ask}
    </Button>
  );
}

/** Giving it back to be mended, by whoever was to sign. */
export function GiveBackButton(props: { readonly review: PreSend; readonly role: Role; readonly onGiven: () => void }) {
  const { review, role } = props;
  const words = useWords(signOffWords);
  const [saying, setSaying] = useState(false);
  const { id, signOff } = review.submission;
  if (role !== 'liaison' || signOff?.state !== 'asked') return null;
  return (
    <>
      <Button onClick={() => setSaying(true)}>{words.giveBack}</Button>
      {saying ? (
        <SayDialog
          title={words.giveBackTitle}
          text={words.giveBackText}
          label={words.giveBackLabel}
          hint={words.giveBackHint}
          ok={words.giveBackOk}
          enough={isPurpose}
          most={1000}
          onSay={async (note) => {
            const given = await call('submissions.giveBack', { id, note });
            if (given.ok) props.onGiven();
            return given;
          }}
          onClose={() => setSaying(false)}
        />
      ) : null}
    </>
  );
}
