import { Button, Checkbox, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { add, canonical, parseDecimal, zero } from '../../../shared/base/decimal.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import { type DoubtResult, doubtResults } from '../../../shared/cases/message.ts';
import type { CaseView, Doubt } from '../../../shared/cases/model.ts';
import { call } from '../../link/link.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RevealButton } from '../../parts/reveal/reveal-button.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { useSession } from '../../state/session.ts';
import { doubtsWords } from '../../words/doubts.ts';
import { amount } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';

const PAGE = 50;
const shows = ['all', 'open', 'untold'] as const;
type Show = (typeof shows)[number];

const tones: Readonly<Record<DoubtResult, Tone>> = { true: 'red', partly: 'amber', false: 'green', unverifiable: 'grey' };

const isShown = (show: Show, { result, told }: Doubt): boolean =>
  show === 'all' || (show === 'open' ? result === null : result !== null && !told);

/** 疑点 and what came of verifying them: one by one, or the same finding for many (第十一条). */
export function Doubts({ view }: { readonly view: CaseView }) {
  const words = useWords(doubtsWords);
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [show, setShow] = useState<Show>('all');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [most, setMost] = useState(PAGE);
  const [recording, setRecording] = useState<readonly Doubt[] | null>(null);
  const { doubts } = view;
  const editable = mayPrepare && view.may.includes('reply');
  const shown = doubts.filter((doubt) => isShown(show, doubt));
  const page = shown.slice(0, most);
  const made = doubts.reduce((sum, doubt) => add(sum, parseDecimal(doubt.amount ?? '') ?? zero), zero);
  const total = canonical(made);
  const toggle = (n: number, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(n);
    else next.delete(n);
    setChosen(next);
  };
  return (
    <Card
      title={words.doubts}
      aside={
        <>
          <RevealButton /> {words.aside(doubts.filter(({ result }) => result !== null).length, doubts.length)}
          {total === '0' ? '' : ` · ${words.sum(amount(total))}`}
        </>
      }
    >
      <div className="case-doubts-bar">
        <Segmented
          size="small"
          aria-label={words.doubts}
          value={show}
          options={shows.map((value) => ({ value, label: words[value] }))}
          onChange={(next) => {
            setShow(next);
            setChosen(new Set());
          }}
        />
        {editable ? (
          <>
            <span className="quiet">{chosen.size > 0 ? words.chosen(chosen.size) : ''}</span>
            <Button
              size="small"
              disabled={chosen.size === 0}
              onClick={() => setRecording(doubts.filter(({ n }) => chosen.has(n)))}
            >
              {words.record}
            </Button>
          </>
        ) : null}
      </div>
      {page.length === 0 ? (
        <Empty title={words.noMatch} />
      ) : (
        <Sheet label={words.doubts} className={editable ? 'case-records' : 'case-records case-records-read'}>
          <thead>
            <tr>
              {editable ? (
                <th scope="col">
                  <Checkbox
                    aria-label={words.chooseAll}
                    checked={page.every(({ n }) => chosen.has(n))}
                    onChange={(event) => setChosen(new Set(event.target.checked ? page.map(({ n }) => n) : []))}
                  />
                </th>
              ) : null}
              <th scope="col">{words.subject}</th>
              <th scope="col">{words.clue}</th>
              <th scope="col" className="number">
                {words.involved}
              </th>
              <th scope="col">{words.result}</th>
              <th scope="col">{words.effect}</th>
            </tr>
          </thead>
          <tbody>
            {page.map((doubt) => (
              <tr key={doubt.n}>
                {editable ? (
                  <td>
                    <Checkbox
                      aria-label={words.choose(doubt.n)}
                      checked={chosen.has(doubt.n)}
                      onChange={(event) => toggle(doubt.n, event.target.checked)}
                    />
                  </td>
                ) : null}
                <td>
                  <div>{doubt.subject}</div>
                  <div className="quiet">{doubt.code}</div>
                </td>
                <td>
                  <div>{doubt.clue}</div>
                  <div className="quiet">{doubt.basis}</div>
                </td>
                <td className="number">{doubt.involved === null ? '—' : amount(doubt.involved)}</td>
                <td>
                  {doubt.result === null ? (
                    <span className="quiet">{words.none}</span>
                  ) : (
                    <>
                      <Tag tone={tones[doubt.result]}>{words.results[doubt.result]}</Tag>
                      {doubt.amount === null ? null : <div>{amount(doubt.amount)}</div>}
                      {doubt.told ? <div className="quiet">{words.told}</div> : null}
                    </>
                  )}
                </td>
                <td>{doubt.effect}</td>
              </tr>
            ))}
          </tbody>
        </Sheet>
      )}
      {shown.length > most ? (
        <p className="case-none">
          <Button type="link" size="small" onClick={() => setMost(most + PAGE)}>
            {words.more(Math.min(PAGE, shown.length - most))}
          </Button>
        </p>
      ) : null}
      {recording === null ? null : (
        <RecordResult
          id={view.id}
          doubts={recording}
          onClose={(done) => {
            setRecording(null);
            if (done) setChosen(new Set());
          }}
        />
      )}
    </Card>
  );
}

function RecordResult(props: {
  readonly id: string;
  readonly doubts: readonly Doubt[];
  readonly onClose: (done: boolean) => void;
}) {
  const words = useWords(doubtsWords);
  const [first] = props.doubts;
  const one = props.doubts.length === 1 ? first : undefined;
  const [result, setResult] = useState<DoubtResult | null>(one?.result ?? null);
  const [made, setMade] = useState(one?.amount ?? '');
  const [effect, setEffect] = useState(one?.effect ?? '');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function save(): Promise<void> {
    setBusy(true);
    const ns = props.doubts.map(({ n }) => n);
    const done = await call('cases.verify', { id: props.id, ns, result, amount: made.trim() === '' ? null : made, effect });
    setBusy(false);
    if (done.ok) props.onClose(true);
    else setProblem(done.problem);
  }
  return (
    <Modal
      open
      title={words.recordTitle(props.doubts.length)}
      okText={words.save}
      cancelText={words.cancel}
      okButtonProps={{ disabled: result === null, loading: busy }}
      onOk={() => void save()}
      onCancel={() => props.onClose(false)}
      width={520}
    >
      <p className="quiet">
        {props.doubts
          .slice(0, 5)
          .map(({ subject }) => subject)
          .join('、')}
      </p>
      <Field label={words.result}>
        {(ids) => (
          <Select
            {...ids}
            autoFocus
            className="cases-wide"
            value={result}
            options={doubtResults.map((value) => ({ value, label: words.results[value] }))}
            onChange={setResult}
          />
        )}
      </Field>
      <Field label={words.amount}>
        {(ids) => (
          <Input {...ids} inputMode="decimal" maxLength={40} value={made} onChange={(event) => setMade(event.target.value)} />
        )}
      </Field>
      <Field label={words.effect} hint={words.effectHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={20_000}
            value={effect}
            onChange={(event) => setEffect(event.target.value)}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
