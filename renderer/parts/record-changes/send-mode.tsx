import { Checkbox, Input, Segmented } from 'antd';
import { useState } from 'react';
import type { PreSend } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { count } from '../../words/format.ts';
import { changeWords } from '../../words/record-changes.ts';
import { useWords } from '../../words/words.ts';
import { useAct } from '../use-act.ts';
import { ChangeTable } from './change-table.tsx';

const SHOWN = 20;
const modes = ['correction', 'supplement', 'full'] as const;

/**
 * How a draft is to be sent, where there is a choice: a later revision as changes only or as a whole, one of a period
 * that is not over yet as provisional. `onChange`: the summary no longer holds.
 */
export function SendMode({ review, onChange }: { readonly review: PreSend; readonly onChange: () => void }) {
  const words = useWords(changeWords);
  const act = useAct();
  const { submission, changes, obstacles, timeliness } = review;
  const { id, mode, provisional } = submission;
  const [reason, setReason] = useState(changes?.reasons.reason ?? '');
  const early = provisional || obstacles.includes('notOpen');

  const choose = async (next: (typeof modes)[number]): Promise<void> => {
    const done = await act('submissions.changeMode', { id, mode: next });
    if (done.ok) onChange();
  };
  const explain = async (): Promise<void> => {
    if (reason.trim() === (changes?.reasons.reason ?? '')) return;
    const done = await act('submissions.changeReasons', { id, reason });
    if (done.ok) onChange();
  };
  const mark = async (next: boolean): Promise<void> => {
    const done = await act('submissions.provisional', { id, provisional: next });
    if (done.ok) onChange();
  };

  if (!changes && !early) return null;
  const only = changes !== null && mode !== 'full';
  const needsReason = changes !== null && mode === 'correction' && changes.counts.updates + changes.counts.deletes > 0;
  return (
    <section className="send-mode" aria-label={words.how}>
      {early ? (
        <>
          <Checkbox checked={provisional} onChange={(event) => void mark(event.target.checked)}>
            {words.provisional}
          </Checkbox>
          <p className="quiet">{words.provisionalHint(timeliness.opens)}</p>
        </>
      ) : null}
      {changes ? (
        <>
          <div className="send-mode-line">
            <span className="strong" id="send-mode-how">
              {words.how}
            </span>
            {changes.bar === null ? (
              <Segmented
                aria-labelledby="send-mode-how"
                value={mode}
                options={modes.map((value) => ({ value, label: words.modes[value] }))}
                onChange={(value) => {
                  const next = modes.find((one) => one === value);
                  if (next) void choose(next);
                }}
              />
            ) : (
              <span>{words.modes.full}</span>
            )}
            {changes.bar === null ? (
              <span className="quiet">
                {words.sum(changes.counts.inserts, changes.counts.updates, changes.counts.deletes)} ·{' '}
                {words.after(count(changes.total))}
              </span>
            ) : null}
          </div>
          <p className="quiet">{changes.bar === null ? words.what[mode] : words.bar[changes.bar]}</p>
          {needsReason ? (
            <>
              <label htmlFor="send-mode-reason">
                {words.reason} <span className="quiet">（{words.reasonHint}）</span>
              </label>
              <Input.TextArea
                id="send-mode-reason"
                rows={2}
                maxLength={1000}
                value={reason}
                status={changes.unexplained > 0 ? 'warning' : ''}
                onChange={(event) => setReason(event.target.value)}
                onBlur={() => void explain()}
              />
            </>
          ) : null}
          {changes.reasons.caseIds.length > 0 ? <p>{words.cases(changes.reasons.caseIds.join('、'))}</p> : null}
          {only && changes.bar === null ? <Some id={id} /> : null}
        </>
      ) : null}
    </section>
  );
}

function Some({ id }: { readonly id: string }) {
  const words = useWords(changeWords);
  const view = useCall('submissions.changes', { id, limit: SHOWN }, { on: ['submission', 'records'], id }).value;
  if (!view || view.changes.length === 0) return null;
  return (
    <div className="send-mode-list">
      <ChangeTable changes={view.changes} titles={view.titles} sensitive={view.sensitive} />
      {view.more > 0 ? <p className="quiet">{words.more(count(view.more))}</p> : null}
    </div>
  );
}
