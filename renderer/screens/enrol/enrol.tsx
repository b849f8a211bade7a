import { Button, Steps } from 'antd';
import { useState } from 'react';
import type { AppStatus, EnrolmentOffer } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { Threshold } from '../../parts/threshold.tsx';
import { useSession } from '../../state/session.ts';
import { enrolWords } from '../../words/enrol.ts';
import { restoreWords } from '../../words/restore.ts';
import { useWords } from '../../words/words.ts';
import { ActivationStep } from './activation-step.tsx';
import { ConfirmStep } from './confirm-step.tsx';
import { PassphraseStep } from './passphrase-step.tsx';
import { RecoveryStep } from './recovery-step.tsx';
import { Restore } from './restore.tsx';
import './enrol.css';

type At =
  | { readonly step: 'activation' }
  | { readonly step: 'confirm'; readonly offer: EnrolmentOffer }
  | { readonly step: 'passphrase'; readonly offer: EnrolmentOffer }
  | { readonly step: 'recovery'; readonly offer: EnrolmentOffer; readonly passphrase: string; readonly code: string };

const order: readonly At['step'][] = ['activation', 'confirm', 'passphrase', 'recovery'];

/**
 * First start: who this desk belongs to, then its passphrase. Nothing is stored before the last step. An answer that
 * was got before the window was reloaded is only known by name, so it is asked for again.
 */
export function Enrol({ status }: { readonly status: AppStatus }) {
  const words = useWords(enrolWords);
  const restore = useWords(restoreWords);
  const [at, setAt] = useState<At>({ step: 'activation' });
  const [restoring, setRestoring] = useState(false);

  const back = async (): Promise<void> => {
    const answer = await call('enrol.cancel', {});
    if (answer.ok) useSession.getState().set(answer.value);
    setAt({ step: 'activation' });
  };

  if (restoring) return <Restore over={false} onBack={() => setRestoring(false)} />;
  return (
    <Threshold title={words.title}>
      <Steps
        size="small"
        className="enrol-steps"
        current={order.indexOf(at.step)}
        items={[{ title: words.activation }, { title: words.confirm }, { title: words.passphrase }, { title: words.recovery }]}
      />
      {at.step === 'activation' ? (
        <>
          <ActivationStep interrupted={status.state === 'pending'} onOffer={(offer) => setAt({ step: 'confirm', offer })} />
          <div className="threshold-other">
            <Button type="link" onClick={() => setRestoring(true)}>
              {restore.link}
            </Button>
          </div>
        </>
      ) : null}
      {at.step === 'confirm' ? (
        <ConfirmStep offer={at.offer} onYes={() => setAt({ step: 'passphrase', offer: at.offer })} onNo={() => void back()} />
      ) : null}
      {at.step === 'passphrase' ? (
        <PassphraseStep
          offer={at.offer}
          onBack={() => setAt({ step: 'confirm', offer: at.offer })}
          onReady={(passphrase, code) => setAt({ step: 'recovery', offer: at.offer, passphrase, code })}
        />
      ) : null}
      {at.step === 'recovery' ? (
        <RecoveryStep
          offer={at.offer}
          code={at.code}
          passphrase={at.passphrase}
          onBack={() => setAt({ step: 'passphrase', offer: at.offer })}
        />
      ) : null}
    </Threshold>
  );
}
