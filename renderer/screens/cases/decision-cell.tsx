import { Input, Select } from 'antd';
import { useState } from 'react';
import { type Decision, decisions } from '../../../shared/cases/message.ts';
import type { CaseRecord, CaseView } from '../../../shared/cases/model.ts';
import { useAct } from '../../parts/use-act.ts';
import { caseWords } from '../../words/case.ts';
import { useWords } from '../../words/words.ts';

/** What was decided about one record: chosen and explained here while the answer is written, read afterwards. */
export function DecisionCell({
  view,
  record,
  editable,
}: {
  readonly view: CaseView;
  readonly record: CaseRecord;
  readonly editable: boolean;
}) {
  const words = useWords(caseWords);
  if (!editable) {
    if (record.decision === null) return <span className="quiet">{words.undecided}</span>;
    return (
      <>
        <div className="strong">{words.decisions[record.decision]}</div>
        {record.value === null ? null : <div className="case-value-believed">{record.value}</div>}
        {record.reason === '' ? null : <div className="quiet">{record.reason}</div>}
      </>
    );
  }
  return <Deciding view={view} record={record} />;
}

function Deciding({ view, record }: { readonly view: CaseView; readonly record: CaseRecord }) {
  const words = useWords(caseWords);
  const act = useAct();
  const [value, setValue] = useState(record.value ?? '');
  const [reason, setReason] = useState(record.reason);
  const { n } = record;
  const keep = (decision: Decision | null, now: string, why: string): void =>
    void act('cases.decide', { id: view.id, list: [{ n, decision, value: now.trim() === '' ? null : now, reason: why }] });
  const choose = (decision: Decision | null): void => {
    // What is corrected is most often what the other unit believed.
    const next = decision === 'notCorrected' || decision === null ? '' : value === '' ? (record.believed ?? '') : value;
    setValue(next);
    // A reason was given for the decision that is taken back.
    setReason('');
    keep(decision, next, '');
  };
  return (
    <div className="case-deciding">
      <Select
        size="small"
        aria-label={`${words.decision} ${n}`}
        className="cases-wide"
        placeholder={words.undecided}
        value={record.decision}
        options={decisions.map((one) => ({ value: one, label: words.decisions[one] }))}
        onChange={choose}
      />
      {record.decision === 'corrected' || record.decision === 'partly' ? (
        <Input
          size="small"
          aria-label={`${words.value} ${n}`}
          placeholder={words.value}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          onBlur={() => keep(record.decision, value, reason)}
        />
      ) : null}
      {record.decision === null ? null : (
        <Input.TextArea
          size="small"
          autoSize={{ minRows: 1, maxRows: 6 }}
          aria-label={`${words.reason} ${n}`}
          placeholder={words.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onBlur={() => keep(record.decision, value, reason)}
        />
      )}
    </div>
  );
}
