import { Button, Input, Modal } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LetterContent } from '../../../shared/cases/letters/model.ts';
import type { CaseView, Paper } from '../../../shared/cases/model.ts';
import { paperWords } from '../../../shared/cases/words.ts';
import { Card } from '../../parts/card.tsx';
import { LetterDesk } from '../../parts/letter/letter-desk.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { casesWords } from '../../words/cases.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { setUnsaved } from './unsaved.ts';
import { useGround } from './use-ground.ts';
import { useLetter } from './use-letter.ts';
import { useWholeView } from './use-whole-view.ts';

/** The letter of ours in hand, to be written while it is a draft; and what the other side wrote. */
export function Letter({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const title = useTitle();
  const { letterOf } = useWords(casesWords);
  const { paper } = view;
  const theirs = view.steps.findLast(({ proof, words: text }) => proof === 'told' && text !== '');
  return (
    <>
      {theirs && view.side === 'answerer' ? <Received view={view} /> : null}
      {paper ? (
        <Card
          title={paper.purpose === 'reply' ? words.replyLetter : letterOf[view.kind]}
          aside={
            <>
              <PaperPreview view={view} paper={paper} /> {paper.docNo === null ? null : `${paper.docNo} · `}
              {words.drafted(paper.preparedBy)}
              {paper.signedBy === null ? null : ` · ${words.signedBy(paper.signedBy)}`}{' '}
              <Tag tone={paper.state === 'sent' ? 'green' : paper.state === 'draft' ? 'grey' : 'blue'}>
                {title(paperWords[paper.state])}
              </Tag>
            </>
          }
        >
          <div className="case-body">
            {paper.note === null || paper.state !== 'draft' ? null : <p className="case-note">{words.note(paper.note)}</p>}
            {paper.state === 'draft' ? (
              <Writing key={paper.purpose} view={view} paper={paper} />
            ) : (
              <div className="case-words">{paper.words === '' ? words.empty : paper.words}</div>
            )}
          </div>
        </Card>
      ) : null}
      {view.side === 'asker' ? <Answer view={view} /> : null}
    </>
  );
}

/** The letter on paper, with its detail table, and the ways out of it: PDF, and Word for the unit's own office. */
function PaperPreview({ view, paper }: { readonly view: CaseView; readonly paper: Paper }) {
  const words = useWords(caseWords);
  const make = useLetter();
  const wholeView = useWholeView();
  const [letter, setLetter] = useState<LetterContent | null>(null);
  const [busy, setBusy] = useState(false);
  async function show(): Promise<void> {
    setBusy(true);
    const whole = await wholeView(view);
    if (whole) setLetter(await make(whole, whole.paper ?? paper));
    setBusy(false);
  }
  return (
    <>
      <Button size="small" loading={busy} onClick={() => void show()}>
        {words.preview}
      </Button>
      {letter === null ? null : (
        <Modal open title={words.preview} footer={null} width={900} onCancel={() => setLetter(null)}>
          {paper.state === 'draft' ? <LetterDesk letter={letter} onChange={setLetter} /> : <LetterDesk letter={letter} />}
        </Modal>
      )}
    </>
  );
}

/** What the letter that reached us says. */
function Received({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const opening = view.steps.find(({ step }) => step === 'urge' || step === 'notify');
  const told = opening?.content.words;
  const text = typeof told === 'string' && told !== '' ? told : (opening?.words ?? '');
  return (
    <Card title={words.letter} aside={view.docNo ?? undefined}>
      <div className="case-body case-words">{text}</div>
    </Card>
  );
}

/** The written answer, as it came. */
function Answer({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const reply = view.steps.findLast(({ step }) => step === 'reply');
  if (!reply) return null;
  return (
    <Card title={words.replyLetter} aside={`${reply.unit}${reply.docNo === null ? '' : ` · ${reply.docNo}`}`}>
      <div className="case-body case-words">{reply.words}</div>
    </Card>
  );
}

const REST_MS = 600;

function Writing({ view, paper }: { readonly view: CaseView; readonly paper: Paper }) {
  const words = useWords(caseWords);
  const act = useAct();
  const generate = useGround();
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [text, setText] = useState(paper.words);
  const [saved, setSaved] = useState(true);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ text: paper.words, saved: true });

  const save = useCallback(
    async (now: string): Promise<void> => {
      if (timer.current) clearTimeout(timer.current);
      const done = await act('cases.write', { id: view.id, words: now });
      if (!done.ok || latest.current.text !== now) return;
      latest.current = { text: now, saved: true };
      setSaved(true);
    },
    [act, view.id],
  );
  const write = (now: string): void => {
    latest.current = { text: now, saved: false };
    setText(now);
    setSaved(false);
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(now), REST_MS);
  };
  useEffect(() => {
    const keep = async (): Promise<void> => {
      if (!latest.current.saved) await save(latest.current.text);
    };
    setUnsaved(keep);
    return () => {
      setUnsaved(null);
      // Left in the middle of a sentence: it is kept all the same.
      void keep();
    };
  }, [save]);

  return (
    <>
      <Input.TextArea
        aria-label={words.words}
        autoSize={{ minRows: 4, maxRows: 16 }}
        maxLength={20_000}
        readOnly={!mayPrepare}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={() => {
          if (!saved) void save(text);
        }}
      />
      <div className="case-letter-foot">
        {mayPrepare ? (
          <Button size="small" onClick={() => void generate(view, paper.purpose).then((made) => made !== '' && write(made))}>
            {text === '' ? words.generate : words.generateAgain}
          </Button>
        ) : null}
        <span className="quiet">{text !== '' && saved ? words.saved : words.wordsHint}</span>
      </div>
    </>
  );
}
