import { DatePicker, Input, Modal, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { addDays } from '../../../shared/base/clock.ts';
import type { Problem } from '../../../shared/base/problem.ts';
import { rightFacts } from '../../../shared/cases/letter-facts.ts';
import { LONGEST_USE_DAYS } from '../../../shared/cases/use-request.ts';
import { fieldTitle, titleOfField } from '../../../shared/catalog/titles.ts';
import { call } from '../../link/link.ts';
import { useCall } from '../../link/use-call.ts';
import { useLanguage } from '../../state/language.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { grantsWords } from '../../words/grants.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { Field } from '../field.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import './use-right.css';

/** What was asked for before, or is known of it already. */
export interface UseBefore {
  readonly dataset: string;
  readonly fields: readonly string[];
  readonly purpose: string;
}

/** What is usually asked for; the officer says otherwise. */
const USUAL_DAYS = 365;

/** Which fields, what for and until when: the letter is made of it, and its case opened. */
export function AskUseDialog(props: { readonly before?: UseBefore; readonly onClose: () => void }) {
  const words = useWords(grantsWords);
  const titleOf = useTitle();
  const language = useLanguage((state) => state.language);
  const today = useSession((session) => session.status?.today ?? '');
  const officer = useSession((session) => session.status?.officer?.name ?? '');
  const [dataset, setDataset] = useState<string | null>(props.before?.dataset ?? null);
  const [fields, setFields] = useState<readonly string[]>(props.before?.fields ?? []);
  const [purpose, setPurpose] = useState(props.before?.purpose ?? '');
  const [until, setUntil] = useState(() => addDays(today, USUAL_DAYS));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const all = useCall('catalog.datasets', {}, { on: ['catalog'] });
  const found = useCall('catalog.dataset', { id: dataset ?? '' }, { on: ['catalog'], when: dataset !== null });
  const askable = (all.value ?? []).filter(({ conditional, own }) => conditional && !own);
  const chosen = dataset !== null && found.value?.dataset.id === dataset ? found.value.dataset : null;

  async function make(): Promise<void> {
    if (!chosen) return;
    setBusy(true);
    setProblem(null);
    const provider = chosen.liaison.units.map(({ name }) => name).join('、');
    // The letter is in Chinese, whatever the screen speaks.
    const names = fields.map((name) => titleOfField(chosen.schema.fields, name, 'zh'));
    const facts = rightFacts({ provider, purpose, wanted: until }, chosen.title.zh, names, officer);
    const drafted = await call('letters.draft', { kind: 'useRequest', facts });
    const asked = { dataset: chosen.id, fields: [...fields], purpose: purpose.trim(), until };
    const made = drafted.ok ? await call('cases.askUse', { ...asked, words: drafted.value.letter.body }) : drafted;
    setBusy(false);
    if (!made.ok) return setProblem(made.problem);
    props.onClose();
    go({ screen: 'case', id: made.value.id });
  }

  return (
    <Modal
      open
      title={words.dialog}
      okText={words.make}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !chosen || fields.length === 0 || purpose.trim() === '', loading: busy }}
      onOk={() => void make()}
      onCancel={props.onClose}
      width={560}
    >
      <p>{words.dialogText}</p>
      <Field label={words.datasetHead} hint={all.value && askable.length === 0 ? words.noneToAsk : words.datasetHint}>
        {(ids) => (
          <Select
            {...ids}
            className="ask-use-wide"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.datasetPlaceholder}
            loading={all.value === undefined}
            value={dataset}
            options={askable.map(({ id, title }) => ({ value: id, label: `${titleOf(title)} ${id}` }))}
            onChange={(id) => {
              setDataset(id);
              setFields([]);
            }}
          />
        )}
      </Field>
      <Field label={words.askedFields} hint={words.fieldsHint}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            className="ask-use-wide"
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.fieldsPlaceholder}
            disabled={!chosen}
            value={[...fields]}
            options={(chosen?.schema.fields ?? []).map((field) => ({ value: field.name, label: fieldTitle(field, language) }))}
            onChange={(names: string[]) => setFields(names)}
          />
        )}
      </Field>
      <Field label={words.purposeHead} hint={words.purposeHint}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={1000}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
        )}
      </Field>
      <Field label={words.term} hint={words.termHint}>
        {(ids) => (
          <DatePicker
            {...ids}
            allowClear={false}
            value={dayjs(until)}
            minDate={dayjs(today)}
            maxDate={dayjs(addDays(today, LONGEST_USE_DAYS))}
            onChange={(day) => (day ? setUntil(day.format('YYYY-MM-DD')) : undefined)}
          />
        )}
      </Field>
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Modal>
  );
}
