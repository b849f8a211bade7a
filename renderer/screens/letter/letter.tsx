import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { type LetterContent, type LetterKind, letterKinds } from '../../../shared/cases/letters/model.ts';
import { Empty } from '../../parts/empty.tsx';
import { LetterDesk } from '../../parts/letter/letter-desk.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useAct } from '../../parts/use-act.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';
import './letter.css';
import { TemplateEditor } from './template-editor.tsx';

interface Drafted {
  readonly letter: LetterContent;
  readonly blanks: readonly string[];
}

/** A letter by hand, from the unit's templates, outside any case. */
export function LetterScreen() {
  const words = useWords(letterWords);
  const act = useAct();
  const { modal } = App.useApp();
  const [kind, setKind] = useState<LetterKind>('statement');
  const [drafted, setDrafted] = useState<Drafted | null>(null);
  const [touched, setTouched] = useState(false);
  const [editing, setEditing] = useState(false);

  const draft = async (): Promise<void> => {
    const answer = await act('letters.draft', { kind, facts: {} });
    if (!answer.ok) return;
    setDrafted(answer.value);
    setTouched(false);
  };
  const begin = (): void => {
    if (!touched) return void draft();
    modal.confirm({
      title: words.replaceTitle,
      content: words.replaceText,
      okText: words.replace,
      cancelText: words.keep,
      onOk: draft,
    });
  };

  return (
    <div className="letter-screen">
      <ScreenHead title={words.title} sub={words.sub}>
        <Select<LetterKind>
          className="letter-kind"
          aria-label={words.kind}
          value={kind}
          onChange={setKind}
          options={letterKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <Button type={drafted ? 'default' : 'primary'} onClick={begin}>
          {drafted ? words.beginAgain : words.begin}
        </Button>
        <Button onClick={() => setEditing(true)}>{words.templates}</Button>
      </ScreenHead>
      {drafted ? (
        <LetterDesk
          letter={drafted.letter}
          blanks={drafted.blanks}
          onChange={(letter) => {
            setTouched(true);
            setDrafted({ ...drafted, letter });
          }}
        />
      ) : (
        <Empty title={words.emptyTitle}>{words.emptyText}</Empty>
      )}
      {editing ? <TemplateEditor kind={kind} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
