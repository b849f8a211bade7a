import { Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { CaseRecord, CaseView } from '../../../shared/cases/model.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { caseWords } from '../../words/case.ts';
import { casesWords } from '../../words/cases.ts';
import { seeks } from '../../words/seek.ts';
import { useTitle, useWords } from '../../words/words.ts';

import type { TakenRow } from './from-file.tsx';

interface Typed {
  readonly dataset: string;
  readonly period: string;
  readonly reference: string;
  readonly key: Readonly<Record<string, string>>;
  readonly field: string;
  readonly given: string;
  readonly believed: string;
  readonly ground: string;
}

const begun = (record: CaseRecord | null, taken: TakenRow | null): Typed => ({
  dataset: record?.dataset ?? taken?.dataset ?? '',
  period: record?.period ?? '',
  reference: record?.batch ?? record?.receipt ?? '',
  key: record?.key ?? taken?.cells ?? {},
  field: record?.field ?? '',
  given: record?.given ?? '',
  believed: record?.believed ?? '',
  ground: record?.ground ?? '',
});

/** A batch id is told from a receipt number by its shape. */
const isBatch = (reference: string): boolean => /^b[0-9a-f]{40}$/.test(reference);
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** One wrong value: which record of which delivery, what was given, what is believed right, and why. */
export function RecordForm(props: {
  readonly view: CaseView;
  readonly record: CaseRecord | null;
  /** The row of a received file that it is about. */
  readonly taken?: TakenRow;
  readonly onClose: () => void;
}) {
  const { view, record, taken = null, onClose } = props;
  const words = useWords(caseWords);
  const lists = useWords(casesWords);
  const title = useTitle();
  const [typed, setTyped] = useState(() => begun(record, taken));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const datasets = useCall('catalog.datasets', {});
  const detail = useCall('catalog.dataset', { id: typed.dataset }, { when: typed.dataset !== '' });
  const schema = detail.value?.dataset.schema;
  const primary = schema?.primaryKey ?? [];
  // A dataset without a key names a record by all that it says.
  const names = primary.length > 0 ? [primary].flat() : (schema?.fields.map(({ name }) => name) ?? []);
  const fields = schema?.fields.map(({ name, title: label }) => ({ value: name, label: label ?? name })) ?? [];
  const set = (part: Partial<Typed>): void => setTyped((before) => ({ ...before, ...part }));

  async function save(): Promise<boolean> {
    setBusy(true);
    const { dataset, period, reference, key, field, given, believed, ground } = typed;
    const made = await call('cases.record', {
      id: view.id,
      n: record?.n ?? null,
      records: [
        {
          dataset,
          period,
          batch: isBatch(reference.trim()) ? reference.trim() : null,
          receipt: isBatch(reference.trim()) ? null : orNull(reference),
          key: Object.fromEntries(names.map((name) => [name, (key[name] ?? '').trim()])),
          field,
          given: orNull(given),
          believed: orNull(believed),
          ground,
        },
      ],
    });
    setBusy(false);
    setProblem(made.ok ? null : made.problem);
    return made.ok;
  }

  const own = datasets.value?.filter((one) => one.units.some((unit) => unit.uscc === view.other?.uscc)) ?? [];
  return (
    <Modal
      open
      title={words.recordTitle}
      okText={words.save}
      cancelText={lists.cancel}
      okButtonProps={{ disabled: typed.dataset === '', loading: busy }}
      onOk={() => void save().then((kept) => kept && onClose())}
      onCancel={onClose}
      width={720}
    >
      <div className="case-form">
        <Field label={words.dataset}>
          {(ids) => (
            <Select
              {...ids}
              autoFocus
              className="cases-wide"
              value={typed.dataset === '' ? null : typed.dataset}
              showSearch={{ filterOption: (text, option) => seeks(text, option?.label, option?.value) }}
              options={own.map((one) => ({ value: one.id, label: title(one.title) }))}
              onChange={(dataset) => set({ dataset, key: {}, field: '' })}
            />
          )}
        </Field>
        <Field label={words.period} hint={words.periodHint}>
          {(ids) => (
            <Input {...ids} maxLength={16} value={typed.period} onChange={(event) => set({ period: event.target.value })} />
          )}
        </Field>
        {names.map((name) => (
          <Field key={name} label={`${words.key} · ${fields.find(({ value }) => value === name)?.label ?? name}`}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={2000}
                value={typed.key[name] ?? ''}
                onChange={(event) => set({ key: { ...typed.key, [name]: event.target.value } })}
              />
            )}
          </Field>
        ))}
        <Field label={words.field}>
          {(ids) => (
            <Select
              {...ids}
              className="cases-wide"
              disabled={fields.length === 0}
              value={typed.field === '' ? null : typed.field}
              showSearch={{ filterOption: (text, option) => seeks(text, option?.label, option?.value) }}
              options={fields}
              onChange={(field) => set({ field, ...(taken ? { given: taken.cells[field] ?? '' } : {}) })}
            />
          )}
        </Field>
        <Field label={words.batch} hint={words.batchHint}>
          {(ids) => (
            <Input
              {...ids}
              maxLength={100}
              value={typed.reference}
              onChange={(event) => set({ reference: event.target.value })}
            />
          )}
        </Field>
        <div className="case-form case-form-wide">
          <Field label={words.given}>
            {(ids) => (
              <Input {...ids} maxLength={20_000} value={typed.given} onChange={(event) => set({ given: event.target.value })} />
            )}
          </Field>
          <Field label={words.believed} hint={words.emptyValue}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={20_000}
                value={typed.believed}
                onChange={(event) => set({ believed: event.target.value })}
              />
            )}
          </Field>
        </div>
        <div className="case-form-wide">
          <Field label={words.ground}>
            {(ids) => (
              <Input.TextArea
                {...ids}
                rows={3}
                maxLength={20_000}
                value={typed.ground}
                onChange={(event) => set({ ground: event.target.value })}
              />
            )}
          </Field>
        </div>
      </div>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
