import { Alert, Button, Checkbox, InputNumber, Select } from 'antd';
import { problem } from '../../../../shared/base/problem.ts';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import { fieldTitle, inLanguage } from '../../../../shared/catalog/titles.ts';
import type { FileInfo, ImportPreview } from '../../../../shared/records/model.ts';
import type { OfferedFile } from '../../../link/wire.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { Sheet } from '../../../parts/sheet.tsx';
import { Tag } from '../../../parts/tag.tsx';
import { useLanguage } from '../../../state/language.ts';
import { importWords } from '../../../words/editor-import.ts';
import { bytes } from '../../../words/format.ts';
import { useWords } from '../../../words/words.ts';
import type { LabelsSeen } from './labels.ts';
import { type Choices, chosen, doubled, stillMissing } from './mapping.ts';
import { StampNotes } from './stamp-notes.tsx';

const tones = { code: 'grey', name: 'grey', similar: 'amber', remembered: 'blue', hand: 'blue', none: 'grey' } as const;
/** Stands for "leave out" in the list of fields. */
const OUT = '';

/** The second step: which column of the file is which field. Everything can be corrected by hand. */
export function ColumnsStep(props: {
  readonly file: OfferedFile;
  readonly info: FileInfo;
  readonly sheet: string;
  readonly preview: ImportPreview;
  readonly choices: Choices;
  /** Columns of codes, and whether labels in them become codes. */
  readonly labels: ReadonlyMap<number, { readonly seen: LabelsSeen; readonly taken: boolean }>;
  readonly busy: boolean;
  readonly detail: DatasetDetail;
  readonly onSheet: (name: string) => void;
  readonly onHeaderRow: (row: number) => void;
  readonly onChoose: (column: number, field: string | null) => void;
  readonly onLabels: (column: number, taken: boolean) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}) {
  const { info, preview } = props;
  const words = useWords(importWords);
  const language = useLanguage((state) => state.language);
  const { fields } = props.detail.dataset.schema;
  const titles = new Map(fields.map((field) => [field.name, fieldTitle(field, language)]));
  const required = fields.filter((field) => field.constraints?.required === true).map((field) => field.name);
  const columns = chosen(preview.columns, props.choices);
  const twice = doubled(columns);
  const missing = stillMissing(columns, required);
  const taken = columns.filter((column) => column.field !== null).length;
  const similar = columns.filter((column) => column.by === 'similar').length;
  const options = [
    { value: OUT, label: words.leaveOut },
    ...fields.map((field) => ({ value: field.name, label: `${titles.get(field.name) ?? ''} ${field.name}` })),
  ];
  const about = [words.kind(info.kind), bytes(info.size), ...(info.encoding === null ? [] : [words.encoding(info.encoding)])];
  return (
    <>
      <div className="import-file">
        <span className="strong">{props.file.name}</span>
        <span className="quiet">{about.join(' · ')}</span>
        <span className="spacer" />
        {info.sheets.length > 1 ? (
          <Select
            size="small"
            aria-label={words.sheet}
            value={props.sheet}
            onChange={props.onSheet}
            popupMatchSelectWidth={false}
            options={info.sheets.map((one) => ({
              value: one.name,
              label: `${one.name}${one.hidden ? words.hidden : ''}${one.rows === null ? '' : ` · ${words.sheetRows(one.rows)}`}`,
            }))}
          />
        ) : null}
        <span className="quiet">{words.headerRow}</span>
        <InputNumber
          size="small"
          aria-label={words.headerRow}
          min={1}
          max={1000}
          // No row was recognised as the header.
          value={preview.headerRow === 0 ? null : preview.headerRow}
          placeholder="—"
          changeOnWheel={false}
          onChange={(row) => {
            if (typeof row === 'number' && row !== preview.headerRow) props.onHeaderRow(row);
          }}
          style={{ width: 64 }}
        />
        {preview.headerRows > 1 ? <span className="quiet">{words.headerRows(preview.headerRows)}</span> : null}
      </div>
      <StampNotes info={info} detail={props.detail} />
      {taken === 0 ? (
        <ProblemNotice
          problem={problem('file/noHeader', { sheet: props.sheet, dataset: inLanguage(props.detail.dataset.title, language) })}
        />
      ) : missing.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={words.missing(missing.map((field) => titles.get(field) ?? field).join(language === 'zh' ? '、' : ', '))}
        />
      ) : null}
      {twice === null ? null : <Alert type="error" showIcon title={words.twice(titles.get(twice) ?? twice)} />}
      <section className="import-columns" tabIndex={-1}>
        <Sheet label={words.column}>
          <thead>
            <tr>
              <th scope="col">{words.column}</th>
              <th scope="col">{words.becomes}</th>
              <th scope="col">{words.how}</th>
              <th scope="col">{words.sample}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.column} className={column.field === null ? 'import-out' : undefined}>
                <td>
                  <span className="quiet import-letters">{column.letters}</span>{' '}
                  {column.header === '' ? <i className="quiet">{words.noHeader}</i> : column.header}
                </td>
                <td>
                  <Select
                    size="small"
                    aria-label={`${words.becomes} ${column.letters} ${column.header}`}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={column.field ?? OUT}
                    options={options}
                    onChange={(value) => props.onChoose(column.column, value === OUT ? null : value)}
                    style={{ width: 230 }}
                  />
                </td>
                <td>
                  <Tag tone={tones[column.by]}>{words.by(column.by)}</Tag>
                </td>
                <td className="import-sample">
                  {preview.sample
                    .slice(0, 3)
                    .map((row) => row[column.column] ?? '')
                    .filter((text) => text !== '')
                    .join(' · ')}
                  <LabelLine
                    labels={props.labels.get(column.column)}
                    name={`${column.letters} ${column.header}`}
                    onChange={(taken) => props.onLabels(column.column, taken)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </Sheet>
      </section>
      <footer className="import-foot">
        <span className="quiet">
          {words.matched(taken, columns.length)} {similar > 0 ? words.similar(similar) : ''}
        </span>
        <span className="spacer" />
        <Button onClick={props.onBack}>{words.another}</Button>
        <Button type="primary" autoFocus loading={props.busy} disabled={taken === 0 || twice !== null} onClick={props.onNext}>
          {words.next}
        </Button>
      </footer>
    </>
  );
}

/** Under the sample of a column of codes in which names stand: whether they become codes, with what the first rows show. */
function LabelLine(props: {
  readonly labels: { readonly seen: LabelsSeen; readonly taken: boolean } | undefined;
  readonly name: string;
  readonly onChange: (taken: boolean) => void;
}) {
  const words = useWords(importWords);
  if (!props.labels) return null;
  const { seen, taken } = props.labels;
  if (seen.cells + seen.unclear === 0) return null;
  return (
    <div className="import-labels">
      <Checkbox
        checked={taken}
        aria-label={`${words.labels} ${props.name}`}
        onChange={(event) => props.onChange(event.target.checked)}
      >
        {words.labels}
      </Checkbox>
      <span className="quiet" title={words.labelsHint}>
        {[
          ...(seen.example ? [words.labelsSeen(seen.cells, seen.of, seen.example.text, seen.example.code)] : []),
          ...(seen.unclear > 0 ? [words.labelsUnclear(seen.unclear)] : []),
        ].join(words.apart)}
      </span>
    </div>
  );
}
