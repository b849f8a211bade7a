import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { dutyFacts } from '../../../shared/cases/letters/duty-facts.ts';
import { type LetterKind, letterKinds } from '../../../shared/cases/letters/model.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { LetterDesk } from '../../parts/letter/letter-desk.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { useAct } from '../../parts/use-act.ts';
import { letterWords } from '../../words/letter.ts';
import { periodWords } from '../../words/period.ts';
import { useTitle, useWords } from '../../words/words.ts';
import './letter.css';
import { TemplateEditor } from './template-editor.tsx';
import { useInHand } from './use-in-hand.ts';

const noDuties: readonly Duty[] = [];
const keyOf = ({ dataset, period }: Duty): string => `${dataset} ${period}`;
/** A letter is Chinese whatever the window speaks. */
const factsOf = (duty: Duty): Record<string, string> => dutyFacts(duty.title.zh, periodWords(duty.period, 'zh'), duty.due);

/** A letter by hand, from the unit's templates, outside any case. */
export function LetterScreen({ about: first }: { readonly about: string | null }) {
  const words = useWords(letterWords);
  const act = useAct();
  const title = useTitle();
  const { modal } = App.useApp();
  const [kind, setKind] = useState<LetterKind>(first === null ? 'statement' : 'latePermit');
  const [about, setAbout] = useState(first);
  const duties = useCall('duties.list', {}, { on: ['submission', 'catalog'] }).value ?? noDuties;
  const duty = duties.find((one) => keyOf(one) === about) ?? null;
  const ofDuty = kind === 'statement' || kind === 'latePermit';
  const { inHand, loading, write } = useInHand();
  const [editing, setEditing] = useState(false);

  const draft = async (): Promise<void> => {
    const answer = await act('letters.draft', { kind, facts: duty && ofDuty ? factsOf(duty) : {} });
    if (answer.ok) write({ letter: answer.value.letter, blanks: [...answer.value.blanks] });
  };
  const begin = (): void => {
    if (!inHand) return void draft();
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
        {ofDuty ? (
          <Select<string>
            className="letter-about"
            aria-label={words.about}
            placeholder={words.about}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={about}
            onChange={(chosen) => setAbout(chosen ?? null)}
            options={duties.map((one) => ({ value: keyOf(one), label: `${title(one.title)} ${one.period}` }))}
          />
        ) : null}
        <Button type={inHand ? 'default' : 'primary'} onClick={begin}>
          {inHand ? words.beginAgain : words.begin}
        </Button>
        <Button onClick={() => setEditing(true)}>{words.templates}</Button>
      </ScreenHead>
      {inHand ? (
        <LetterDesk
          letter={inHand.letter}
          blanks={inHand.blanks}
          onChange={(letter) => write({ letter, blanks: inHand.blanks })}
        />
      ) : loading ? (
        <Late rows={6} />
      ) : (
        <Empty title={words.emptyTitle}>{words.emptyText}</Empty>
      )}
      {editing ? <TemplateEditor kind={kind} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
