import { Button } from 'antd';
import { useState } from 'react';
import type { LetterContent, LetterFormat } from '../../../shared/cases/letters/model.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import './letter.css';
import { LetterForm } from './letter-form.tsx';
import { LetterView } from './preview.tsx';
import { SaveLetter } from './save-letter.tsx';

/** A letter in the making: the form beside the paper, and the ways out. `readOnly`: it was signed, only the paper is shown. */
export function LetterDesk(props: {
  readonly letter: LetterContent;
  readonly onChange?: (letter: LetterContent) => void;
  /** Facts nobody gave, that stand in 【】. */
  readonly blanks?: readonly string[];
}) {
  const words = useWords(letterWords);
  const { letter, onChange, blanks = [] } = props;
  const [saving, setSaving] = useState<LetterFormat | null>(null);
  // Filled in by hand meanwhile.
  const open = blanks.filter((name) =>
    JSON.stringify([letter.title, letter.addressee, letter.body, letter.note]).includes(`【${name}】`),
  );
  return (
    <div className={onChange ? 'letter-desk' : 'letter-desk letter-desk-paper'}>
      {onChange ? (
        <div className="letter-left">
          {open.length > 0 ? (
            <p className="amber letter-blanks" role="status">
              {words.blanks(open.join(words.comma))}
            </p>
          ) : null}
          <LetterForm letter={letter} onChange={onChange} />
        </div>
      ) : null}
      <div className="letter-right">
        <LetterView letter={letter} />
        <div className="letter-acts">
          <Button type="primary" onClick={() => setSaving('pdf')}>
            {words.savePdf}
          </Button>
          <Button onClick={() => setSaving('docx')}>{words.saveWord}</Button>
        </div>
      </div>
      {saving ? <SaveLetter letter={letter} as={saving} onClose={() => setSaving(null)} /> : null}
    </div>
  );
}
