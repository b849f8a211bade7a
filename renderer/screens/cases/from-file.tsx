import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { CaseView, ReceivedRows } from '../../../shared/cases/model.ts';
import { masked, sensitiveFields } from '../../../shared/catalog/mask.ts';
import { chooseFile } from '../../link/files.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { caseWords } from '../../words/case.ts';
import { seeks } from '../../words/seek.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** A row of a received file, by the fields of its dataset. */
export interface TakenRow {
  readonly dataset: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** Columns shown of a row: enough to know it by. */
const COLUMNS = 4;

/** Finds the row that is wrong in a file that was received; its report begins with what stands there. */
export function FromFile(props: {
  readonly view: CaseView;
  readonly onTake: (row: TakenRow) => void;
  readonly onClose: () => void;
}) {
  const words = useWords(caseWords);
  const title = useTitle();
  const datasets = useCall('catalog.datasets', {});
  const [dataset, setDataset] = useState<string | null>(null);
  const [token, setToken] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [found, setFound] = useState<ReceivedRows | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const detail = useCall('catalog.dataset', { id: dataset ?? '' }, { when: dataset !== null });
  const titleOf = (name: string): string =>
    detail.value?.dataset.schema.fields.find((field) => field.name === name)?.title ?? name;

  async function read(from: string, of: string): Promise<void> {
    setBusy(true);
    setProblem(null);
    const rows = await call('cases.received', { token: from, dataset: of, text: text.trim() });
    setBusy(false);
    if (rows.ok) setFound(rows.value);
    else setProblem(rows.problem);
  }
  async function choose(): Promise<void> {
    const chosen = await chooseFile();
    if (chosen === null || dataset === null) return;
    if (!chosen.ok) return setProblem(chosen.problem);
    setToken(chosen.value.token);
    await read(chosen.value.token, dataset);
  }

  const own = datasets.value?.filter((one) => one.units.some((unit) => unit.uscc === props.view.other?.uscc)) ?? [];
  // The row that is taken goes into a report of one's own; its neighbours are nobody's business.
  const covered = detail.value ? sensitiveFields(detail.value.dataset) : new Set<string>();
  const columns = found?.fields.slice(0, COLUMNS) ?? [];
  return (
    <Modal open title={words.fromFile} footer={null} onCancel={props.onClose} width={860}>
      <p className="quiet">{words.fromFileHint}</p>
      <div className="case-form">
        <Field label={words.dataset}>
          {(ids) => (
            <Select
              {...ids}
              autoFocus
              className="cases-wide"
              value={dataset}
              showSearch={{ filterOption: (typed, option) => seeks(typed, option?.label, option?.value) }}
              options={own.map((one) => ({ value: one.id, label: title(one.title) }))}
              onChange={(next) => {
                setDataset(next);
                setFound(null);
                if (token !== null) void read(token, next);
              }}
            />
          )}
        </Field>
        <Field label={words.findRow} hint={words.findRowHint}>
          {(ids) => (
            <Input.Search
              {...ids}
              maxLength={200}
              value={text}
              disabled={token === null}
              onChange={(event) => setText(event.target.value)}
              onSearch={() => {
                if (token !== null && dataset !== null) void read(token, dataset);
              }}
            />
          )}
        </Field>
      </div>
      <p>
        <Button loading={busy} disabled={dataset === null} onClick={() => void choose()}>
          {words.chooseFile}
        </Button>{' '}
        {found ? <span className="quiet">{words.foundRows(found.file, found.found)}</span> : null}
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {found && found.rows.length > 0 ? (
        <div className="case-received">
          <Sheet label={words.fromFile} heads={[words.no, ...columns.map(titleOf), words.takeRow]}>
            {found.rows.map(({ row, cells }) => (
              <tr key={row}>
                <td>{words.sheetRow(row)}</td>
                {columns.map((name) => (
                  <td key={name}>{covered.has(name) && cells[name] ? masked(cells[name]) : cells[name]}</td>
                ))}
                <td>
                  <Button
                    size="small"
                    aria-label={`${words.takeRow} ${words.sheetRow(row)}`}
                    onClick={() => dataset !== null && props.onTake({ dataset, cells })}
                  >
                    {words.takeRow}
                  </Button>
                </td>
              </tr>
            ))}
          </Sheet>
        </div>
      ) : null}
    </Modal>
  );
}
