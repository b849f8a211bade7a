import { Input, Modal } from 'antd';
import { useState } from 'react';
import { isPurpose } from '../../../shared/base/purpose.ts';
import type { LetterContent, LetterFormat } from '../../../shared/cases/letters/model.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import { useExport } from '../export/use-export.ts';
import { Field } from '../field.tsx';

/** Before a letter leaves: what for. It goes into the log like everything that leaves (第十四条). */
export function SaveLetter(props: { readonly letter: LetterContent; readonly as: LetterFormat; readonly onClose: () => void }) {
  const words = useWords(letterWords);
  const take = useExport();
  const { letter, as, onClose } = props;
  const [purpose, setPurpose] = useState(() => words.purposeDefault(letter.addressee).slice(0, 500));
  const [busy, setBusy] = useState(false);
  const ready = isPurpose(purpose);
  const unfilled = /【[^【】\n]{1,40}】/.test([letter.title, letter.addressee, letter.body, letter.note].join('\n'));
  const holdsData = letter.attachments.some(({ table }) => table !== null && table.rows.length > 0);

  const save = async (): Promise<void> => {
    if (!ready) return;
    setBusy(true);
    const prepared = await take({ of: { kind: 'letter', letter, as }, purpose: purpose.trim() });
    setBusy(false);
    if (prepared) onClose();
  };

  return (
    <Modal
      open
      width={520}
      title={words.saveTitle(as === 'pdf' ? 'PDF' : 'Word')}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Field label={words.purpose} hint={words.purposeLeast}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            autoFocus
            rows={2}
            maxLength={500}
            placeholder={words.purposeHint}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        )}
      </Field>
      {unfilled ? <p className="amber">{words.unfilled}</p> : null}
      {holdsData ? <p className="amber">{words.holdsData}</p> : null}
    </Modal>
  );
}
