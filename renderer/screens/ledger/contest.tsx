import { App, Button } from 'antd';
import type { ComparedColumn, Difference } from '../../../shared/ledger/office.ts';
import { call } from '../../link/link.ts';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { contestWords, ledgerViewWords } from '../../words/ledger-views.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';

/** Contests one row of the office's ledger: a written statement, drafted from both sides' figures, to be signed and sent. */
export function Contest({
  row,
  said,
}: {
  readonly row: Difference;
  readonly said: (column: ComparedColumn, value: string | null) => string;
}) {
  const words = useWords(ledgerViewWords);
  const letter = useWords(letterWords);
  const { modal } = App.useApp();
  const act = useAct();

  const draft = async (): Promise<void> => {
    const facts = contestWords.facts(row, said);
    const made = await act('letters.draft', { kind: 'statement', facts });
    if (!made.ok) return;
    const kept = await act('letters.keep', { letter: made.value.letter, blanks: [...made.value.blanks] });
    if (kept.ok) go({ screen: 'letter' });
  };
  const begin = async (): Promise<void> => {
    const held = await call('letters.inHand', {});
    if (!held.ok || held.value === null) return draft();
    modal.confirm({
      title: letter.replaceTitle,
      content: letter.replaceText,
      okText: letter.replace,
      cancelText: letter.keep,
      onOk: draft,
    });
  };
  return (
    <Button size="small" onClick={() => void begin()}>
      {words.contest}
    </Button>
  );
}
