import { Checkbox, Input, Modal, Radio, Segmented } from 'antd';
import { useState } from 'react';
import { isPurpose } from '../../../shared/base/purpose.ts';
import type { ExportOf } from '../../../shared/exports/calls.ts';
import type { ExportFormat } from '../../../shared/exports/model.ts';
import { exportWords } from '../../words/export.ts';
import { partsWords } from '../../words/parts.ts';
import { useWords } from '../../words/words.ts';
import './export.css';
import { useExport } from './use-export.ts';

/** One thing that may be taken out. */
export interface ExportChoice {
  readonly of: ExportOf;
  readonly label: string;
  readonly hint?: string;
}

/** Before data leaves: what of it, as which file, covered or not, and what for. The purpose goes into the log. */
export function ExportDialog(props: {
  readonly title: string;
  readonly choices: readonly ExportChoice[];
  /** Whether there are values of level S. */
  readonly sensitive: boolean;
  readonly onClose: () => void;
}) {
  const { choices } = props;
  const words = useWords(exportWords);
  const parts = useWords(partsWords);
  const take = useExport();
  const [at, setAt] = useState(0);
  const [format, setFormat] = useState<ExportFormat>('xlsx');
  const [purpose, setPurpose] = useState('');
  const [masked, setMasked] = useState(true);
  const [busy, setBusy] = useState(false);
  const chosen = choices[at] ?? choices[0];
  const onlyXlsx = chosen?.of.kind === 'errors';
  const asIs = chosen?.of.kind === 'evidence';
  const ready = isPurpose(purpose);

  const start = async (): Promise<void> => {
    if (!chosen || !ready) return;
    setBusy(true);
    const prepared = await take({ of: chosen.of, format, purpose: purpose.trim(), masked });
    setBusy(false);
    if (prepared) props.onClose();
  };

  return (
    <Modal
      open
      width={560}
      title={words.title(props.title)}
      okText={words.go}
      cancelText={parts.cancel}
      okButtonProps={{ disabled: !ready, loading: busy }}
      onOk={() => void start()}
      onCancel={props.onClose}
    >
      <div className="export-form">
        {choices.length > 1 ? (
          <Radio.Group
            className="export-choices"
            aria-label={words.what}
            value={at}
            onChange={(event) => setAt(Number(event.target.value))}
          >
            {choices.map((choice, n) => (
              <Radio key={choice.of.kind} value={n}>
                {choice.label}
                {choice.hint ? <span className="export-hint">{choice.hint}</span> : null}
              </Radio>
            ))}
          </Radio.Group>
        ) : null}
        <div className="export-line">
          <span className="export-name">{words.format}</span>
          {asIs || onlyXlsx ? (
            <span className="quiet">{asIs ? words.asIs : words.onlyXlsx}</span>
          ) : (
            <Segmented
              aria-label={words.format}
              value={format}
              onChange={setFormat}
              options={[
                { value: 'xlsx', label: words.xlsx },
                { value: 'csv', label: words.csv },
              ]}
            />
          )}
        </div>
        <p className="quiet export-mark">{asIs ? words.markAsIs : format === 'csv' && !onlyXlsx ? words.markCsv : words.mark}</p>
        <div className="export-line export-top">
          <label className="export-name" htmlFor="export-purpose">
            {words.purpose}
          </label>
          <div className="export-field">
            <Input.TextArea
              id="export-purpose"
              autoFocus
              rows={2}
              maxLength={500}
              placeholder={words.purposeHint}
              aria-describedby="export-least"
              value={purpose}
              onChange={(event) => setPurpose(event.target.value)}
            />
            <p id="export-least" className="quiet">
              {words.purposeLeast}
            </p>
          </div>
        </div>
        {props.sensitive ? (
          <div className="export-line export-top">
            <span className="export-name" />
            <div className="export-field">
              <Checkbox checked={masked} onChange={(event) => setMasked(event.target.checked)}>
                {words.cover}
              </Checkbox>
              <p className={masked ? 'quiet' : 'export-warn'}>
                {masked ? (onlyXlsx ? words.coverErrors : words.coverHint) : words.full}
              </p>
            </div>
          </div>
        ) : null}
      </div>
    </Modal>
  );
}
