import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { FindingGroup } from '../../../../shared/validation/model.ts';
import { useAct } from '../../../parts/use-act.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { partsWords } from '../../../words/parts.ts';
import { useTitle, useWords } from '../../../words/words.ts';

/** A reviewer is told nothing by less. The engine refuses it too. */
const LEAST = 4;

/** A written reason for findings that may be sent when explained. */
export function ReasonDialog(props: { readonly id: string; readonly group: FindingGroup; readonly onClose: () => void }) {
  const { id, group } = props;
  const words = useWords(findingsWords);
  const parts = useWords(partsWords);
  const say = useTitle();
  const act = useAct();
  const [text, setText] = useState(group.reason ?? '');
  const [busy, setBusy] = useState(false);
  const length = [...text.trim()].length;

  const save = async (written: string): Promise<void> => {
    setBusy(true);
    const done = await act('validation.reason', { id, group: group.key, text: written });
    setBusy(false);
    if (done.ok) props.onClose();
  };

  return (
    <Modal
      open
      title={words.reasonTitle(say(group.title))}
      onCancel={props.onClose}
      footer={[
        group.reason ? (
          <Button key="back" danger disabled={busy} onClick={() => void save('')}>
            {words.takeBack}
          </Button>
        ) : null,
        <Button key="cancel" onClick={props.onClose}>
          {parts.cancel}
        </Button>,
        <Button key="save" type="primary" loading={busy} disabled={length < LEAST} onClick={() => void save(text)}>
          {words.saveReason}
        </Button>,
      ]}
    >
      <p>
        {say(group.sample.message)} <span className="quiet">{words.reasonAbout(group.count)}</span>
      </p>
      <Input.TextArea
        autoFocus
        aria-label={words.reasonLabel}
        aria-describedby="reason-least"
        placeholder={words.reasonHint}
        rows={4}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id="reason-least" className="quiet">
        {words.reasonLeast}
      </p>
    </Modal>
  );
}
